import { useState } from 'react'
import type { CandidacyBoard } from '@liren/shared/votes.candidacies'
import { useNow } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/time.ts'
import { callCandidates, displayCandidates } from '../candidacies.api.ts'
import { candidaciesTexts } from '../candidacies.texts.ts'
import { useBoardAct } from '../hooks/use-candidacies.ts'
import type { InDecision } from '../votes.api.ts'
import { millisOf, whenOf } from '../when.draft.ts'
import { MomentFields } from './moment.fields.tsx'
import { StepSheet } from './step.sheet.tsx'

interface SheetProps {
  at: InDecision
  board: CandidacyBoard
  onClose: () => void
}

const week = 7 * 86_400_000

/** Until when owners stand and propose others. */
export function CallSheet({ at, board, onClose }: SheetProps) {
  const words = candidaciesTexts.use()
  const now = useNow()
  const [value, setValue] = useState(() =>
    whenOf(board.nominateUntil === null ? now + week : Date.parse(board.nominateUntil)),
  )
  // As it was when the sheet opened: the board is new before the sheet has gone.
  const [isFirst] = useState(board.nominateUntil === null)
  const calling = useBoardAct(at, (until: string) => callCandidates(at, until))
  const until = millisOf(value)
  const send = () => {
    if (until !== null) calling.mutate(new Date(until).toISOString(), { onSuccess: onClose })
  }
  return (
    <StepSheet
      id="call-sheet"
      title={isFirst ? words.call : words.callAgain}
      body={words.callBody}
      action={isFirst ? words.callAction : words.callAgain}
      isReady={until !== null && until > now}
      busy={calling.isPending}
      error={calling.error}
      onConfirm={send}
      onClose={onClose}
    >
      <MomentFields id="call-until" label={words.until} value={value} min={dayOf(now)} onChange={setValue} />
    </StepSheet>
  )
}

/** Begins the display of the list, or begins it anew. */
export function DisplaySheet({ at, board, onClose }: SheetProps) {
  const words = candidaciesTexts.use()
  const displaying = useBoardAct(at, (_: null, submission) => displayCandidates(at, submission))
  const standing = board.candidacies.filter(({ status }) => status === 'accepted').length
  const [isFirst] = useState(board.displayedAt === null)
  const title = isFirst ? words.displayAction : words.displayAgain
  return (
    <StepSheet
      id="display-sheet"
      title={title}
      body={words.displayBody(standing)}
      action={title}
      busy={displaying.isPending}
      error={displaying.error}
      onConfirm={() => displaying.mutate(null, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
