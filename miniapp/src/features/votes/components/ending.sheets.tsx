import { useState } from 'react'
import { z } from 'zod'
import { cancelGround, type CancelGround } from '@liren/shared/votes'
import { cancelGroundsIn } from '@liren/shared/votes.grounds'
import type { Decision } from '@liren/shared/votes.views'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import type { Stepping } from '../hooks/use-step.ts'
import { stepsTexts } from '../steps.texts.ts'
import { StepSheet } from './step.sheet.tsx'

interface EndingProps {
  decision: Decision
  stepping: Stepping
  onDone: () => void
  onClose: () => void
}

const cancelling = z.object({ ground: cancelGround.nullable(), reason: z.string().max(500) })

/** Ends a decision before its time: on a ground that still holds here, with a reason, and said in words. */
export function CancelSheet({ decision, stepping, onDone, onClose }: EndingProps) {
  const words = stepsTexts.use()
  const grounds = cancelGroundsIn(decision.state)
  const [form, setForm, { done }] = useFormDraft(cancelling, `cancel.${decision.id}`, { ground: null, reason: '' })
  const [isSure, setSure] = useState(false)
  const ground: CancelGround | null = form.ground !== null && grounds.includes(form.ground) ? form.ground : null
  const confirm = () =>
    ground !== null &&
    stepping.mutate(
      { step: 'CANCEL', ground, reason: form.reason.trim() },
      {
        onSuccess: () => {
          done()
          onDone()
        },
      },
    )
  return (
    <StepSheet
      id="step-CANCEL"
      title={words.name.CANCEL}
      body={words.body.CANCEL}
      action={words.name.CANCEL}
      isSerious
      consent={{ words: words.consent.CANCEL, isGiven: isSure, onChange: setSure }}
      isReady={ground !== null && form.reason.trim() !== ''}
      busy={stepping.isPending}
      error={stepping.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <LongField label={words.ground}>
        <ChoiceList
          id="cancel-ground"
          label={words.ground}
          options={grounds.map((value) => ({ value, title: words.grounds[value] }))}
          chosen={ground}
          onChoose={(chosen) => setForm({ ...form, ground: chosen })}
        />
      </LongField>
      <ReasonField
        id="cancel-reason"
        value={form.reason}
        onInput={(reason) => setForm({ ...form, reason })}
        label={words.reason}
      />
    </StepSheet>
  )
}

type Revoking = 'REVOKE_BY_COURT' | 'REVOKE_BY_GOV'

/** Records that a court or the government revoked a decision. */
export function RevokeDecisionSheet({ step, decision, stepping, onDone, onClose }: EndingProps & { step: Revoking }) {
  const words = stepsTexts.use()
  const [reason, setReason, { done }] = useFormDraft(z.string().max(500), `${step}.${decision.id}`, '')
  const [isSure, setSure] = useState(false)
  const confirm = () =>
    stepping.mutate(
      { step, reason: reason.trim() },
      {
        onSuccess: () => {
          done()
          onDone()
        },
      },
    )
  return (
    <StepSheet
      id={`step-${step}`}
      title={words.name[step]}
      body={words.body[step]}
      action={words.name[step]}
      isSerious
      consent={{ words: words.consent[step], isGiven: isSure, onChange: setSure }}
      isReady={reason.trim() !== ''}
      busy={stepping.isPending}
      error={stepping.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ReasonField id="revoke-reason" value={reason} onInput={setReason} label={words.reason} hint={words.revokeHint} />
    </StepSheet>
  )
}

interface ReasonProps {
  id: string
  label: string
  hint?: string
  value: string
  onInput: (value: string) => void
}

function ReasonField({ id, label, hint, value, onInput }: ReasonProps) {
  return (
    <Field for={id} label={label} hint={hint}>
      <LongInput
        id={id}
        value={value}
        oneLine
        rows={2}
        maxLength={500}
        label={label}
        describedBy={noteOf(id)}
        onInput={onInput}
      />
    </Field>
  )
}
