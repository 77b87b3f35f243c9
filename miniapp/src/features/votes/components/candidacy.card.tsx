import type { ReactNode } from 'react'
import type { Candidacy, CandidacyObjection } from '@liren/shared/votes.candidacies'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { candidaciesTexts } from '../candidacies.texts.ts'
import { Paragraphs } from './motion.card.tsx'
import styles from './remarks.module.css'

const tones = { proposed: 'info', accepted: 'accent', declined: 'plain', withdrawn: 'plain', barred: 'warn' } as const

interface CardProps {
  candidacy: Candidacy
  /** What may be done about it. */
  children?: ReactNode
}

/** Somebody who stands: who, from which flat, what they say, and what was objected and answered. */
export function CandidacyCard({ candidacy, children }: CardProps) {
  const words = candidaciesTexts.use()
  const { id, name, unitLabel, statement, status, kind, barredReason, objections } = candidacy
  return (
    <Card id={`candidacy-${id}`} tinted={candidacy.isMine}>
      <Stack tight>
        <Box as="h3" className={styles['strong']}>
          {name ?? words.unnamed}
        </Box>
        <Box className={styles['head']}>
          <Badge tone={tones[status]}>{words.status[status]}</Badge>
          <Txt>{[unitLabel, words.kind[kind]].filter(Boolean).join(' · ')}</Txt>
        </Box>
        <Paragraphs text={statement} />
        {barredReason !== null && <Banner tone="warn">{words.barredWhy(barredReason)}</Banner>}
        {objections.map((objection) => (
          <Objection key={objection.id} objection={objection} />
        ))}
        {children}
      </Stack>
    </Card>
  )
}

function Objection({ objection }: { objection: CandidacyObjection }) {
  const words = candidaciesTexts.use()
  const { id, kind, text, isMine, createdAt, answer, isUpheld, answeredAt } = objection
  return (
    <Box id={`objection-${id}`} className={styles['answer']}>
      <Box className={styles['head']}>
        <Txt>{words.objection[kind]}</Txt>
        {isMine && <Badge tone="accent">{words.mineMark}</Badge>}
        <FullMoment id={`objected-at-${id}`} instant={createdAt} />
      </Box>
      <Paragraphs text={text} />
      {answer === null ? (
        <Txt className={styles['meta']}>{words.unanswered}</Txt>
      ) : (
        <Box>
          <Box className={styles['head']}>
            <Txt className={styles['strong']}>{words.answered}</Txt>
            <Badge tone="info">{isUpheld ? words.upheld : words.notUpheld}</Badge>
            {answeredAt !== null && <FullMoment id={`objection-answered-${id}`} instant={answeredAt} />}
          </Box>
          <Paragraphs text={answer} />
        </Box>
      )}
    </Box>
  )
}
