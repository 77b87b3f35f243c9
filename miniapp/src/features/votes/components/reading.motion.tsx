import type { Choice } from '@liren/shared/votes'
import type { VotePolicy } from '@liren/shared/votes.policy'
import type { Motion } from '@liren/shared/votes.views'
import { voteNames } from '../../../lib/vote.names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ballotTexts } from '../ballot.texts.ts'
import { papersTexts } from '../papers.texts.ts'
import { markOn, withMark, withTick, type ReadingDraft } from '../reading.draft.ts'
import { votesTexts } from '../votes.texts.ts'
import styles from './ballot.motion.module.css'
import { ChoiceMark, TickMark } from './choice.mark.tsx'
import { OptionRow } from './option.row.tsx'

interface ReadingMotionProps {
  motion: Motion
  draft: ReadingDraft
  policy: VotePolicy
  onChange: (draft: ReadingDraft) => void
}

/** One motion of a paper as it is read off: what is marked, or that nothing is. */
export function ReadingMotion(props: ReadingMotionProps) {
  const { motion } = props
  const { page } = votesTexts.use()
  return (
    <Card id={`reading-${String(motion.number)}`}>
      <Stack>
        <Stack tight>
          <Txt className={styles['meta']}>{page.motion(motion.number)}</Txt>
          <Box as="h2" className={styles['title']}>
            {motion.title}
          </Box>
        </Stack>
        {motion.kind === 'election' ? <Ticks {...props} /> : <Marks {...props} />}
      </Stack>
    </Card>
  )
}

function Marks({ motion, draft, policy, onChange }: ReadingMotionProps) {
  const words = papersTexts.use().reading
  const { options } = ballotTexts.use()
  const names = voteNames.use().choice
  const mark = markOn(draft, motion)
  const offered: Choice[] = ['FOR', 'AGAINST', 'ABSTAIN', ...(policy.allowFollowOption ? (['FOLLOW'] as const) : [])]
  return (
    <Box role="radiogroup" label={options(motion.title)} className={styles['options']}>
      {offered.map((one) => (
        <OptionRow
          key={one}
          id={`mark-${String(motion.number)}-${one}`}
          role="radio"
          isChosen={one === mark}
          mark={<ChoiceMark of={one} filled={one === mark} />}
          title={names[one]}
          onPress={() => onChange(withMark(draft, motion, one))}
        />
      ))}
      <OptionRow
        id={`mark-${String(motion.number)}-BLANK`}
        role="radio"
        isChosen={mark === 'BLANK'}
        mark={<TickMark filled={mark === 'BLANK'} />}
        title={words.blank}
        onPress={() => onChange(withMark(draft, motion, 'BLANK'))}
      />
    </Box>
  )
}

function Ticks({ motion, draft, onChange }: ReadingMotionProps) {
  const words = papersTexts.use().reading
  const mark = markOn(draft, motion)
  const ticks = Array.isArray(mark) ? (mark as readonly number[]) : []
  const seats = motion.seats ?? 0
  return (
    <Stack tight>
      <Box role="status" className={styles['count']}>
        <Txt>{words.ticked(ticks.length, seats)}</Txt>
      </Box>
      <Box role="group" label={motion.title} className={styles['options']}>
        {motion.candidates.map(({ id, number, name }) => (
          <OptionRow
            key={id}
            id={`mark-${String(motion.number)}-${String(number)}`}
            role="checkbox"
            isChosen={ticks.includes(number)}
            mark={<TickMark filled={ticks.includes(number)} />}
            title={`${String(number)}. ${name}`}
            onPress={() => onChange(withTick(draft, motion, number))}
          />
        ))}
        <OptionRow
          id={`mark-${String(motion.number)}-BLANK`}
          role="checkbox"
          isChosen={mark === 'BLANK'}
          mark={<TickMark filled={mark === 'BLANK'} />}
          title={words.nobody}
          onPress={() => onChange(withMark(draft, motion, 'BLANK'))}
        />
      </Box>
      {ticks.length > seats && <Banner tone="warn">{words.over(ticks.length, seats)}</Banner>}
    </Stack>
  )
}
