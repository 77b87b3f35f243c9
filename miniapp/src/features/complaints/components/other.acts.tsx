import type { ComplaintStep } from '@liren/shared/complaints'
import type { Complaint } from '@liren/shared/complaints.views'
import { Card, Section } from '../../../ui/card.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { actsTexts } from '../acts.texts.ts'
import { complaintsTexts } from '../complaints.texts.ts'

const icons: { readonly [step in ComplaintStep]?: IconName } = {
  ...{ OFFER_COST: 'numbers', DECLINE_COST: 'close', DECLINE_SUSPENSION: 'close', DENY_REOPENING: 'close' },
  ...{
    NOTE: 'edit',
    CONTACT: 'phone',
    RING_BACK: 'phone',
    RING_IN_VAIN: 'close',
    ASSIGN: 'people',
    OFFER_VISIT: 'calendar',
    DECLINE_VISIT: 'calendar',
  },
  ...{ RETRACT_VISIT: 'close', RETRACT_COST: 'close' },
  ...{ REOPEN: 'again', ASK_REOPENING: 'again', ASK_SUSPENSION: 'clock', DISPATCH: 'forward', RESOLVE: 'check' },
  ...{
    REFUSE: 'close',
    WITHDRAW: 'leave',
    SHOW: 'eye',
    HIDE: 'eye',
    DISPUTE: 'alert',
    OBJECT: 'alert',
    URGE: 'clock',
    MERGE: 'link',
  },
}

interface OtherActsProps {
  complaint: Complaint
  steps: readonly ComplaintStep[]
  onAct: (step: ComplaintStep) => void
  onContact: (() => void) | null
}

/** What else may be done with the matter, besides the one thing at the thumb. */
export function OtherActs({ complaint, steps, onAct, onContact }: OtherActsProps) {
  const words = complaintsTexts.use()
  const acts: { readonly [step in ComplaintStep]?: string } = actsTexts.use().acts
  if (steps.length === 0 && onContact === null) return null
  return (
    <Section title={words.more}>
      <Card flush>
        {onContact && (
          <ListRow
            id="complaint-contact"
            icon="phone"
            title={words.call}
            note={complaint.reporter?.phoneMasked}
            onPress={onContact}
          />
        )}
        {steps.map((step) => (
          <ListRow
            key={step}
            id={`act-${step}`}
            icon={icons[step] ?? 'forward'}
            title={acts[step] ?? step}
            onPress={() => onAct(step)}
          />
        ))}
      </Card>
    </Section>
  )
}
