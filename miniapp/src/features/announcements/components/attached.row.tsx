import type { Attachment } from '@liren/shared/announcements.attachments'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Photo } from '../../../platform/photo.tsx'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { FileSource } from '../files.api.ts'
import { filesTexts } from '../files.texts.ts'
import { usePicture } from '../hooks/use-picture.ts'
import styles from './attachments.module.css'

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
export function AttachedRow({ source, file, index, onAlt, onUp, onDown, onRemove }: AttachedRowProps) {
  const words = filesTexts.use()
  const id = (name: string) => `file-${String(index)}-${name}`
  return (
    <Box id={`file-${String(index)}`} role="group" label={words.rowOf(index, file.name)} className={styles['row']}>
      <Box className={styles['line']}>
        {file.kind === 'picture' ? <Thumb source={source} id={file.id} /> : <PdfThumb />}
        <Box className={styles['words']}>
          <Txt className={styles['name']}>{file.name}</Txt>
          <Txt className={styles['note']}>{words.bytes(file.bytes)}</Txt>
        </Box>
        <Tool id={id('up')} icon="up" label={words.up(file.name)} onPress={onUp} />
        <Tool id={id('down')} icon="lower" label={words.down(file.name)} onPress={onDown} />
        <Tool id={id('remove')} icon="trash" label={words.remove(file.name)} onPress={onRemove} />
      </Box>
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
    </Box>
  )
}

function Thumb({ source, id }: { source: FileSource; id: string }) {
  const { address } = usePicture(source, id, 'preview')
  return (
    <Box className={styles['thumb']} mute>
      {address === null ? <Icon name="photo" /> : <Photo src={address} alt="" className={styles['photo']} />}
    </Box>
  )
}

function PdfThumb() {
  return (
    <Box className={styles['thumb']} mute>
      <Icon name="file" />
    </Box>
  )
}

interface ToolProps {
  id: string
  icon: IconName
  label: string
  /** Null where it makes no sense. */
  onPress: (() => void) | null
}

export function Tool({ id, icon, label, onPress }: ToolProps) {
  if (onPress === null) return null
  return (
    <Press id={id} className={styles['tool']} label={label} onPress={onPress}>
      <Icon name={icon} />
    </Press>
  )
}
