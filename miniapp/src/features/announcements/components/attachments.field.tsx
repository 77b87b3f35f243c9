import type { Attachment } from '@liren/shared/announcements.attachments'
import { mostAttachments } from '@liren/shared/announcements.attachments'
import { Box, Txt } from '../../../platform/elements.tsx'
import { FilePicker } from '../../../platform/file.picker.tsx'
import { PicturePicker } from '../../../platform/picture.picker.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import type { FileSource } from '../files.api.ts'
import { filesTexts } from '../files.texts.ts'
import type { Attaching } from '../hooks/use-attaching.ts'
import { AttachedRow } from './attached.row.tsx'
import styles from './attachments.module.css'
import { SendingRow } from './sending.row.tsx'

interface AttachmentsFieldProps {
  source: FileSource
  files: readonly Attachment[]
  onChange: (files: Attachment[]) => void
  attaching: Attaching
}

const pdf = ['pdf'] as const

/** Pictures and PDFs: chosen, sent, put in order, described, taken out. */
export function AttachmentsField({ source, files, onChange, attaching }: AttachmentsFieldProps) {
  const words = filesTexts.use()
  const { queue, left, isWaitingForWords } = attaching
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
        <Box className={styles['rows']}>
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
            <SendingRow key={one.key} one={one} attaching={attaching} isWaitingForWords={isWaitingForWords} />
          ))}
        </Box>
      )}
      {left > 0 && (
        <Box className={styles['add']}>
          <PicturePicker
            id="attach-pictures"
            className={styles['picker']}
            label={words.addPictures}
            most={left}
            onPick={(chosen) => attaching.add('picture', chosen)}
          >
            <Icon name="photo" small />
            <Txt>{words.addPictures}</Txt>
          </PicturePicker>
          <FilePicker
            id="attach-pdf"
            className={styles['picker']}
            label={words.addPdf}
            endings={pdf}
            onPick={(file) => attaching.add('pdf', [file])}
          >
            <Icon name="file" small />
            <Txt>{words.addPdf}</Txt>
          </FilePicker>
        </Box>
      )}
    </LongField>
  )
}
