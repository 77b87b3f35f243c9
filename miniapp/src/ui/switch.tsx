import { Box, Press, Txt } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import styles from './switch.module.css'

interface SwitchProps {
  id: string
  on: boolean
  onChange: (on: boolean) => void
  title: string
  note?: string
}

/** A whole row that turns something on and off. */
export function SwitchRow({ id, on, onChange, title, note }: SwitchProps) {
  return (
    <Press id={id} className={styles['row']} role="switch" checked={on} label={title} onPress={() => onChange(!on)}>
      <Box as="span" className={styles['words']}>
        <Txt className={styles['title']}>{title}</Txt>
        {note && <Txt className={styles['note']}>{note}</Txt>}
      </Box>
      <Box as="span" className={classes(styles['track'], on && styles['on'])} mute>
        <Box as="span" className={styles['knob']} />
      </Box>
    </Press>
  )
}
