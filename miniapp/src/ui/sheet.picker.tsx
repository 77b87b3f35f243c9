import { useState } from 'react'
import { messageOf } from '../lib/messages.ts'
import type { useSheetSending } from '../lib/sheet.sending.ts'
import type { PickedFile } from '../platform/files.types.ts'
import { Banner } from './banner.tsx'
import { Card, Stack } from './card.tsx'
import { Progress } from './progress.tsx'
import { SheetDrop } from './sheet.drop.tsx'

interface SheetPickerProps {
  id: string
  mostBytes: number
  words: {
    choose: string
    chooseLabel: string
    chooseNote: string
    tooLarge: string
    sending: (name: string) => string
  }
  sending: ReturnType<typeof useSheetSending>
  onSent: (sent: { id: string }) => void
}

/** Chooses a spreadsheet and sends it. */
export function SheetPicker({ id, mostBytes, words, sending, onSent }: SheetPickerProps) {
  const [file, setFile] = useState<PickedFile | null>(null)
  const send = (picked: PickedFile) => {
    setFile(picked)
    if (picked.size <= mostBytes) sending.send(picked, { onSuccess: onSent })
  }
  if (sending.isSending && file)
    return (
      <Card>
        <Progress id={`${id}-sending`} words={words.sending(file.name)} percent={sending.percent} />
      </Card>
    )
  return (
    <Stack>
      {file !== null && file.size > mostBytes && <Banner tone="danger">{words.tooLarge}</Banner>}
      {sending.error && (
        <Banner id={`${id}-failed`} tone="danger">
          {messageOf(sending.error)}
        </Banner>
      )}
      <SheetDrop id={`${id}-file`} words={words} onPick={send} />
    </Stack>
  )
}
