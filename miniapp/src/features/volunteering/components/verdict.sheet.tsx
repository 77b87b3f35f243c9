import { useState } from 'react'
import type { ReviewItem } from '@liren/shared/volunteering.attendance'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { instantNear } from '../entry.draft.ts'
import { useDecideReview } from '../hooks/use-roster.ts'
import { organisingTexts } from '../organising.texts.ts'

interface VerdictSheetProps {
  communityId: string
  item: ReviewItem
  accept: boolean
  onClose: () => void
}

/** Accepts or rejects a service, and says how it was checked; who forgot to check out gets the right end. */
export function VerdictSheet({ communityId, item, accept, onClose }: VerdictSheetProps) {
  const words = organisingTexts.use()
  const verdict = item.kind === 'objection' ? words.ofObjection : words
  const deciding = useDecideReview(communityId)
  const [left, setLeft] = useState('')
  const outAt = left === '' ? null : instantNear(item.startsAt, left)
  return (
    <ReasonSheet
      id="verdict-sheet"
      title={accept ? verdict.acceptTitle : verdict.rejectTitle}
      body={accept ? verdict.acceptBody : verdict.rejectBody}
      label={words.verdictReason}
      hint={words.verdictHint}
      action={accept ? verdict.accept : verdict.reject}
      kind={accept ? 'primary' : 'danger'}
      busy={deciding.isPending}
      error={deciding.error}
      onConfirm={(reason) => deciding.mutateAsync({ reviewId: item.id, verdict: { accept, outAt, reason } })}
      onClose={onClose}
    >
      {accept && item.kind === 'forgotten' && (
        <Field for="verdict-out" label={words.rightEnd} hint={words.rightEndHint}>
          <WhenInput
            id="verdict-out"
            kind="time"
            label={words.rightEnd}
            value={left}
            onChange={setLeft}
            describedBy={noteOf('verdict-out')}
          />
        </Field>
      )}
    </ReasonSheet>
  )
}
