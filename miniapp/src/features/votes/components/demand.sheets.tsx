import { useState } from 'react'
import { z } from 'zod'
import type { DemandEstate, VoteDemand } from '@liren/shared/votes.demands'
import { matter, matters } from '@liren/shared/votes.matters'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import {
  answerDemand,
  joinDemand,
  leaveDemand,
  setDemandCounts,
  startDemand,
  withdrawDemand,
  type DemandCountsBody,
  type NewDemand,
} from '../demands.api.ts'
import { demandsTexts } from '../demands.texts.ts'
import { useDemandAct } from '../hooks/use-demands.ts'
import { StepSheet } from './step.sheet.tsx'

const form = z.object({ estateId: z.string(), title: z.string(), text: z.string(), matter })
const blank: z.output<typeof form> = { estateId: '', title: '', text: '', matter: 'OTHER_MAJOR' }

interface StartProps {
  communityId: string
  estates: readonly DemandEstate[]
  onClose: () => void
}

/** Starts a demand, as the first to join it. */
export function StartSheet({ communityId, estates, onClose }: StartProps) {
  const words = demandsTexts.use()
  const names = voteNames.use()
  const [value, setValue, { done }] = useFormDraft(form, `vote.demand.${communityId}`, blank)
  const [isSure, setSure] = useState(false)
  const estateId = estates.some((one) => one.estateId === value.estateId)
    ? value.estateId
    : (estates[0]?.estateId ?? '')
  const starting = useDemandAct(communityId, (body: NewDemand, submission) =>
    startDemand(communityId, estateId, body, submission),
  )
  const { title, text } = value
  const send = () =>
    starting.mutate(
      { title: title.trim(), text: text.trim(), matter: value.matter, consent: true },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  return (
    <StepSheet
      id="demand-start-sheet"
      title={words.start}
      body={words.startBody}
      action={words.start}
      consent={{ words: words.consent, isGiven: isSure, onChange: setSure }}
      isReady={estateId !== '' && title.trim() !== '' && text.trim() !== ''}
      busy={starting.isPending}
      error={starting.error}
      onConfirm={send}
      onClose={onClose}
    >
      {estates.length > 1 && (
        <Field for="demand-estate" label={words.estate}>
          <SelectInput
            id="demand-estate"
            label={words.estate}
            value={estateId}
            choices={estates.map((one) => ({ value: one.estateId, text: one.estateName }))}
            onChange={(chosen) => setValue({ ...value, estateId: chosen })}
          />
        </Field>
      )}
      <Field for="demand-title" label={words.name}>
        <TextInput
          id="demand-title"
          value={title}
          maxLength={60}
          label={words.name}
          onInput={(typed) => setValue({ ...value, title: typed })}
        />
      </Field>
      <Field for="demand-matter" label={words.matter}>
        <SelectInput
          id="demand-matter"
          label={words.matter}
          value={value.matter}
          choices={matters.map((one) => ({ value: one, text: names.matter[one] }))}
          onChange={(chosen) => setValue({ ...value, matter: matter.parse(chosen) })}
        />
      </Field>
      <Field for="demand-text" label={words.why} hint={words.consentNote}>
        <LongInput
          id="demand-text"
          value={text}
          rows={4}
          maxLength={1000}
          label={words.why}
          onInput={(typed) => setValue({ ...value, text: typed })}
        />
      </Field>
    </StepSheet>
  )
}

interface DemandProps {
  communityId: string
  demand: VoteDemand
  onClose: () => void
}

/** Joins a demand, in one's own words of consent. */
export function JoinSheet({ communityId, demand, onClose }: DemandProps) {
  const words = demandsTexts.use()
  const [isSure, setSure] = useState(false)
  const joining = useDemandAct(communityId, (id: string, submission) => joinDemand(communityId, id, submission))
  return (
    <StepSheet
      id="demand-join-sheet"
      title={`${words.join} · ${demand.title}`}
      body={`${words.joinBody}${words.consentNote}`}
      action={words.join}
      consent={{ words: words.consent, isGiven: isSure, onChange: setSure }}
      busy={joining.isPending}
      error={joining.error}
      onConfirm={() => joining.mutate(demand.id, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** Leaves a demand, or withdraws the one that one started. */
export function EndDemandSheet({ communityId, demand, onClose, act }: DemandProps & { act: 'leave' | 'withdraw' }) {
  const words = demandsTexts.use()
  const ending = useDemandAct(communityId, (id: string) =>
    act === 'leave' ? leaveDemand(communityId, id) : withdrawDemand(communityId, id),
  )
  return (
    <StepSheet
      id="demand-end-sheet"
      title={words[act]}
      body={act === 'leave' ? words.leaveBody : words.withdrawBody}
      action={words[act]}
      isSerious
      busy={ending.isPending}
      error={ending.error}
      onConfirm={() => ending.mutate(demand.id, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** What a committee says in writing becomes of a demand. */
export function AnswerDemandSheet({ communityId, demand, onClose }: DemandProps) {
  const words = demandsTexts.use()
  const [text, setText, { done }] = useFormDraft(z.string(), `vote.demand.answer.${demand.id}`, '')
  const answering = useDemandAct(communityId, (said: string) => answerDemand(communityId, demand.id, said))
  const send = () =>
    answering.mutate(text.trim(), {
      onSuccess: () => {
        done()
        onClose()
      },
    })
  return (
    <StepSheet
      id="demand-answer-sheet"
      title={words.answer}
      body={words.answerBody}
      action={words.answer}
      isReady={text.trim() !== ''}
      busy={answering.isPending}
      error={answering.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Field for="demand-answer" label={words.answerLabel}>
        <LongInput
          id="demand-answer"
          value={text}
          rows={4}
          maxLength={1000}
          label={words.answerLabel}
          onInput={setText}
        />
      </Field>
    </StepSheet>
  )
}

/** How a fifth is counted in an estate, with the clause where it is not as the law counts. */
export function CountsSheet({
  communityId,
  estate,
  onClose,
}: {
  communityId: string
  estate: DemandEstate
  onClose: () => void
}) {
  const words = demandsTexts.use()
  const [counts, setCounts] = useState(estate.counts)
  const [basis, setBasis] = useState(estate.basis ?? '')
  const saving = useDemandAct(communityId, (body: DemandCountsBody) =>
    setDemandCounts(communityId, estate.estateId, body),
  )
  const needsBasis = counts !== 'HEADS'
  return (
    <StepSheet
      id="demand-counts-sheet"
      title={`${words.counts} · ${estate.estateName}`}
      body={words.countsBody}
      action={words.save}
      isReady={!needsBasis || basis.trim() !== ''}
      busy={saving.isPending}
      error={saving.error}
      onConfirm={() => saving.mutate({ counts, basis: needsBasis ? basis.trim() : null }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <LongField label={words.counts}>
        <ChoiceList
          id="demand-counts"
          label={words.counts}
          options={(['HEADS', 'AREA', 'BOTH'] as const).map((value) => ({ value, title: words.countsLabel[value] }))}
          chosen={counts}
          onChoose={setCounts}
        />
      </LongField>
      {needsBasis && (
        <Field for="demand-basis" label={words.basis}>
          <TextInput id="demand-basis" value={basis} maxLength={200} label={words.basis} onInput={setBasis} />
        </Field>
      )}
    </StepSheet>
  )
}
