import type { Message } from '@liren/shared/messages'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { uiTexts } from '../../../ui/ui.texts.ts'
import { messagesTexts } from '../messages.texts.ts'
import styles from './message.row.module.css'

/** One line of the inbox: what it is about, from whom, when. */
export function MessageRow({ message, onPress }: { message: Message; onPress: () => void }) {
  const words = messagesTexts.use()
  const unread = uiTexts.use().unread
  const isReminder = message.kind === 'announcement_reminded'
  const isNotice = isReminder || message.kind === 'announcement_published'
  const from = isReminder ? words.reminded : isNotice ? words.published : words.from
  return (
    <Press id={`message-${message.id}`} className={styles['row']} onPress={onPress}>
      <Box className={classes(styles['seal'], message.isRead && styles['read'])}>
        <Icon name={isReminder ? 'clock' : isNotice ? 'notice' : 'home'} />
      </Box>
      <Box className={styles['words']}>
        <Txt className={classes(styles['title'], message.isRead && styles['readTitle'])}>{message.title}</Txt>
        <Txt className={styles['meta']}>{from(message.sender)}</Txt>
      </Box>
      <Box className={styles['side']}>
        <Moment instant={message.createdAt} />
        {!message.isRead && <Txt className={styles['mark']}>{unread}</Txt>}
      </Box>
    </Press>
  )
}
