import type { Remark } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { deadlineText, momentText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { answersTexts } from '../answers.texts.ts'
import { daysAfter } from '../run.phases.ts'
import { votesTexts } from '../votes.texts.ts'
import { Paragraphs } from './motion.card.tsx'
import styles from './remarks.module.css'

interface WaitingRemarkProps {
  remark: Remark
  /** Within how many days the rules ask for an answer. */
  answerDays: number
  /** Null for who does not answer. */
  onAnswer: (() => void) | null
}

/** A comment or an objection that waits for its written answer: who raised it, and until when it is due. */
export function WaitingRemark({ remark, answerDays, onAnswer }: WaitingRemarkProps) {
  const words = answersTexts.use()
  const kinds = votesTexts.use().page.remarkKind
  const now = useNow()
  const locale = useLocale()
  const { id, kind, text, by, createdAt } = remark
  const due = daysAfter(createdAt, answerDays) ?? createdAt
  const when = deadlineText(due, now, locale)
  const raised = momentText(createdAt, now, locale)
  return (
    <Card id={`waiting-${id}`}>
      <Stack tight>
        <Box className={styles['head']}>
          <Badge tone="accent">{kinds[kind]}</Badge>
          <Txt className={styles['meta']}>{by === '' ? raised : words.by(by, raised)}</Txt>
        </Box>
        <Paragraphs text={text} />
        <Txt className={styles['meta']}>{Date.parse(due) < now ? words.overdue(when) : words.due(when)}</Txt>
        {onAnswer && (
          <Button id={`answer-${id}`} icon="edit" onPress={onAnswer}>
            {words.answer}
          </Button>
        )}
      </Stack>
    </Card>
  )
}
