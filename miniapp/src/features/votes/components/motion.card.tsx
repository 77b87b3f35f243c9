import type { VoteFile } from '@liren/shared/votes.files'
import type { Motion } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { voteNames } from '../../../lib/vote.names.ts'
import { approvalOf, shareName } from '../needed.figures.ts'
import type { InDecision } from '../votes.api.ts'
import { votesTexts } from '../votes.texts.ts'
import { DocumentsList } from './documents.list.tsx'
import styles from './motion.card.module.css'

/** What a motion needs to pass, or a candidate to be elected. */
function useApprovalWords(): (motion: Pick<Motion, 'kind' | 'matter'>) => string {
  const words = votesTexts.use().page
  const { threshold } = voteNames.use()
  return ({ kind, matter }) => {
    const needed = approvalOf(matter)
    const share = needed.isInclusive ? words.reach(threshold[shareName(needed)]) : words.over
    return kind === 'election' ? words.approvalElection(share) : words.approval(share)
  }
}

interface MotionCardProps {
  at: InDecision
  motion: Motion
  /** Of the whole decision. */
  documents: readonly VoteFile[]
}

/** One thing to be decided: its text and documents, who stands for election, and what it needs. */
export function MotionCard({ at, motion, documents }: MotionCardProps) {
  const words = votesTexts.use().page
  const names = voteNames.use()
  const approval = useApprovalWords()
  const { number, title, text, matter, kind, seats, candidates } = motion
  return (
    <Card id={`motion-${number}`}>
      <Stack tight>
        <Txt className={styles['meta']}>{`${words.motion(number)} · ${names.matter[matter]}`}</Txt>
        <Box as="h3" className={styles['title']}>
          {title}
        </Box>
        <Paragraphs text={text} />
        <DocumentsList
          at={at}
          id={`motion-${number}-document`}
          files={motion.attachmentIds.flatMap((id) => documents.find((file) => file.id === id) ?? [])}
        />
        {kind === 'election' && (
          <>
            <Txt className={styles['strong']}>{words.seats(seats ?? 0, candidates.length)}</Txt>
            <Box as="ol" role="list" label={words.candidates} className={styles['candidates']}>
              {candidates.map((one) => (
                <Box as="li" role="listitem" key={one.id} className={styles['candidate']}>
                  <Txt className={styles['strong']}>
                    {`${one.number}. ${one.name}${one.unitLabel === null ? '' : ` · ${one.unitLabel}`}`}
                  </Txt>
                  <Txt className={styles['statement']}>{one.statement}</Txt>
                </Box>
              ))}
            </Box>
          </>
        )}
        <Txt className={styles['needed']}>{approval(motion)}</Txt>
      </Stack>
    </Card>
  )
}

/** Plain text with its line breaks. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n+/).map((line, index) => (
        <Box as="p" key={index} className={styles['text']}>
          {line}
        </Box>
      ))}
    </>
  )
}
