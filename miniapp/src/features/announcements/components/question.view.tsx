import type { Question } from '@liren/shared/announcements.questions'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { names } from '../../../lib/names.ts'
import { dueText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { questionsTexts } from '../questions.texts.ts'
import styles from './question.view.module.css'

/** A question, by whom, how it stands, and the reply. */
export function QuestionView({ question }: { question: Question }) {
  const words = questionsTexts.use()
  const { askerName, isMine, text, status, refusal, isRisky, answer } = question
  const name = askerName ?? words.somebody
  return (
    <Box as="article" className={styles['question']}>
      <Box className={styles['head']}>
        <Txt>{isMine ? words.mine(name) : name}</Txt>
        <Moment instant={question.askedAt} />
      </Box>
      <Box as="p" className={styles['text']}>
        {text}
      </Box>
      {(status === 'pending' || status === 'refused') && (
        <Box>{status === 'pending' ? <Badge tone="warn">{words.waiting}</Badge> : <Badge>{words.refused}</Badge>}</Box>
      )}
      {refusal !== null && <Txt className={styles['note']}>{words.because(refusal)}</Txt>}
      {isRisky && <Txt className={styles['note']}>{words.risky}</Txt>}
      {answer ? <Answer answer={answer} /> : status !== 'refused' && <Clock question={question} />}
    </Box>
  )
}

/** Until when a reply is promised, or that this time is over. */
function Clock({ question: { replyDueAt, isOverdue } }: { question: Question }) {
  const words = questionsTexts.use()
  const when = dueText(replyDueAt, useNow(), useLocale())
  if (!isOverdue) return <Txt className={styles['note']}>{words.dueBy(when)}</Txt>
  return (
    <Box className={styles['overdue']}>
      <Icon name="clock" small />
      <Txt>{words.overdue(when)}</Txt>
    </Box>
  )
}

function Answer({ answer }: { answer: NonNullable<Question['answer']> }) {
  const words = questionsTexts.use()
  const roles = names.use().role
  const office = `${answer.scopeLabel} ${roles[answer.role]} ${answer.nickname}`
  return (
    <Box className={styles['answer']}>
      <Box className={styles['head']}>
        <Txt>{words.answered(office)}</Txt>
        <Moment instant={answer.answeredAt} />
      </Box>
      <Box as="p" className={styles['text']}>
        {answer.text}
      </Box>
    </Box>
  )
}
