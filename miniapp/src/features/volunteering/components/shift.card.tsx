import type { Shift } from '@liren/shared/volunteering'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { hoursText } from '../../../lib/time.ts'
import { Press, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { useStanding } from '../hooks/use-standing.ts'
import styles from './shift.card.module.css'

/** One shift in a list: what, when, where, and how I stand with it. */
export function ShiftCard({ shift, onPress }: { shift: Shift; onPress: () => void }) {
  const { text, isMyTurn } = useStanding()(shift)
  const now = useNow()
  const locale = useLocale()
  return (
    <Press
      id={`shift-${shift.id}`}
      className={classes(styles['card'], shift.mine !== null && styles['mine'])}
      onPress={onPress}
    >
      <Txt className={styles['title']}>{shift.title}</Txt>
      <Txt className={styles['when']}>{hoursText(shift.startsAt, shift.endsAt, now, locale)}</Txt>
      <Txt className={styles['place']}>{shift.place}</Txt>
      <Txt className={classes(styles['standing'], isMyTurn && styles['turn'])}>{text}</Txt>
    </Press>
  )
}
