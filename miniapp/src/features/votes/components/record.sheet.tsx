import { useState } from 'react'
import { z } from 'zod'
import { fewestNoticeDays, type DeliveryRow } from '@liren/shared/votes.delivery'
import { voteFile, type VoteFile } from '@liren/shared/votes.files'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { FileNote, FilePickers, FileRow, FileRows, FileTool, SendingRow } from '../../../ui/file.rows.tsx'
import { fileRowsTexts } from '../../../ui/file.rows.texts.ts'
import { LongField } from '../../../ui/long.field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { Delivery } from '../delivery.api.ts'
import { deliveryTexts } from '../delivery.texts.ts'
import { useDeliver, useSendingReceipt } from '../hooks/use-delivery.ts'
import type { InDecision } from '../votes.api.ts'

const kinds = ['SIGNED_RECEIPT', 'REGISTERED_MAIL', 'PUBLIC_NOTICE'] as const
type Kind = (typeof kinds)[number]

/** What is being written down, and of which flats: a picture taken for some proves nothing of others. */
const record = z.object({
  unitIds: z.array(z.string()),
  kind: z.enum(kinds),
  numbers: z.record(z.string(), z.string()),
  place: z.string(),
  days: z.string(),
  file: voteFile.nullable(),
})

/** Numbers are typed one by one. */
const mostLetters = 20
const mostDays = 60
const isNumber = (text: string): boolean => /^[A-Za-z0-9]{8,30}$/.test(text.trim())

interface RecordSheetProps {
  at: InDecision
  units: readonly DeliveryRow[]
  onDone: (heads: number) => void
  onClose: () => void
}

/** How ballots reached the flats that were chosen: signed for, by letter, or put up where nobody was met. */
export function RecordSheet({ at, units, onDone, onClose }: RecordSheetProps) {
  const words = deliveryTexts.use()
  const { sheet } = words
  const unitIds = units.map(({ unitId }) => unitId)
  const name = `vote.delivery.${at.decisionId}.${unitIds.length}.${unitIds[0] ?? ''}`
  const [form, setForm, { done }] = useFormDraft(record, name, {
    ...{ unitIds, kind: 'SIGNED_RECEIPT', numbers: {}, place: '', days: '7', file: null },
  })
  const { kind, numbers, place, days, file } = form
  const change = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const setFile = (next: VoteFile | null) => change({ file: next })
  const [isTried, setTried] = useState(false)
  const sending = useSendingReceipt(at, name, file ? 0 : 1, setFile)
  const delivering = useDeliver(at)
  const isPlaced = place.trim() !== ''
  const isLong = /^\d{1,2}$/.test(days) && Number(days) >= fewestNoticeDays && Number(days) <= mostDays
  const fits: Record<Kind, boolean> = {
    SIGNED_RECEIPT: true,
    REGISTERED_MAIL: units.length <= mostLetters && unitIds.every((id) => isNumber(numbers[id] ?? '')),
    PUBLIC_NOTICE: isPlaced && isLong,
  }
  const fileId = file?.id ?? null
  const delivery = (): Delivery => {
    if (kind === 'SIGNED_RECEIPT') return { kind, unitIds, fileId }
    if (kind === 'PUBLIC_NOTICE') return { kind, unitIds, place: place.trim(), days: Number(days), fileId }
    return { kind, letters: unitIds.map((unitId) => ({ unitId, number: (numbers[unitId] ?? '').trim() })) }
  }
  const confirm = () => {
    setTried(true)
    if (!fits[kind]) return
    delivering.mutate(delivery(), {
      onSuccess: ({ recorded }) => {
        done()
        onDone(recorded)
      },
    })
  }
  return (
    <Sheet
      id="delivery-sheet"
      title={sheet.title(units.length)}
      onClose={onClose}
      footer={
        <Button
          id="delivery-confirm"
          kind="primary"
          busy={delivering.isPending}
          disabled={sending.isBusy}
          onPress={confirm}
        >
          {sheet.confirm}
        </Button>
      }
    >
      <Stack>
        <LongField label={sheet.kind}>
          <ChoiceList
            id="delivery-kind"
            label={sheet.kind}
            options={kinds.map((value) => ({ value, title: words.kinds[value], note: sheet.notes[value] }))}
            chosen={kind}
            onChoose={(next) => change({ kind: next })}
          />
        </LongField>
        {kind === 'REGISTERED_MAIL' && units.length > mostLetters && <Banner tone="warn">{sheet.tooMany}</Banner>}
        {kind === 'REGISTERED_MAIL' &&
          units.length <= mostLetters &&
          units.map(({ unitId, label }, index) => {
            const id = `letter-${index + 1}`
            const typed = numbers[unitId] ?? ''
            const isFaulty = isTried && !isNumber(typed)
            return (
              <Field
                key={unitId}
                for={id}
                label={sheet.number(label)}
                hint={sheet.numberHint}
                fault={isFaulty ? sheet.numberFault : undefined}
              >
                <TextInput
                  id={id}
                  value={typed}
                  onInput={(text) => change({ numbers: { ...numbers, [unitId]: text } })}
                  maxLength={30}
                  label={sheet.number(label)}
                  invalid={isFaulty}
                  describedBy={noteOf(id)}
                />
              </Field>
            )
          })}
        {kind === 'PUBLIC_NOTICE' && (
          <>
            <Field
              for="notice-place"
              label={sheet.place}
              hint={sheet.placeHint}
              fault={isTried && !isPlaced ? sheet.placeFault : undefined}
            >
              <TextInput
                id="notice-place"
                value={place}
                onInput={(text) => change({ place: text })}
                maxLength={60}
                label={sheet.place}
                invalid={isTried && !isPlaced}
                describedBy={noteOf('notice-place')}
              />
            </Field>
            <Field
              for="notice-days"
              label={sheet.days}
              hint={sheet.daysHint}
              fault={isTried && !isLong ? sheet.daysFault : undefined}
            >
              <TextInput
                id="notice-days"
                kind="digits"
                value={days}
                onInput={(text) => change({ days: text })}
                maxLength={2}
                label={sheet.days}
                invalid={isTried && !isLong}
                describedBy={noteOf('notice-days')}
              />
            </Field>
          </>
        )}
        {kind !== 'REGISTERED_MAIL' && (
          <Receipt
            label={kind === 'PUBLIC_NOTICE' ? sheet.pictureNotice : sheet.picture}
            {...{ file, setFile, sending }}
          />
        )}
        <Box as="p">{sheet.final}</Box>
        {delivering.error && <Banner tone="danger">{messageOf(delivering.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}

interface ReceiptProps {
  label: string
  file: VoteFile | null
  setFile: (file: VoteFile | null) => void
  sending: ReturnType<typeof useSendingReceipt>
}

/** The one picture that a record may rest on. */
function Receipt({ label, file, setFile, sending }: ReceiptProps) {
  const { sheet } = deliveryTexts.use()
  const rows = fileRowsTexts.use()
  return (
    <LongField label={label} hint={sheet.pictureHint}>
      {(file !== null || sending.queue.length > 0) && (
        <FileRows>
          {file && (
            <FileRow
              id="receipt-file"
              label={file.name}
              name={file.name}
              kind={file.kind}
              address={null}
              note={<FileNote>{rows.bytes(file.bytes)}</FileNote>}
              tools={
                <FileTool
                  id="receipt-remove"
                  icon="trash"
                  label={rows.remove(file.name)}
                  onPress={() => setFile(null)}
                />
              }
            />
          )}
          {sending.queue.map((one) => (
            <SendingRow key={one.key} one={one} sending={sending} />
          ))}
        </FileRows>
      )}
      <FilePickers id="receipt" sending={sending} withPdf={false} />
    </LongField>
  )
}
