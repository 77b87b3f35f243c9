import { useState } from 'react'
import { mostScans, type VoteFile } from '@liren/shared/votes.files'
import type { VotePaper } from '@liren/shared/votes.paper'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { FileNote, FilePickers, FileRow, FileRows, FileTool, SendingRow } from '../../../ui/file.rows.tsx'
import { fileRowsTexts } from '../../../ui/file.rows.texts.ts'
import { LongField } from '../../../ui/long.field.tsx'
import { useOpenVotePdf, useVotePicture } from '../hooks/use-documents.ts'
import { useRemoveScan, useSendingScans } from '../hooks/use-scans.ts'
import { scansTexts } from '../scans.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { PictureSheet } from './picture.sheet.tsx'

interface ScansFieldProps {
  at: InDecision
  paper: Pick<VotePaper, 'number' | 'scans' | 'readBy' | 'abilities'>
}

/** Scans of a paper: taken with the camera, looked at, and taken out while nobody has read the paper by them. */
export function ScansField({ at, paper }: ScansFieldProps) {
  const words = scansTexts.use()
  const { number, scans, readBy, abilities } = paper
  const inPaper = { ...at, number }
  const sending = useSendingScans(inPaper, abilities.scan ? mostScans - scans.length : 0)
  const removing = useRemoveScan(inPaper)
  const opening = useOpenVotePdf(at)
  const [shown, setShown] = useState<VoteFile | null>(null)
  const mayRemove = abilities.scan && readBy.length === 0
  const error = removing.error ?? opening.error
  return (
    <LongField label={words.label} hint={words.hint}>
      {scans.length + sending.queue.length === 0 && <FileNote>{words.none}</FileNote>}
      {scans.length + sending.queue.length > 0 && (
        <FileRows>
          {scans.map((file, place) => (
            <ScanRow
              key={file.id}
              at={at}
              file={file}
              index={place + 1}
              onLook={() => (file.kind === 'pdf' ? opening.mutate(file.id) : setShown(file))}
              onRemove={mayRemove ? () => removing.mutate(file.id) : null}
            />
          ))}
          {sending.queue.map((one) => (
            <SendingRow key={one.key} one={one} sending={sending} />
          ))}
        </FileRows>
      )}
      <FilePickers id="scan" sending={sending} />
      {error && <Banner tone="danger">{messageOf(error)}</Banner>}
      {shown && <PictureSheet at={at} file={shown} onClose={() => setShown(null)} />}
    </LongField>
  )
}

interface ScanRowProps {
  at: InDecision
  file: VoteFile
  index: number
  onLook: () => void
  onRemove: (() => void) | null
}

function ScanRow(props: ScanRowProps) {
  return props.file.kind === 'picture' ? <PictureRow {...props} /> : <Row {...props} address={null} />
}

function PictureRow(props: ScanRowProps) {
  const { address } = useVotePicture(props.at, props.file.id, 'preview')
  return <Row {...props} address={address} />
}

function Row({ file, index, address, onLook, onRemove }: ScanRowProps & { address: string | null }) {
  const words = scansTexts.use()
  const rows = fileRowsTexts.use()
  return (
    <FileRow
      id={`scan-${index}`}
      label={words.page(index)}
      name={words.page(index)}
      kind={file.kind}
      address={address}
      note={<FileNote>{rows.bytes(file.bytes)}</FileNote>}
      tools={
        <>
          <FileTool id={`scan-${index}-look`} icon="eye" label={words.look(index)} onPress={onLook} />
          <FileTool id={`scan-${index}-remove`} icon="trash" label={words.remove(index)} onPress={onRemove} />
        </>
      }
    />
  )
}
