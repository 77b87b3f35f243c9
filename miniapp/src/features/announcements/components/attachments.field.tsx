import type { Attachment } from '@liren/shared/announcements.attachments'
import { mostAttachments } from '@liren/shared/announcements.attachments'
import { FilePickers, FileRows, SendingRow } from '../../../ui/file.rows.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import type { FileSource } from '../files.api.ts'
import { filesTexts } from '../files.texts.ts'
import type { Attaching } from '../hooks/use-attaching.ts'
import { AttachedRow } from './attached.row.tsx'

interface AttachmentsFieldProps {
  source: FileSource
  files: readonly Attachment[]
  onChange: (files: Attachment[]) => void
  attaching: Attaching
}

/** Pictures and PDFs: chosen, sent, put in order, described, taken out. */
export function AttachmentsField({ source, files, onChange, attaching }: AttachmentsFieldProps) {
  const words = filesTexts.use()
  const { queue, left, isWaiting } = attaching
  const patch = (at: number, part: Partial<Attachment>) =>
    onChange(files.map((file, index) => (index === at ? { ...file, ...part } : file)))
  const move = (at: number, by: -1 | 1) => {
    const next = [...files]
    const [file] = next.splice(at, 1)
    if (file) next.splice(at + by, 0, file)
    onChange(next)
  }
  return (
    <LongField label={words.files} hint={left > 0 ? words.most(mostAttachments) : undefined}>
      {files.length + queue.length > 0 && (
        <FileRows>
          {files.map((file, at) => (
            <AttachedRow
              key={file.id}
              source={source}
              file={file}
              index={at + 1}
              onAlt={(alt) => patch(at, { alt })}
              onUp={at > 0 ? () => move(at, -1) : null}
              onDown={at < files.length - 1 ? () => move(at, 1) : null}
              onRemove={() => onChange(files.filter((_, index) => index !== at))}
            />
          ))}
          {queue.map((one) => (
            <SendingRow
              key={one.key}
              one={one}
              sending={attaching}
              waiting={isWaiting ? words.waitingForWords : undefined}
            />
          ))}
        </FileRows>
      )}
      <FilePickers id="attach" sending={attaching} />
    </LongField>
  )
}
