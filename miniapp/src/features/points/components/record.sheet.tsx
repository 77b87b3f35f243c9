import { useState } from 'react'
import { recordKinds } from '@liren/shared/volunteering.records'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { ResidentPicker } from '../../../ui/resident.picker.tsx'
import { useResidentChoice } from '../../binding/hooks/use-resident-choice.ts'
import { useAddRecord } from '../hooks/use-records.ts'
import { blankRecord, recordForm, recordOf } from '../records.draft.ts'
import { recordsTexts } from '../records.texts.ts'

/** Writes a training, an award or a complaint into a volunteer's record. */
export function RecordSheet({ communityId, onClose }: { communityId: string; onClose: () => void }) {
  const words = recordsTexts.use()
  const resident = useResidentChoice(communityId)
  const { residenceId } = resident
  const [form, setForm, { done }] = useFormDraft(recordForm, `volunteer-record.${communityId}`, blankRecord)
  const [isFaulty, setFaulty] = useState(false)
  const adding = useAddRecord(communityId)
  const save = () => {
    const body = recordOf(residenceId, form)
    setFaulty(body === null)
    if (body === null) return
    adding.mutate(body, {
      onSuccess: () => {
        done()
        onClose()
      },
    })
  }
  const line = (part: 'title' | 'detail' | 'hours', label: string, maxLength: number) => (
    <Field for={`record-${part}`} label={label}>
      <TextInput
        id={`record-${part}`}
        value={form[part]}
        onInput={(text) => setForm({ ...form, [part]: text })}
        maxLength={maxLength}
        label={label}
      />
    </Field>
  )
  return (
    <Sheet
      id="record-sheet"
      title={words.add}
      onClose={onClose}
      footer={
        <>
          {isFaulty && <Banner tone="warn">{words.fault}</Banner>}
          <Button id="record-save" kind="primary" busy={adding.isPending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="p">{words.addBody}</Box>
        <ResidentPicker name="record" choice={resident} />
        <Chips oneOf label={words.kinds}>
          {recordKinds.map((kind) => (
            <Chip
              key={kind}
              id={`record-${kind}`}
              role="radio"
              chosen={kind === form.kind}
              onPress={() => setForm({ ...form, kind })}
            >
              {words.kind[kind]}
            </Chip>
          ))}
        </Chips>
        {line('title', words.titleOf[form.kind], 80)}
        {line('detail', words.detailOf[form.kind], 120)}
        <Field for="record-day" label={words.happenedOn}>
          <WhenInput
            id="record-day"
            kind="date"
            label={words.happenedOn}
            value={form.happenedOn}
            onChange={(happenedOn) => setForm({ ...form, happenedOn })}
          />
        </Field>
        {form.kind === 'training' && line('hours', words.hours, 6)}
        {adding.error !== null && <Banner tone="danger">{messageOf(adding.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
