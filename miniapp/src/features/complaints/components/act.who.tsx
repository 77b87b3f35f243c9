import { useState } from 'react'
import { feeWaivers } from '@liren/shared/complaints'
import { names } from '../../../lib/names.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { actsTexts } from '../acts.texts.ts'
import type { InComplaint } from '../complaints.api.ts'
import type { Act } from '../hooks/use-act.ts'
import { useMergeable, useWorkers } from '../hooks/use-complaints.ts'
import { useRules } from '../hooks/use-rules.ts'
import { complaintNames } from '../names.texts.ts'

interface PartProps {
  at: InComplaint
  act: Act
}

const unique = <T,>(all: readonly T[]): T[] => [...new Set(all)]

/** To which office a matter is sent, and there to whom: those that somebody holds, and who does. */
export function OfficeFields({ at, act: { form, change } }: PartProps) {
  const words = actsTexts.use()
  const roles = names.use().role
  const { waiver } = complaintNames.use()
  const first = { value: '', text: words.choose }
  return (
    <QueryView query={useRules(at.communityId)}>
      {({ offices }) => {
        const held = offices.filter(({ role }) => role === form.role)
        const workers = held.find(({ scopeId }) => scopeId === form.scopeId)?.workers ?? []
        if (offices.length === 0) return <Banner tone="info">{words.noOffices}</Banner>
        return (
          <Stack>
            <Field for="act-role" label={words.office} hint={words.officeHint}>
              <SelectInput
                id="act-role"
                label={words.office}
                describedBy={noteOf('act-role')}
                value={form.role}
                choices={[
                  first,
                  ...unique(offices.map(({ role }) => role)).map((value) => ({ value, text: roles[value] })),
                ]}
                onChange={(chosen) => change({ role: chosen, scopeId: '', workerId: '' })}
              />
            </Field>
            <Field for="act-scope" label={words.officeAt}>
              <SelectInput
                id="act-scope"
                label={words.officeAt}
                value={form.scopeId}
                disabled={held.length === 0}
                choices={[first, ...held.map(({ scopeId, scopeLabel }) => ({ value: scopeId, text: scopeLabel }))]}
                onChange={(scopeId) => change({ scopeId, workerId: '' })}
              />
            </Field>
            {workers.length > 0 && (
              <Field for="act-to" label={words.toWhom}>
                <SelectInput
                  id="act-to"
                  label={words.toWhom}
                  value={form.workerId}
                  choices={[
                    { value: '', text: words.anyone },
                    ...workers.map(({ id, nickname }) => ({ value: id, text: nickname })),
                  ]}
                  onChange={(workerId) => change({ workerId })}
                />
              </Field>
            )}
            <Field for="act-waiver" label={words.waiver}>
              <SelectInput
                id="act-waiver"
                label={words.waiver}
                value={form.waiver}
                choices={[
                  { value: '', text: words.noWaiver },
                  ...feeWaivers.map((value) => ({ value, text: waiver[value] })),
                ]}
                onChange={(why) => change({ waiver: why })}
              />
            </Field>
          </Stack>
        )
      }}
    </QueryView>
  )
}

/** Who of the office sees to it. */
export function WorkerField({ at, act: { form, change } }: PartProps) {
  const words = actsTexts.use()
  const workers = useWorkers(at)
  return (
    <QueryView query={workers}>
      {({ items }) =>
        items.length === 0 ? (
          <Banner tone="info">{words.noWorkers}</Banner>
        ) : (
          <Field for="act-worker" label={words.worker}>
            <SelectInput
              id="act-worker"
              label={words.worker}
              value={form.workerId}
              choices={[
                { value: '', text: words.choose },
                ...items.map(({ id, nickname }) => ({ value: id, text: nickname })),
              ]}
              onChange={(workerId) => change({ workerId })}
            />
          </Field>
        )
      }
    </QueryView>
  )
}

/** With which matter this one goes on: another of the same sort at the same place, or the one of a number. */
export function IntoField({ at, act: { form, change } }: PartProps) {
  const words = actsTexts.use()
  const [number, setNumber] = useState('')
  const mergeable = useMergeable(at, number)
  return (
    <Stack>
      <Field for="act-into-number" label={words.byNumber} hint={words.byNumberHint}>
        <TextInput
          id="act-into-number"
          value={number}
          onInput={(typed) => {
            setNumber(typed)
            change({ intoId: '' })
          }}
          maxLength={300}
          label={words.byNumber}
          describedBy={noteOf('act-into-number')}
        />
      </Field>
      <QueryView query={mergeable}>
        {({ items }) =>
          items.length === 0 ? (
            <Banner id="act-into-none" tone="info">
              {number.trim() === '' ? words.noneAlike : words.noneNumbered}
            </Banner>
          ) : (
            <LongField label={words.into}>
              <ChoiceList
                id="act-into"
                label={words.into}
                options={items.map(({ id, excerpt, place }) => ({ value: id, title: excerpt, note: place.label }))}
                chosen={form.intoId === '' ? null : form.intoId}
                onChoose={(intoId) => change({ intoId })}
              />
            </LongField>
          )
        }
      </QueryView>
    </Stack>
  )
}
