import { useState } from 'react'
import type { Turnout } from '@liren/shared/votes.casting'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { canScan, scan } from '../../../platform/scan.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useDoors } from '../hooks/use-doors.ts'
import { usePrintPapers } from '../hooks/use-papers.ts'
import { scannedNumber, typedNumber } from '../paper.code.ts'
import { papersTexts } from '../papers.texts.ts'
import type { InDecision } from '../votes.api.ts'

interface NumberSheetProps {
  at: InDecision
  what: 'receive' | 'enter'
  isBusy: boolean
  error: unknown
  /** What came of the one before. */
  done?: string | undefined
  onNumber: (number: number) => void
  onClose: () => void
}

/** Asks for the number of a paper: by the camera in WeChat, by hand anywhere. It stays open for the next one. */
export function NumberSheet({ at, what, isBusy, error, done, onNumber, onClose }: NumberSheetProps) {
  const words = papersTexts.use()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const take = (number: number | null, otherwise: string) => {
    setFault(number === null ? otherwise : null)
    if (number === null) return
    setTyped('')
    onNumber(number)
  }
  const submit = () => take(typedNumber(typed), words.numberFault)
  const scanned = async () => {
    const text = await scan()
    if (text !== null) take(scannedNumber(at.decisionId, text), words.scanFault)
  }
  const said = fault ?? (error && !isBusy ? messageOf(error) : undefined)
  return (
    <Sheet
      id="paper-number-sheet"
      title={what === 'receive' ? words.receiveTitle : words.enterTitle}
      onClose={onClose}
      footer={
        <Button id="paper-number-confirm" kind="primary" busy={isBusy} onPress={submit}>
          {what === 'receive' ? words.receiveAction : words.enterAction}
        </Button>
      }
    >
      <Stack>
        {done !== undefined && (
          <Banner id="paper-number-done" tone="good">
            {done}
          </Banner>
        )}
        {canScan && (
          <Button id="paper-scan" icon="scan" onPress={() => void scanned()}>
            {words.scan}
          </Button>
        )}
        <Field for="paper-number" label={words.number} hint={words.numberHint} fault={said}>
          <TextInput
            id="paper-number"
            kind="digits"
            label={words.number}
            value={typed}
            onInput={(text) => {
              setFault(null)
              setTyped(text)
            }}
            onEnter={submit}
            maxLength={7}
            autoComplete="off"
            invalid={said !== undefined}
            describedBy={noteOf('paper-number')}
          />
        </Field>
      </Stack>
    </Sheet>
  )
}

interface PrintSheetProps {
  at: InDecision
  buildings: Turnout['buildings']
  onClose: () => void
}

/** Sheets for a building, or for one flat of it that has not voted. */
export function PrintPapersSheet({ at, buildings, onClose }: PrintSheetProps) {
  const words = papersTexts.use()
  const [buildingId, setBuildingId] = useState('')
  const [unitId, setUnitId] = useState('')
  const doors = useDoors(at, buildingId)
  const printing = usePrintPapers(at)
  const pickBuilding = (id: string) => {
    setBuildingId(id)
    setUnitId('')
    printing.reset()
  }
  return (
    <Sheet
      id="print-papers-sheet"
      title={words.printTitle}
      onClose={onClose}
      footer={
        <Button
          id="print-papers-confirm"
          kind="primary"
          icon="print"
          busy={printing.isPending}
          disabled={buildingId === ''}
          onPress={() => printing.mutate({ buildingId, unitId: unitId === '' ? null : unitId })}
        >
          {words.printAction}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.printBody}</Box>
        <Field for="print-building" label={words.building}>
          <SelectInput
            id="print-building"
            label={words.building}
            value={buildingId}
            choices={[
              { value: '', text: words.pick },
              ...buildings.map((one) => ({ value: one.buildingId, text: one.name })),
            ]}
            onChange={pickBuilding}
          />
        </Field>
        {buildingId !== '' && (
          <Field for="print-unit" label={words.unit}>
            <SelectInput
              id="print-unit"
              label={words.unit}
              value={unitId}
              choices={[
                { value: '', text: words.wholeBuilding },
                ...(doors.data ?? []).map((door) => ({ value: door.unitId, text: door.label })),
              ]}
              onChange={setUnitId}
            />
          </Field>
        )}
        {printing.isSuccess && (
          <Banner id="papers-printed" tone="good">
            {words.printed}
          </Banner>
        )}
        {printing.error && <Banner tone="danger">{messageOf(printing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
