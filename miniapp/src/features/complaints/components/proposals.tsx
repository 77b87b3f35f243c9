import type { Complaint } from '@liren/shared/complaints.views'
import { suspensionReasons } from '@liren/shared/complaints'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { deadlineText, spanText } from '../../../lib/time.ts'
import { Banner } from '../../../ui/banner.tsx'
import { complaintsTexts } from '../complaints.texts.ts'
import { yuan } from '../hooks/use-facts.ts'
import { complaintNames } from '../names.texts.ts'

type Proposal = Complaint['proposals'][number]

/** What was proposed and waits for an answer; and why a matter was not taken in, or how it was rated. */
export function Proposals({ complaint }: { complaint: Complaint }) {
  const words = complaintsTexts.use()
  const names = complaintNames.use()
  const textOf = useProposal()
  const { refusal, rating } = complaint
  const waiting = complaint.proposals.filter(({ isAccepted, answeredAt }) => isAccepted === null && answeredAt === null)
  return (
    <>
      {waiting
        .filter(({ kind }) => complaint.holder !== null || kind === 'appeal')
        .map((one) => (
          <Banner key={`${one.kind}-${one.proposedAt}`} id={`proposal-${one.kind}`} tone="info">
            {[textOf(one), one.note].filter((part) => part !== null).join(' · ')}
          </Banner>
        ))}
      {refusal && (
        <Banner id="complaint-refusal" tone="warn">
          {[
            names.refusal[refusal.reason],
            refusal.note,
            words.responsible(refusal.responsibleName, refusal.responsibleContact),
          ].join(' · ')}
        </Banner>
      )}
      {rating && (
        <Banner id="complaint-rating" tone={rating.isSolved ? 'good' : 'warn'}>
          {[
            rating.isSolved ? words.solved : words.unsolved,
            names.satisfaction[rating.satisfaction],
            rating.words,
            rating.notedBy === null ? null : words.notedBy(rating.notedBy),
            rating.isSetAside ? words.setAside : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Banner>
      )}
    </>
  )
}

function useProposal(): (proposal: Proposal) => string {
  const words = complaintsTexts.use()
  const { pause } = complaintNames.use()
  const now = useNow()
  const locale = useLocale()
  return ({ kind, from, until, cents, reason }) => {
    if (kind === 'visit' && from !== null && until !== null) return words.visit(spanText(from, until, now, locale))
    if (kind === 'cost' && cents !== null) return words.cost(yuan(cents))
    if (kind === 'appeal' && until !== null) return words.appeal(deadlineText(until, now, locale))
    if (kind === 'suspension' && until !== null) {
      const why = suspensionReasons.find((one) => one === reason)
      return words.suspension(why === undefined ? '' : pause[why], deadlineText(until, now, locale))
    }
    return words.reopening
  }
}
