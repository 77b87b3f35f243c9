import type { Choice } from '@liren/shared/votes'
import { Box } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import styles from './choice.mark.module.css'

const icons: Record<Choice, IconName> = { FOR: 'check', AGAINST: 'close', ABSTAIN: 'minus', FOLLOW: 'people' }

/** A box to tick: empty until it is. */
export function TickMark({ filled }: { filled: boolean }) {
  return (
    <Box as="span" mute className={classes(styles['mark'], styles['box'], filled && styles['filled'])}>
      {filled && <Icon name="check" />}
    </Box>
  )
}

/** The shape of a choice: a round tick, a square cross, a dash, a pair of people. Never a colour alone. */
export function ChoiceMark({ of, filled }: { of: Choice; filled: boolean }) {
  return (
    <Box as="span" mute className={classes(styles['mark'], styles[of], filled && styles['filled'])}>
      <Icon name={icons[of]} />
    </Box>
  )
}
