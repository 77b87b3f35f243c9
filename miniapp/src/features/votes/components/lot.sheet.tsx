import { useState } from 'react'
import type { MotionOutcome, Tie } from '@liren/shared/votes.results'
import { z } from 'zod'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import { useLot } from '../hooks/use-ties.ts'
import { tiesTexts } from '../ties.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { StepSheet } from './step.sheet.tsx'

const form = z.object({
  order: z.array(z.string()),
  drawnBy: z.string(),
  witnesses: z.array(z.string()),
  reason: z.string(),
})

/** A tie for the last places of an election. */
export interface Broken {
  motion: MotionOutcome
  tie: Tie
}

interface LotProps {
  at: InDecision
  version: number
  of: Broken
  onClose: () => void
}

/** In which order the tied were drawn, by whom, before which two witnesses, and how. */
export function LotSheet({ at, version, of, onClose }: LotProps) {
  const words = tiesTexts.use()
  const { motion, tie } = of
  const [value, setValue, { done }] = useFormDraft(form, `vote.lot.${motion.motionId}.${tie.for}`, {
    order: tie.between.map(() => ''),
    drawnBy: '',
    witnesses: ['', ''],
    reason: '',
  })
  const [isSure, setSure] = useState(false)
  const lot = useLot(at)
  const { order, drawnBy, witnesses, reason } = value
  const choices = tie.between.map((id) => ({
    value: id,
    text: motion.candidates.find(({ candidateId }) => candidateId === id)?.name ?? '',
  }))
  const isWhole = new Set(order).size === order.length && !order.includes('')
  const isReady = isWhole && [drawnBy, ...witnesses, reason].every((text) => text.trim() !== '')
  const at1 = <T,>(list: readonly T[], place: number, item: T) =>
    list.map((one, index) => (index === place ? item : one))
  const send = () =>
    lot.mutate(
      {
        ...{ version, motionId: motion.motionId, for: tie.for, order, drawnBy: drawnBy.trim(), reason: reason.trim() },
        witnesses: witnesses.map((name) => name.trim()),
      },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  return (
    <StepSheet
      id="lot-sheet"
      title={words.lot}
      body={words.lotBody}
      action={words.lot}
      consent={{ words: words.consent, isGiven: isSure, onChange: setSure }}
      isReady={isReady}
      busy={lot.isPending}
      error={lot.error}
      onConfirm={send}
      onClose={onClose}
    >
      {order.map((chosen, place) => (
        <Field key={tie.between[place]} for={`lot-${place}`} label={words.order(place + 1)}>
          <SelectInput
            id={`lot-${place}`}
            label={words.order(place + 1)}
            value={chosen}
            choices={[{ value: '', text: '—' }, ...choices]}
            onChange={(id) => setValue({ ...value, order: at1(order, place, id) })}
          />
        </Field>
      ))}
      <Field for="lot-drawn-by" label={words.drawnBy}>
        <TextInput
          id="lot-drawn-by"
          value={drawnBy}
          maxLength={20}
          label={words.drawnBy}
          onInput={(typed) => setValue({ ...value, drawnBy: typed })}
        />
      </Field>
      {witnesses.map((name, place) => (
        <Field key={words.witness(place + 1)} for={`lot-witness-${place}`} label={words.witness(place + 1)}>
          <TextInput
            id={`lot-witness-${place}`}
            value={name}
            maxLength={20}
            label={words.witness(place + 1)}
            onInput={(typed) => setValue({ ...value, witnesses: at1(witnesses, place, typed) })}
          />
        </Field>
      ))}
      <Field for="lot-reason" label={words.reason}>
        <LongInput
          id="lot-reason"
          value={reason}
          rows={3}
          maxLength={500}
          label={words.reason}
          onInput={(typed) => setValue({ ...value, reason: typed })}
        />
      </Field>
    </StepSheet>
  )
}
