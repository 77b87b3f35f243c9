import type { ComplaintRow } from '@liren/shared/complaints.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { useDue, type Due } from '../hooks/use-due.ts'
import styles from './due.line.module.css'

const shapes: Record<Due['tone'], IconName> = { late: 'alert', soon: 'clock', plain: 'calendar' }

/** Until when the next thing is due, in words and with a shape; nothing once it has ended. */
export function DueLine({ row }: { row: ComplaintRow }) {
  const due = useDue()(row)
  if (due === null) return null
  return (
    <Box as="span" className={classes(styles['due'], styles[due.tone])}>
      <Icon name={shapes[due.tone]} small />
      <Txt>{due.text}</Txt>
    </Box>
  )
}
