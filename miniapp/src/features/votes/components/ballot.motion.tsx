import type { Choice } from '@liren/shared/votes'
import type { VotePolicy } from '@liren/shared/votes.policy'
import type { Motion } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { answerTo, choiceIn, choose, mayTick, tick, tickNobody, ticksIn, type BallotDraft } from '../ballot.draft.ts'
import { ballotTexts } from '../ballot.texts.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { votesTexts } from '../votes.texts.ts'
import styles from './ballot.motion.module.css'
import { ChoiceMark, TickMark } from './choice.mark.tsx'
import { Paragraphs } from './motion.card.tsx'
import { OptionRow } from './option.row.tsx'

interface BallotMotionProps {
  motion: Motion
  draft: BallotDraft
  policy: VotePolicy
  onChange: (draft: BallotDraft) => void
  /** Pointed at, because nothing was said to it. */
  isMissing: boolean
}

/** One motion on the ballot; nothing is chosen until somebody chooses. */
export function BallotMotion(props: BallotMotionProps) {
  const { motion, isMissing } = props
  const words = ballotTexts.use()
  const { page } = votesTexts.use()
  const names = voteNames.use()
  return (
    <Card id={`ballot-${motion.number}`}>
      <Stack>
        <Stack tight>
          <Txt className={styles['meta']}>{`${page.motion(motion.number)} · ${names.matter[motion.matter]}`}</Txt>
          <Box as="h2" className={styles['title']}>
            {motion.title}
          </Box>
          <Paragraphs text={motion.text} />
        </Stack>
        {isMissing && (
          <Box className={styles['missing']}>
            <Icon name="alert" small />
            <Txt>{words.notChosen}</Txt>
          </Box>
        )}
        {motion.kind === 'election' ? <Candidates {...props} /> : <Options {...props} />}
      </Stack>
    </Card>
  )
}

function Options({ motion, draft, policy, onChange }: BallotMotionProps) {
  const words = ballotTexts.use()
  const names = voteNames.use().choice
  const chosen = choiceIn(draft, motion)
  const offered: Choice[] = ['FOR', 'AGAINST', 'ABSTAIN', ...(policy.allowFollowOption ? (['FOLLOW'] as const) : [])]
  return (
    <Box role="radiogroup" label={words.options(motion.title)} className={styles['options']}>
      {offered.map((one) => (
        <OptionRow
          key={one}
          id={`choice-${motion.number}-${one}`}
          role="radio"
          isChosen={one === chosen}
          mark={<ChoiceMark of={one} filled={one === chosen} />}
          title={names[one]}
          said={words.chosen}
          onPress={() => onChange(choose(draft, motion, one))}
        />
      ))}
    </Box>
  )
}

function Candidates({ motion, draft, onChange }: BallotMotionProps) {
  const words = ballotTexts.use()
  const ticks = ticksIn(draft, motion)
  const seats = motion.seats ?? 0
  const isNobody = answerTo(draft, motion)?.length === 0
  const isFull = !mayTick(draft, motion)
  return (
    <Stack tight>
      <Box role="status" className={styles['count']}>
        <Txt>{isFull ? words.full(seats) : words.ticks(ticks.length, seats)}</Txt>
      </Box>
      <Box role="group" label={motion.title} className={styles['options']}>
        {motion.candidates.map((one) => {
          const isTicked = ticks.includes(one.number)
          const unit = one.unitLabel === null ? '' : ` · ${one.unitLabel}`
          return (
            <OptionRow
              key={one.id}
              id={`tick-${motion.number}-${one.number}`}
              role="checkbox"
              isChosen={isTicked}
              mark={<TickMark filled={isTicked} />}
              title={`${one.number}. ${one.name}${unit}`}
              said={words.chosen}
              note={one.statement}
              onPress={() => onChange(tick(draft, motion, one.number))}
            />
          )
        })}
        <OptionRow
          id={`tick-${motion.number}-nobody`}
          role="checkbox"
          isChosen={isNobody}
          mark={<TickMark filled={isNobody} />}
          title={words.nobody}
          said={words.chosen}
          onPress={() => onChange(tickNobody(draft, motion))}
        />
      </Box>
    </Stack>
  )
}
