import { useState } from 'react'
import type { StepDraft } from '@liren/shared/votes.decisions'
import type { DecisionStep } from '@liren/shared/votes'
import type { Decision } from '@liren/shared/votes.views'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { documentsWaiting } from '../documents.draft.ts'
import { useStep, type Stepping } from '../hooks/use-step.ts'
import { stepsTexts } from '../steps.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { CancelSheet, RevokeDecisionSheet } from './ending.sheets.tsx'
import { RollCheck } from './roll.cards.tsx'
import { StepSheet } from './step.sheet.tsx'
import { ExtendSheet, NotifySheet } from './times.sheets.tsx'

interface SheetsProps {
  at: InDecision
  decision: Decision
  step: DecisionStep
  onClose: () => void
}

/** What a step asks before it is taken. */
export function StepSheets({ at, decision, step, onClose }: SheetsProps) {
  const stepping = useStep(at, decision.version)
  const props = { at, decision, stepping, onDone: onClose, onClose }
  switch (step) {
    case 'NOTIFY':
      return <NotifySheet {...props} />
    case 'EXTEND':
      return <ExtendSheet {...props} />
    case 'CANCEL':
      return <CancelSheet {...props} />
    case 'REVOKE_BY_COURT':
    case 'REVOKE_BY_GOV':
      return <RevokeDecisionSheet {...props} step={step} />
    case 'RETURN':
    case 'FILE':
      return <Reasoned {...props} step={step} />
    case 'FREEZE':
      return decision.roll === null ? <Plain {...props} step={step} /> : <Reasoned {...props} step={step} />
    case 'SUBMIT':
    case 'PUBLISH':
    case 'FINALISE':
    case 'ARCHIVE':
      return <Plain {...props} step={step} />
    default:
      return null
  }
}

interface StepProps {
  at: InDecision
  decision: Decision
  stepping: Stepping
  onDone: () => void
  onClose: () => void
}

/** A step that needs nothing but a yes; what cannot be undone is said in words first. */
function Plain({
  at,
  decision,
  step,
  stepping,
  onDone,
  onClose,
}: StepProps & { step: 'SUBMIT' | 'FREEZE' | 'PUBLISH' | 'FINALISE' | 'ARCHIVE' }) {
  const words = stepsTexts.use()
  const [isSure, setSure] = useState(false)
  // What this device still has to send would come too late.
  const waiting = step === 'SUBMIT' ? documentsWaiting(at.communityId, decision.id) : 0
  const move: StepDraft = step === 'FREEZE' ? { step, reason: null } : { step }
  return (
    <StepSheet
      id={`step-${step}`}
      title={words.name[step]}
      body={words.body[step]}
      action={words.name[step]}
      consent={step === 'FINALISE' ? { words: words.consent.FINALISE, isGiven: isSure, onChange: setSure } : undefined}
      busy={stepping.isPending}
      error={stepping.error}
      isReady={waiting === 0}
      onConfirm={() => stepping.mutate(move, { onSuccess: onDone })}
      onClose={onClose}
    >
      {step === 'FREEZE' && <RollCheck at={at} decision={decision} />}
      {waiting > 0 && (
        <Banner
          id="documents-waiting"
          tone="warn"
          action={
            <Button
              id="documents-go-on"
              snug
              kind="quiet"
              onPress={() => open(voteRoutes.draft(at.communityId, decision.id))}
            >
              {words.toDraft}
            </Button>
          }
        >
          {words.documentsWaiting(waiting)}
        </Banner>
      )}
    </StepSheet>
  )
}

/** A step that is written down with a reason, or with where it was filed. */
function Reasoned({ at, step, decision, stepping, onClose }: StepProps & { step: 'RETURN' | 'FREEZE' | 'FILE' }) {
  const words = stepsTexts.use()
  const isAgain = step === 'FREEZE'
  const title = isAgain ? words.again : words.name[step]
  const hints = { RETURN: words.reasonHint.RETURN, FREEZE: words.reasonHint.again, FILE: words.filedHint }
  return (
    <ReasonSheet
      id={`step-${step}-${decision.id}`}
      title={title}
      body={isAgain ? words.body.again : words.body[step]}
      label={step === 'FILE' ? words.filedWith : words.reason}
      hint={hints[step]}
      action={title}
      busy={stepping.isPending}
      error={stepping.error}
      longest={step === 'FILE' ? 80 : 500}
      onConfirm={(reason) => stepping.mutateAsync({ step, reason })}
      onClose={onClose}
    >
      {isAgain && <RollCheck at={at} decision={decision} />}
    </ReasonSheet>
  )
}
