import { contactWays, refusalReasons, ringReasons, suspensionReasons } from '@liren/shared/complaints'
import type { ReactElement } from 'react'
import { useNow } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/time.ts'
import { Stack } from '../../../ui/card.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import type { partsOf } from '../acts.draft.ts'
import { actsTexts } from '../acts.texts.ts'
import type { InComplaint } from '../complaints.api.ts'
import type { Act } from '../hooks/use-act.ts'
import { complaintNames } from '../names.texts.ts'
import { Answer, Pictures, Proof, Rating } from './act.proof.tsx'
import { PartnerField } from './act.partner.tsx'
import { Reasons } from './act.reasons.tsx'
import { IntoField, OfficeFields, WorkerField } from './act.who.tsx'

interface PartProps {
  at: InComplaint
  act: Act
}

const day = 24 * 3_600_000
/** The farthest day a visit or a pause may lie ahead. */
const farthestDays = 89

function Note({ act, label, hint }: { act: Act; label: string; hint?: string }) {
  return (
    <Field for="act-note" label={label} hint={hint}>
      <LongInput
        id="act-note"
        value={act.form.note}
        onInput={(note) => act.change({ note })}
        rows={3}
        maxLength={500}
        label={label}
        describedBy={noteOf('act-note')}
        invalid={act.fault === 'note'}
      />
    </Field>
  )
}

const Optional = ({ act }: PartProps) => <Note act={act} label={actsTexts.use().note} />

function Why({ act }: PartProps) {
  const words = actsTexts.use()
  return <Note act={act} label={words.why} hint={words.whyHint} />
}

function Refusal({ act: { form, change } }: PartProps) {
  const words = actsTexts.use()
  const { refusal } = complaintNames.use()
  return (
    <Stack>
      <Reasons
        id="act-reason"
        label={words.refusal}
        value={form.reason}
        choices={refusalReasons.map((value) => ({ value, text: refusal[value] }))}
        onChange={(reason) => change({ reason })}
      />
      <Field for="act-name" label={words.responsible} hint={words.responsibleHint}>
        <TextInput
          id="act-name"
          value={form.name}
          onInput={(name) => change({ name })}
          maxLength={60}
          label={words.responsible}
          describedBy={noteOf('act-name')}
        />
      </Field>
      <Field for="act-contact" label={words.contact} hint={words.contactHint}>
        <TextInput
          id="act-contact"
          value={form.contact}
          onInput={(contact) => change({ contact })}
          maxLength={60}
          label={words.contact}
          describedBy={noteOf('act-contact')}
        />
      </Field>
    </Stack>
  )
}

function How({ act: { form, change } }: PartProps) {
  const words = actsTexts.use()
  const { way } = complaintNames.use()
  return (
    <LongField label={words.how}>
      <Chips oneOf label={words.how}>
        {contactWays.map((one) => (
          <Chip key={one} id={`how-${one}`} role="radio" chosen={form.how === one} onPress={() => change({ how: one })}>
            {way[one]}
          </Chip>
        ))}
      </Chips>
    </LongField>
  )
}

function Day({ act: { form, change }, label, hint }: { act: Act; label: string; hint?: string }) {
  const now = useNow()
  return (
    <Field for="act-day" label={label} hint={hint}>
      <WhenInput
        id="act-day"
        kind="date"
        label={label}
        value={form.day}
        min={dayOf(now)}
        max={dayOf(now + farthestDays * day)}
        onChange={(chosen) => change({ day: chosen })}
      />
    </Field>
  )
}

function Visit({ act }: PartProps) {
  const words = actsTexts.use()
  const { form, change } = act
  return (
    <Stack>
      <Day act={act} label={words.day} />
      <Field for="act-from" label={words.from}>
        <WhenInput
          id="act-from"
          kind="time"
          label={words.from}
          value={form.from}
          onChange={(from) => change({ from })}
        />
      </Field>
      <Field for="act-to" label={words.to}>
        <WhenInput id="act-to" kind="time" label={words.to} value={form.to} onChange={(to) => change({ to })} />
      </Field>
    </Stack>
  )
}

function Cost({ act: { form, change } }: PartProps) {
  const words = actsTexts.use()
  return (
    <Field for="act-yuan" label={words.yuan} hint={words.yuanHint}>
      <TextInput
        id="act-yuan"
        value={form.yuan}
        onInput={(yuan) => change({ yuan })}
        maxLength={10}
        label={words.yuan}
        describedBy={noteOf('act-yuan')}
      />
    </Field>
  )
}

function Pause({ act }: PartProps) {
  const words = actsTexts.use()
  const { pause } = complaintNames.use()
  return (
    <Stack>
      <Reasons
        id="act-pause"
        label={words.pauseReason}
        value={act.form.reason}
        choices={suspensionReasons.map((value) => ({ value, text: pause[value] }))}
        onChange={(reason) => act.change({ reason })}
      />
      <Day act={act} label={words.pauseUntil} hint={words.pauseHint} />
    </Stack>
  )
}

/** Why nothing was heard. */
function Silence({ act: { form, change } }: PartProps) {
  const words = actsTexts.use()
  const { silence } = complaintNames.use()
  return (
    <Reasons
      id="act-silence"
      label={words.silence}
      value={form.reason}
      choices={ringReasons.map((value) => ({ value, text: silence[value] }))}
      onChange={(reason) => change({ reason })}
    />
  )
}

type ActPart = NonNullable<ReturnType<typeof partsOf>>[number]

/** What is drawn for each thing a step asks for. */
export const fieldsOf: Record<ActPart, (props: PartProps) => ReactElement> = {
  ...{
    note: Optional,
    why: Why,
    refusal: Refusal,
    office: OfficeFields,
    worker: WorkerField,
    into: IntoField,
    partner: PartnerField,
    how: How,
  },
  ...{
    visit: Visit,
    cost: Cost,
    pause: Pause,
    pictures: Pictures,
    proof: Proof,
    rating: Rating,
    answer: Answer,
    silence: Silence,
  },
}
