import { z } from 'zod'
import type { CandidacyBoard } from '@liren/shared/votes.candidacies'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import { acceptCandidacy, nominate, type CandidacyBody } from '../candidacies.api.ts'
import { candidaciesTexts } from '../candidacies.texts.ts'
import { useBoardAct } from '../hooks/use-candidacies.ts'
import type { InDecision } from '../votes.api.ts'
import { FlatFields } from './flat.fields.tsx'
import { StepSheet } from './step.sheet.tsx'

const form = z.object({
  unitId: z.string(),
  entranceId: z.string(),
  label: z.string(),
  name: z.string(),
  statement: z.string(),
})
type Form = z.output<typeof form>
const blank: Form = { unitId: '', entranceId: '', label: '', name: '', statement: '' }

interface SheetProps {
  at: InDecision
  board: CandidacyBoard
  onClose: () => void
}

function NameField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const words = candidaciesTexts.use()
  return (
    <Field for="stand-name" label={words.name}>
      <TextInput id="stand-name" value={value} maxLength={20} label={words.name} onInput={onChange} />
    </Field>
  )
}

function WordsField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <Field for="stand-statement" label={label}>
      <LongInput id="stand-statement" value={value} rows={4} maxLength={500} label={label} onInput={onChange} />
    </Field>
  )
}

/** Stands oneself, for one of one's own flats. */
export function StandSheet({
  at,
  onClose,
  flats,
}: SheetProps & { flats: readonly { unitId: string; label: string }[] }) {
  const words = candidaciesTexts.use()
  const [value, setValue, { done }] = useFormDraft(form, `vote.stand.${at.decisionId}`, blank)
  const standing = useBoardAct(at, (body: CandidacyBody, submission) => nominate(at, body, submission))
  const unitId = flats.some((flat) => flat.unitId === value.unitId) ? value.unitId : (flats[0]?.unitId ?? '')
  const { name, statement } = value
  const isReady = unitId !== '' && name.trim() !== '' && statement.trim() !== ''
  const send = () =>
    standing.mutate(
      { kind: 'stand', unitId, name: name.trim(), statement: statement.trim() },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  return (
    <StepSheet
      id="stand-sheet"
      title={words.stand}
      body={words.standBody}
      action={words.send}
      isReady={isReady}
      busy={standing.isPending}
      error={standing.error}
      onConfirm={send}
      onClose={onClose}
    >
      {flats.length > 1 && (
        <Field for="stand-flat" label={words.flat}>
          <SelectInput
            id="stand-flat"
            label={words.flat}
            value={unitId}
            choices={flats.map((flat) => ({ value: flat.unitId, text: flat.label }))}
            onChange={(chosen) => setValue({ ...value, unitId: chosen })}
          />
        </Field>
      )}
      <NameField value={name} onChange={(typed) => setValue({ ...value, name: typed })} />
      <WordsField
        label={words.statement}
        value={statement}
        onChange={(typed) => setValue({ ...value, statement: typed })}
      />
    </StepSheet>
  )
}

/** Proposes the owners of a flat, or, for who organises, records somebody who agreed in writing. */
export function ProposeSheet({ at, board, onClose, kind }: SheetProps & { kind: 'propose' | 'written' }) {
  const words = candidaciesTexts.use()
  const [value, setValue, { done }] = useFormDraft(form, `vote.${kind}.${at.decisionId}`, blank)
  const proposing = useBoardAct(at, (body: CandidacyBody, submission) => nominate(at, body, submission))
  const { entranceId, label, name, statement } = value
  const isWritten = kind === 'written'
  const isReady =
    entranceId !== '' && label.trim() !== '' && statement.trim() !== '' && (!isWritten || name.trim() !== '')
  const flat = { entranceId, label: label.trim() }
  const body = (): CandidacyBody =>
    isWritten
      ? { kind: 'written', flat, name: name.trim(), statement: statement.trim() }
      : { kind: 'propose', flat, statement: statement.trim() }
  const send = () =>
    proposing.mutate(body(), {
      onSuccess: () => {
        done()
        onClose()
      },
    })
  return (
    <StepSheet
      id={`${kind}-sheet`}
      title={isWritten ? words.record : words.propose}
      body={isWritten ? words.recordBody : words.proposeBody}
      action={isWritten ? words.sendRecord : words.sendProposal}
      isReady={isReady}
      busy={proposing.isPending}
      error={proposing.error}
      onConfirm={send}
      onClose={onClose}
    >
      <FlatFields
        communityId={at.communityId}
        estateId={board.estateId}
        door={{ entranceId, label }}
        onChange={(door) => setValue({ ...value, ...door })}
      />
      {isWritten && <NameField value={name} onChange={(typed) => setValue({ ...value, name: typed })} />}
      <WordsField
        label={isWritten ? words.statement : words.why}
        value={statement}
        onChange={(typed) => setValue({ ...value, statement: typed })}
      />
    </StepSheet>
  )
}

/** Accepts to stand, in one's own words. */
export function AcceptSheet({ at, candidacyId, onClose }: Omit<SheetProps, 'board'> & { candidacyId: string }) {
  const words = candidaciesTexts.use()
  const [value, setValue, { done }] = useFormDraft(form, `vote.accept.${candidacyId}`, blank)
  const accepting = useBoardAct(at, (body: { name: string; statement: string }) =>
    acceptCandidacy(at, candidacyId, { accepts: true, ...body }),
  )
  const { name, statement } = value
  const send = () =>
    accepting.mutate(
      { name: name.trim(), statement: statement.trim() },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  return (
    <StepSheet
      id="accept-sheet"
      title={words.accept}
      body={words.standBody}
      action={words.accept}
      isReady={name.trim() !== '' && statement.trim() !== ''}
      busy={accepting.isPending}
      error={accepting.error}
      onConfirm={send}
      onClose={onClose}
    >
      <NameField value={name} onChange={(typed) => setValue({ ...value, name: typed })} />
      <WordsField
        label={words.statement}
        value={statement}
        onChange={(typed) => setValue({ ...value, statement: typed })}
      />
    </StepSheet>
  )
}
