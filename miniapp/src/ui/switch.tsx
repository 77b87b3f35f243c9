import { Press, Txt } from '../platform/elements.tsx'
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
      <Txt className={styles['words']}>
        <Txt className={styles['title']}>{title}</Txt>
        {note && <Txt className={styles['note']}>{note}</Txt>}
      </Txt>
      <Txt className={classes(styles['track'], on && styles['on'])} mute>
        <Txt className={styles['knob']} />
      </Txt>
    </Press>
  )
}
