import { motionResults, type MotionResult } from '@liren/shared/votes.matters'
import { mostDocuments } from '@liren/shared/votes.files'
import type { Motion } from '@liren/shared/votes.views'
import { dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { FileNote, FilePickers, FileRow, FileRows, FileTool, SendingRow } from '../../../ui/file.rows.tsx'
import { fileRowsTexts } from '../../../ui/file.rows.texts.ts'
import { LongField } from '../../../ui/long.field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { useSendingOfficial } from '../hooks/use-official.ts'
import { candidateName, type OfficialForm, type Typed } from '../official.draft.ts'
import { officialTexts } from '../official.texts.ts'
import { WeightFields } from './weight.fields.tsx'

export interface FormProps {
  form: OfficialForm
  motions: readonly Motion[]
  /** What is wrong, by its id; empty before the first try. */
  faults: readonly string[]
  now: number
  onChange: (form: OfficialForm) => void
}

/** Where a result comes from, and how many owners there are in all. */
export function SourceFields({ form, faults, now, onChange }: Omit<FormProps, 'motions'>) {
  const words = officialTexts.use()
  const fault = (name: string) => (faults.includes(name) ? words.required : undefined)
  return (
    <Section title={words.source}>
      <Stack>
        <Field for="platform" label={words.platform} hint={words.platformHint} fault={fault('platform')}>
          <TextInput
            id="platform"
            value={form.platform}
            onInput={(platform) => onChange({ ...form, platform })}
            maxLength={60}
            label={words.platform}
            invalid={faults.includes('platform')}
            describedBy={noteOf('platform')}
          />
        </Field>
        <Field for="reference" label={words.reference} hint={words.referenceHint} fault={fault('reference')}>
          <TextInput
            id="reference"
            value={form.reference}
            onInput={(reference) => onChange({ ...form, reference })}
            maxLength={80}
            label={words.reference}
            invalid={faults.includes('reference')}
            describedBy={noteOf('reference')}
          />
        </Field>
        <Field for="decided-on" label={words.decidedOn} fault={fault('decided-on')}>
          <WhenInput
            id="decided-on"
            kind="date"
            value={form.decidedOn}
            max={dayOf(now)}
            label={words.decidedOn}
            onChange={(decidedOn) => onChange({ ...form, decidedOn })}
          />
        </Field>
        <WeightFields
          id="total"
          label={words.whole}
          hint={words.wholeHint}
          value={form.total}
          isFaulty={faults.includes('total')}
          onChange={(total) => onChange({ ...form, total })}
        />
      </Stack>
    </Section>
  )
}

/** What the document says of one motion. */
export function MotionFields({ motion, ...props }: Omit<FormProps, 'motions' | 'now'> & { motion: Motion }) {
  const words = officialTexts.use()
  const { form, faults, onChange } = props
  const { number, title, kind } = motion
  return (
    <Section title={words.motion(number, title)}>
      <Card>
        <Stack>
          <WeightFields
            id={`participating-${number}`}
            label={words.participating}
            value={form.participating[number]}
            isFaulty={faults.includes(`participating-${number}`)}
            onChange={(value) => onChange({ ...form, participating: { ...form.participating, [number]: value } })}
          />
          {kind === 'question' ? <Question {...props} number={number} /> : <Election {...props} motion={motion} />}
        </Stack>
      </Card>
    </Section>
  )
}

type PartProps = Omit<FormProps, 'motions' | 'now'>

const withConsent = (form: OfficialForm, name: string | number, value: Typed): OfficialForm => ({
  ...form,
  consenting: { ...form.consenting, [name]: value },
})

function Question({ form, faults, onChange, number }: PartProps & { number: number }) {
  const words = officialTexts.use()
  const state = (chosen: MotionResult) => onChange({ ...form, stated: { ...form.stated, [number]: chosen } })
  return (
    <>
      <WeightFields
        id={`consenting-${number}`}
        label={words.consenting}
        value={form.consenting[number]}
        isFaulty={faults.includes(`consenting-${number}`)}
        onChange={(value) => onChange(withConsent(form, number, value))}
      />
      <LongField label={words.stated} fault={faults.includes(`stated-${number}`) ? words.required : undefined}>
        <ChoiceList
          id={`stated-${number}`}
          label={words.stated}
          options={motionResults.map((value) => ({ value, title: words.results[value] }))}
          chosen={form.stated[number] ?? null}
          onChoose={state}
        />
      </LongField>
    </>
  )
}

function Election({ form, faults, onChange, motion: { number, candidates } }: PartProps & { motion: Motion }) {
  const words = officialTexts.use()
  const toggle = (name: string) => {
    const isIn = form.elected.includes(name)
    const elected = isIn ? form.elected.filter((one) => one !== name) : [...form.elected, name]
    onChange({ ...form, elected })
  }
  return (
    <>
      {candidates.map((one) => {
        const name = candidateName(number, one.number)
        return (
          <WeightFields
            key={one.id}
            id={`votes-${number}-${one.number}`}
            label={words.votes(one.name)}
            value={form.consenting[name]}
            isFaulty={faults.includes(`consenting-${name}`)}
            onChange={(value) => onChange(withConsent(form, name, value))}
          />
        )
      })}
      <LongField label={words.elected}>
        <Chips label={words.elected}>
          {candidates.map((one) => {
            const name = candidateName(number, one.number)
            return (
              <Chip
                key={one.id}
                id={`elected-${number}-${one.number}`}
                chosen={form.elected.includes(name)}
                onPress={() => toggle(name)}
              >
                {one.name}
              </Chip>
            )
          })}
        </Chips>
      </LongField>
    </>
  )
}

interface FilesProps {
  form: OfficialForm
  isFaulty: boolean
  sending: ReturnType<typeof useSendingOfficial>
  onChange: (form: OfficialForm) => void
}

/** The documents that the result is typed from. */
export function OfficialFiles({ form, isFaulty, sending, onChange }: FilesProps) {
  const words = officialTexts.use()
  const rows = fileRowsTexts.use()
  return (
    <LongField label={words.files} hint={words.filesHint} fault={isFaulty ? words.filesFault : undefined}>
      {form.files.length + sending.queue.length > 0 && (
        <FileRows>
          {form.files.slice(0, mostDocuments).map((file, place) => (
            <FileRow
              key={file.id}
              id={`official-file-${place + 1}`}
              label={rows.rowOf(place + 1, file.name)}
              name={file.name}
              kind={file.kind}
              address={null}
              note={<FileNote>{rows.bytes(file.bytes)}</FileNote>}
              tools={
                <FileTool
                  id={`official-remove-${place + 1}`}
                  icon="trash"
                  label={rows.remove(file.name)}
                  onPress={() => onChange({ ...form, files: form.files.filter(({ id }) => id !== file.id) })}
                />
              }
            />
          ))}
          {sending.queue.map((one) => (
            <SendingRow key={one.key} one={one} sending={sending} />
          ))}
        </FileRows>
      )}
      <Box>
        <FilePickers id="official" sending={sending} />
      </Box>
    </LongField>
  )
}
