import { useOutbox } from '../../complaints/hooks/use-outbox.ts'
import { homeTexts } from '../home.texts.ts'

/** How many reports wait on this phone; they go out from here, too. */
export function UnsentNote({ communityId, whenNone }: { communityId: string; whenNone: string }) {
  const words = homeTexts.use()
  const { length } = useOutbox(communityId).waiting
  return length > 0 ? words.unsentReports(length) : whenNone
}
