import type { Message } from '@liren/shared/messages'
import type { OfficeMessage } from '@liren/shared/messages.office'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { uiTexts } from '../../../ui/ui.texts.ts'
import { isOfComplaint, isOfVote } from '../message.places.ts'
import { messagesTexts } from '../messages.texts.ts'
import styles from './message.row.module.css'

type Words = ReturnType<typeof messagesTexts.use>
type Look = { icon: IconName; from: (sender: string) => string }

/** How a message looks that is of a notice, of a question under one, or of time that runs out; others are of a vote, of what was reported, or of the reader's home. */
const looks = (words: Words): { [kind in Message['kind']]?: Look } => ({
  announcement_published: { icon: 'notice', from: words.published },
  announcement_reminded: { icon: 'clock', from: words.reminded },
  question_answered: { icon: 'chat', from: words.answered },
  question_refused: { icon: 'question', from: words.questionRefused },
  question_held: { icon: 'question', from: words.questionHeld },
  activity_decided: { icon: 'leaf', from: words.activityDecided },
  shift_moved_in: { icon: 'leaf', from: words.shiftMovedIn },
  shift_cancelled: { icon: 'leaf', from: words.shiftCancelled },
  attendance_entered: { icon: 'leaf', from: words.attendanceEntered },
  shift_reminder: { icon: 'clock', from: words.shiftReminder },
  shift_changed: { icon: 'clock', from: words.shiftChanged },
  shift_called_off: { icon: 'leaf', from: words.shiftCancelled },
  guardian_asked: { icon: 'people', from: words.guardianAsked },
  guardian_noted: { icon: 'people', from: words.guardianNoted },
  guardian_refused: { icon: 'people', from: words.guardianRefused },
  service_rejected: { icon: 'leaf', from: words.serviceRejected },
  appeal_decided: { icon: 'leaf', from: words.appealDecided },
  credit_doubted: { icon: 'leaf', from: words.creditDoubted },
  objection_upheld: { icon: 'eye', from: words.objectionUpheld },
  objection_dismissed: { icon: 'eye', from: words.objectionDismissed },
  certificate_decided: { icon: 'file', from: words.certificateDecided },
  group_proposal: { icon: 'leaf', from: words.groupProposal },
  group_activity: { icon: 'leaf', from: words.groupActivity },
  help_received: { icon: 'leaf', from: words.helpReceived },
  points_expiring: { icon: 'clock', from: words.pointsExpiring },
  schedule_failed: { icon: 'alert', from: words.scheduleFailed },
  complaint_sent: { icon: 'people', from: words.sent },
  complaint_due: { icon: 'clock', from: words.due },
})

function lookOf(message: Message, words: Words): Look {
  const own = looks(words)[message.kind]
  if (own) return own
  if (isOfComplaint(message)) return { icon: 'wrench', from: words.from }
  return { icon: isOfVote(message) ? 'ballot' : 'home', from: words.from }
}

interface LineProps {
  message: Pick<Message, 'id' | 'title' | 'createdAt' | 'isRead'>
  icon: IconName
  /** From whom, or why. */
  meta: string
  onPress: () => void
}

/** One line of the inbox: what it is about, from whom, when. */
export function MessageRow({ message, onPress }: { message: Message; onPress: () => void }) {
  const { icon, from } = lookOf(message, messagesTexts.use())
  return <Line message={message} icon={icon} meta={from(message.sender)} onPress={onPress} />
}

const officeIcons: { [kind in OfficeMessage['kind']]?: IconName } = {
  matter_listed: 'bullets',
  call_due: 'clock',
  task_answered: 'check',
}

/** One line of an officer’s inbox: what it is about, why, in which community. */
export function OfficeMessageRow({ message, onPress }: { message: OfficeMessage; onPress: () => void }) {
  const why = messagesTexts.use().office.why[message.kind]
  const icon = officeIcons[message.kind] ?? 'wrench'
  return <Line message={message} icon={icon} meta={`${why} · ${message.communityName}`} onPress={onPress} />
}

function Line({ message, icon, meta, onPress }: LineProps) {
  const unread = uiTexts.use().unread
  return (
    <Press id={`message-${message.id}`} className={styles['row']} onPress={onPress}>
      <Box className={classes(styles['seal'], message.isRead && styles['read'])}>
        <Icon name={icon} />
      </Box>
      <Box className={styles['words']}>
        <Txt className={classes(styles['title'], message.isRead && styles['readTitle'])}>{message.title}</Txt>
        <Txt className={styles['meta']}>{meta}</Txt>
      </Box>
      <Box className={styles['side']}>
        <Moment instant={message.createdAt} />
        {!message.isRead && <Txt className={styles['mark']}>{unread}</Txt>}
      </Box>
    </Press>
  )
}
