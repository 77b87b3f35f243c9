import type { ReactNode } from 'react'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import styles from './ballot.motion.module.css'

interface OptionRowProps {
  id: string
  role: 'radio' | 'checkbox'
  isChosen: boolean
  mark: ReactNode
  title: string
  note?: string | undefined
  /** Stands beside the chosen one: on a ballot, that it is one's own choice. */
  said?: string | undefined
  onPress: () => void
}

/** A whole row to hit: shape, word, and in words that it is chosen. */
export function OptionRow({ id, role, isChosen, mark, title, note, said, onPress }: OptionRowProps) {
  return (
    <Press
      id={id}
      role={role}
      checked={isChosen}
      label={note === undefined ? title : `${title}，${note}`}
      className={classes(styles['option'], isChosen && styles['chosen'])}
      onPress={onPress}
    >
      {mark}
      <Box as="span" className={styles['words']}>
        <Txt className={styles['name']}>{title}</Txt>
        {note !== undefined && <Txt className={styles['note']}>{note}</Txt>}
      </Box>
      {isChosen && said !== undefined && <Txt className={styles['said']}>{said}</Txt>}
    </Press>
  )
}
