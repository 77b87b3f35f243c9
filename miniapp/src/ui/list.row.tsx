import type { ReactNode } from 'react'
import { Box, Press } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './list.row.module.css'

interface RowProps {
  id?: string
  icon?: IconName
  title: ReactNode
  note?: ReactNode
  /** At the right: a value, a badge, a switch. */
  trailing?: ReactNode
  /** Leads somewhere or does something. */
  onPress?: () => void
  /** The words of what cannot be undone. */
  danger?: boolean
}

/** One line of a list in a card. */
export function ListRow({ id, icon, title, note, trailing, onPress, danger }: RowProps) {
  const body = (
    <>
      {icon && <Icon name={icon} className={styles['icon']} />}
      <Box as="span" className={styles['words']}>
        <Box as="span" className={styles['title']}>
          {title}
        </Box>
        {note && (
          <Box as="span" className={styles['note']}>
            {note}
          </Box>
        )}
      </Box>
      {trailing && (
        <Box as="span" className={styles['trailing']}>
          {trailing}
        </Box>
      )}
      {onPress && !danger && <Icon name="forward" small className={styles['arrow']} />}
    </>
  )
  const className = classes(styles['row'], danger && styles['danger'])
  return onPress ? (
    <Press id={id} className={classes(className, styles['pressable'])} onPress={onPress}>
      {body}
    </Press>
  ) : (
    <Box id={id} className={className}>
      {body}
    </Box>
  )
}
