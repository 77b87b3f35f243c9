import { useState, type ReactNode } from 'react'
import { Box, Press, Txt } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import styles from './fold.module.css'
import { Icon } from './icon.tsx'

interface FoldProps {
  id: string
  title: string
  note?: string
  /** Open from the start: something inside is set, or wrong. */
  startsOpen?: boolean
  children: ReactNode
}

/** What most people need not see, one tap away. */
export function Fold({ id, title, note, startsOpen = false, children }: FoldProps) {
  const [isOpen, setOpen] = useState(startsOpen)
  return (
    <Box className={styles['fold']}>
      <Press id={id} className={styles['head']} expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <Box as="span" className={styles['words']}>
          <Txt className={styles['title']}>{title}</Txt>
          {note && !isOpen && <Txt className={styles['note']}>{note}</Txt>}
        </Box>
        <Icon name="down" className={classes(styles['arrow'], isOpen && styles['opened'])} />
      </Press>
      {isOpen && <Box className={styles['inside']}>{children}</Box>}
    </Box>
  )
}
