import { useState } from 'react'
import type { CallOffice, CallStep } from '@liren/shared/complaints.whistle'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { useCallStep } from '../hooks/use-calls.ts'
import type { CallStepBody, InCall } from '../whistle.api.ts'
import { askOf, callActs } from '../whistle.draft.ts'
import { whistleTexts } from '../whistle.texts.ts'
import { CallActSheet } from './call.act.sheet.tsx'

interface CallActsProps {
  at: InCall
  office: CallOffice
  steps: readonly CallStep[]
  /** The first one is the thing to do here. */
  isForemost?: boolean
}

/** What may be done with a call, one thumb away; what asks for nothing is done at the tap. */
export function CallActs({ at, office, steps, isForemost = false }: CallActsProps) {
  const words = whistleTexts.use()
  const acts: { readonly [step in CallStep]?: string } = words.acts
  const [asking, setAsking] = useState<CallStep | null>(null)
  const taking = useCallStep(at)
  const offered = callActs(steps)
  if (offered.length === 0) return null
  const begin = (step: CallStep) =>
    askOf(step) === 'nothing' ? taking.mutate({ step } as CallStepBody) : setAsking(step)
  return (
    <>
      {taking.error && <Banner tone="danger">{messageOf(taking.error)}</Banner>}
      <Buttons>
        {offered.map((step, index) => (
          <Button
            key={step}
            id={`call-${step}-${at.callId}`}
            snug
            kind={index === 0 && isForemost ? 'primary' : 'plain'}
            busy={taking.isPending}
            label={words.actLabel(acts[step] ?? step, office.label)}
            onPress={() => begin(step)}
          >
            {acts[step] ?? step}
          </Button>
        ))}
      </Buttons>
      {asking !== null && <CallActSheet at={at} step={asking} onClose={() => setAsking(null)} />}
    </>
  )
}
