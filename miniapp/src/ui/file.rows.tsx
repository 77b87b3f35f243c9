import type { ReactNode } from 'react'
import { messageOf } from '../lib/messages.ts'
import type { FileKind, Sending, SendingFiles } from '../lib/sending.ts'
import { Box, Press, Txt } from '../platform/elements.tsx'
import { FilePicker } from '../platform/file.picker.tsx'
import { Photo } from '../platform/photo.tsx'
import { PicturePicker } from '../platform/picture.picker.tsx'
import { classes } from './classes.ts'
import styles from './file.rows.module.css'
import { fileRowsTexts } from './file.rows.texts.ts'
import { Icon, type IconName } from './icon.tsx'
import { Progress } from './progress.tsx'

/** Files under one another in a frame. */
export function FileRows({ children }: { children: ReactNode }) {
  return <Box className={styles['rows']}>{children}</Box>
}

interface FileRowProps {
  id: string
  label: string
  name: string
  /** A line below the name: how large it is, or what is wrong. */
  note?: ReactNode
  kind: FileKind
  /** Where a picture lies on this device; null while it is not there. */
  address: string | null
  /** Tools at the right. */
  tools: ReactNode
  /** Under the line, over its whole width. */
  children?: ReactNode
}

/** A file: what it looks like, its name, and what can be done with it. */
export function FileRow({ id, label, name, note, kind, address, tools, children }: FileRowProps) {
  const icon = kind === 'pdf' ? 'file' : 'photo'
  return (
    <Box id={id} role="group" label={label} className={styles['row']}>
      <Box className={styles['line']}>
        <Box className={styles['thumb']} mute>
          {address === null ? <Icon name={icon} /> : <Photo src={address} alt="" className={styles['photo']} />}
        </Box>
        <Box className={styles['words']}>
          <Txt className={styles['name']}>{name}</Txt>
          {note}
        </Box>
        {tools}
      </Box>
      {children}
    </Box>
  )
}

export function FileNote({ isFault = false, children }: { isFault?: boolean; children: ReactNode }) {
  return <Txt className={classes(styles['note'], isFault && styles['fault'])}>{children}</Txt>
}

interface FileToolProps {
  id: string
  icon: IconName
  label: string
  /** Null where it makes no sense. */
  onPress: (() => void) | null
}

export function FileTool({ id, icon, label, onPress }: FileToolProps) {
  if (onPress === null) return null
  return (
    <Press id={id} className={styles['tool']} label={label} onPress={onPress}>
      <Icon name={icon} />
    </Press>
  )
}

interface SendingRowProps {
  one: Sending
  sending: Pick<SendingFiles, 'again' | 'stop'>
  /** What is waited for, where that is more than the file before. */
  waiting?: string | undefined
}

/** A file on its way: how far it is, or why it stays, and how to stop it or try again. */
export function SendingRow({ one, sending, waiting }: SendingRowProps) {
  const words = fileRowsTexts.use()
  const { key, kind, file, address, state, error } = one
  const refused = error ? messageOf(error) : words.failed
  const why = { too_large: words.tooLarge, lost: words.lost, failed: refused }[state as string]
  return (
    <FileRow
      id={`sending-${key}`}
      label={file.name}
      name={file.name}
      kind={kind}
      address={address === '' ? null : address}
      note={
        <>
          {(state === 'waiting' || state === 'restoring') && <FileNote>{waiting ?? words.waiting}</FileNote>}
          {why !== undefined && <FileNote isFault>{why}</FileNote>}
        </>
      }
      tools={
        <>
          {state === 'failed' && (
            <FileTool
              id={`again-${key}`}
              icon="again"
              label={words.again(file.name)}
              onPress={() => sending.again(key)}
            />
          )}
          <FileTool
            id={`stop-${key}`}
            icon="close"
            label={why === undefined ? words.stop(file.name) : words.remove(file.name)}
            onPress={() => sending.stop(key)}
          />
        </>
      }
    >
      {state === 'sending' && (
        <Progress id={`progress-${key}`} words={words.sending(one.percent)} percent={one.percent} />
      )}
    </FileRow>
  )
}

const pdf = ['pdf'] as const

interface FilePickersProps {
  /** What their ids begin with. */
  id: string
  sending: Pick<SendingFiles, 'left' | 'add'>
  /** Whether PDFs are taken, too. */
  withPdf?: boolean
}

/** From where files are chosen; nothing once there is no room. */
export function FilePickers({ id, sending, withPdf = true }: FilePickersProps) {
  const words = fileRowsTexts.use()
  if (sending.left <= 0) return null
  return (
    <Box className={styles['add']}>
      <PicturePicker
        id={`${id}-pictures`}
        className={styles['picker']}
        label={words.addPictures}
        most={sending.left}
        onPick={(chosen) => sending.add('picture', chosen)}
      >
        <Icon name="photo" small />
        <Txt>{words.addPictures}</Txt>
      </PicturePicker>
      {withPdf && (
        <FilePicker
          id={`${id}-pdf`}
          className={styles['picker']}
          label={words.addPdf}
          endings={pdf}
          onPick={(file) => sending.add('pdf', [file])}
        >
          <Icon name="file" small />
          <Txt>{words.addPdf}</Txt>
        </FilePicker>
      )}
    </Box>
  )
}
