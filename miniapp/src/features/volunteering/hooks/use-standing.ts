import type { Shift } from '@liren/shared/volunteering'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { clockOf } from '../../../lib/time.ts'
import { volunteeringTexts } from '../volunteering.texts.ts'

export interface Standing {
  text: string
  /** It is my turn; the words say for what. */
  isMyTurn: boolean
}

/** How a shift stands for me, in words: the next thing due. */
export function useStanding(): (shift: Shift) => Standing {
  const words = volunteeringTexts.use()
  const locale = useLocale()
  const told = (text: string, isMyTurn = false): Standing => ({ text, isMyTurn })
  const ofMine = (mine: NonNullable<Shift['mine']>, mayScan: boolean): Standing => {
    if (mine.state === 'waiting') return told(words.waitingAt(mine.ahead))
    if (mine.minutes !== null) return told(words.credited(durationText(mine.minutes, locale)))
    if (mine.rejectedFor !== null) return told(words.rejected(mine.rejectedFor))
    if (mine.wantsMe) return told(words.wantsMe, true)
    if (mine.isInReview) return told(words.inReview)
    if (mine.outAt !== null) return told(mine.isConfirmed ? words.isOutConfirmed : words.isOut)
    if (mine.inAt !== null) return told(words.isIn(clockOf(mine.inAt)), true)
    return mayScan ? told(words.mayScan, true) : told(words.signedUp)
  }
  return (shift) => {
    const { mine, abilities, capacity, taken, waiting } = shift
    if (shift.isCancelled) return told(words.cancelled)
    if (mine) return ofMine(mine, abilities.scan)
    if (!abilities.signUp) return told(words.begun)
    return told(taken < capacity ? words.free(capacity - taken) : words.full(waiting))
  }
}
