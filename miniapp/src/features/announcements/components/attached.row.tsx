import type { Attachment } from '@liren/shared/announcements.attachments'
import { FileNote, FileRow, FileTool } from '../../../ui/file.rows.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { FileSource } from '../files.api.ts'
import { filesTexts } from '../files.texts.ts'
import { usePicture } from '../hooks/use-picture.ts'

interface AttachedRowProps {
  source: FileSource
  file: Attachment
  index: number
  onAlt: (alt: string) => void
  onUp: (() => void) | null
  onDown: (() => void) | null
  onRemove: () => void
}

/** A file the server has: what it looks like, what it shows in words, its place. */
export function AttachedRow(props: AttachedRowProps) {
  return props.file.kind === 'picture' ? <PictureRow {...props} /> : <Row {...props} address={null} />
}

function PictureRow(props: AttachedRowProps) {
  const { address } = usePicture(props.source, props.file.id, 'preview')
  return <Row {...props} address={address} />
}

function Row({ file, index, address, onAlt, onUp, onDown, onRemove }: AttachedRowProps & { address: string | null }) {
  const words = filesTexts.use()
  const id = (name: string) => `file-${String(index)}-${name}`
  return (
    <FileRow
      id={`file-${String(index)}`}
      label={words.rowOf(index, file.name)}
      name={file.name}
      kind={file.kind}
      address={address}
      note={<FileNote>{words.bytes(file.bytes)}</FileNote>}
      tools={
        <>
          <FileTool id={id('up')} icon="up" label={words.up(file.name)} onPress={onUp} />
          <FileTool id={id('down')} icon="lower" label={words.down(file.name)} onPress={onDown} />
          <FileTool id={id('remove')} icon="trash" label={words.remove(file.name)} onPress={onRemove} />
        </>
      }
    >
      {file.kind === 'picture' && (
        <TextInput
          id={id('alt')}
          value={file.alt ?? ''}
          onInput={onAlt}
          placeholder={words.altPlaceholder}
          maxLength={120}
          label={words.altOf(index)}
        />
      )}
    </FileRow>
  )
}
