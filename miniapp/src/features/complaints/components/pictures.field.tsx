import type { SendingFiles } from '../../../lib/sending.ts'
import { FilePickers, FileRow, FileRows, FileTool, SendingRow } from '../../../ui/file.rows.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { actsTexts } from '../acts.texts.ts'

interface Picked {
  id: string
}

interface PicturesFieldProps {
  /** What its ids begin with. */
  id: string
  label: string
  pictures: readonly Picked[]
  onChange: (pictures: Picked[]) => void
  sending: SendingFiles
  /** What a picture waits for, where that is more than the one before. */
  waiting?: string | undefined
}

/** Pictures that go along with a step: those sent, those on their way, and from where more are chosen. */
export function PicturesField({ id, label, pictures, onChange, sending, waiting }: PicturesFieldProps) {
  const words = actsTexts.use()
  return (
    <LongField label={label}>
      {pictures.length + sending.queue.length > 0 && (
        <FileRows>
          {pictures.map((picture, index) => (
            <FileRow
              key={picture.id}
              id={`${id}-picture-${String(index + 1)}`}
              label={words.picture(index + 1)}
              name={words.picture(index + 1)}
              kind="picture"
              address={null}
              tools={
                <FileTool
                  id={`${id}-picture-${String(index + 1)}-remove`}
                  icon="trash"
                  label={words.removePicture(index + 1)}
                  onPress={() => onChange(pictures.filter((one) => one.id !== picture.id))}
                />
              }
            />
          ))}
          {sending.queue.map((one) => (
            <SendingRow key={one.key} one={one} sending={sending} waiting={waiting} />
          ))}
        </FileRows>
      )}
      <FilePickers id={id} sending={sending} withPdf={false} />
    </LongField>
  )
}
