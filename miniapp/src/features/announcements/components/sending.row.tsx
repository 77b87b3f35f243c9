import { messageOf } from '../../../lib/messages.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Photo } from '../../../platform/photo.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { filesTexts } from '../files.texts.ts'
import type { Attaching, Sending } from '../hooks/use-attaching.ts'
import { Tool } from './attached.row.tsx'
import styles from './attachments.module.css'

interface SendingRowProps {
  one: Sending
  attaching: Pick<Attaching, 'again' | 'stop'>
  isWaitingForWords: boolean
}

/** A file on its way: how far it is, or why it stays, and how to stop it or try again. */
export function SendingRow({ one, attaching, isWaitingForWords }: SendingRowProps) {
  const words = filesTexts.use()
  const { key, kind, file, address, state, error } = one
  const refused = error ? messageOf(error) : words.failed
  const why = state === 'too_large' ? words.tooLarge : refused
  const isStuck = state === 'failed' || state === 'too_large'
  return (
    <Box id={`sending-${key}`} role="group" label={file.name} className={styles['row']}>
      <Box className={styles['line']}>
        <Box className={styles['thumb']} mute>
          {address === '' ? (
            <Icon name={kind === 'pdf' ? 'file' : 'photo'} />
          ) : (
            <Photo src={address} alt="" className={styles['photo']} />
          )}
        </Box>
        <Box className={styles['words']}>
          <Txt className={styles['name']}>{file.name}</Txt>
          {state === 'waiting' && (
            <Txt className={styles['note']}>{isWaitingForWords ? words.waitingForWords : words.waiting}</Txt>
          )}
          {isStuck && <Txt className={classes(styles['note'], styles['fault'])}>{why}</Txt>}
        </Box>
        {state === 'failed' && (
          <Tool id={`again-${key}`} icon="again" label={words.again(file.name)} onPress={() => attaching.again(key)} />
        )}
        <Tool
          id={`stop-${key}`}
          icon="close"
          label={isStuck ? words.remove(file.name) : words.stop(file.name)}
          onPress={() => attaching.stop(key)}
        />
      </Box>
      {state === 'sending' && (
        <Progress id={`progress-${key}`} words={words.sending(one.percent)} percent={one.percent} />
      )}
    </Box>
  )
}
