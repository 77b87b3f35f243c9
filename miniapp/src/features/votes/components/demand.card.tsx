import type { VoteDemand } from '@liren/shared/votes.demands'
import { squareMetres } from '../../../lib/area.ts'
import { routes } from '../../../lib/routes.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { demandsTexts } from '../demands.texts.ts'
import bar from './demand.card.module.css'
import { Paragraphs } from './motion.card.tsx'
import styles from './remarks.module.css'

export type DemandAct = 'join' | 'leave' | 'withdraw' | 'answer'

interface CardProps {
  communityId: string
  demand: VoteDemand
  onAct: (act: DemandAct) => void
}

/** One demand: what for, how many have joined towards a fifth, and what became of it. */
export function DemandCard({ communityId, demand, onAct }: CardProps) {
  const words = demandsTexts.use()
  const names = voteNames.use()
  const { id, title, text, state, mine, counts, joined, needed, total, abilities } = demand
  const acts = (['join', 'leave', 'withdraw', 'answer'] as const).filter((act) => abilities[act])
  return (
    <Card id={`demand-${id}`} tinted={mine.joined > 0}>
      <Stack tight>
        <Box as="h3" className={styles['strong']}>
          {title}
        </Box>
        <Box className={styles['head']}>
          <Badge tone={state === 'reached' ? 'accent' : 'info'}>{words.state[state]}</Badge>
          <Txt>{names.matter[demand.matter]}</Txt>
        </Box>
        <Txt className={styles['meta']}>{words.by(demand.by, demand.estateName)}</Txt>
        <Paragraphs text={text} />
        {counts !== 'AREA' && (
          <Towards
            id={`demand-heads-${id}`}
            words={words.progress(joined.heads, needed.heads)}
            part={joined.heads}
            of={total.heads}
          />
        )}
        {counts !== 'HEADS' && (
          <Towards
            id={`demand-area-${id}`}
            words={words.progressArea(squareMetres(joined.areaCentiares), squareMetres(needed.areaCentiares))}
            part={joined.areaCentiares}
            of={total.areaCentiares}
          />
        )}
        <Txt className={styles['meta']}>{words.of(total.heads, squareMetres(total.areaCentiares))}</Txt>
        {mine.joined > 0 && <Txt>{mine.byMe > 0 ? words.joinedMine : words.joinedOther}</Txt>}
        {demand.reachedAt !== null && <Became communityId={communityId} demand={demand} />}
        {acts.length > 0 && (
          <Buttons>
            {acts.map((act) => (
              <Button
                key={act}
                id={`demand-${act}-${id}`}
                kind={act === 'join' || act === 'answer' ? 'plain' : 'quiet'}
                snug
                onPress={() => onAct(act)}
              >
                {words[act]}
              </Button>
            ))}
          </Buttons>
        )}
      </Stack>
    </Card>
  )
}

/** How far it is, with the fifth drawn and named. */
function Towards({ id, words: said, part, of }: { id: string; words: string; part: number; of: number }) {
  const words = demandsTexts.use()
  const percent = of === 0 ? 0 : Math.min(100, Math.floor((part * 100) / of))
  return (
    <Box id={id} role="progressbar" label={`${words.chart}，${said}`} percent={percent}>
      <Txt>{said}</Txt>
      <Box mute className={bar['track']}>
        <Box className={bar['fill']} style={{ width: `${percent}%` }} />
        <Box className={bar['mark']} />
      </Box>
      <Box mute className={bar['fifth']}>
        {words.fifth}
      </Box>
    </Box>
  )
}

/** When a fifth was reached, with whom it is, how far it has come, and what they say. */
function Became({ communityId, demand }: { communityId: string; demand: VoteDemand }) {
  const words = demandsTexts.use()
  const names = voteNames.use()
  const { id, reachedAt, addressedTo, decision, answer } = demand
  return (
    <Box className={styles['answer']}>
      <Stack tight>
        <Box className={styles['head']}>
          <Txt className={styles['strong']}>{words.reached}</Txt>
          {reachedAt !== null && <FullMoment id={`reached-${id}`} instant={reachedAt} />}
        </Box>
        <Txt>{addressedTo === 'OWNERS_COMMITTEE' ? words.toOwners : words.toResidents}</Txt>
        {decision && (
          <>
            <Box className={styles['head']}>
              <Txt>{words.became}</Txt>
              <Badge tone="info">{names.state[decision.state]}</Badge>
              <FullMoment id={`became-${id}`} instant={decision.since} />
            </Box>
            {decision.reason !== null && <Txt>{words.reason(decision.reason)}</Txt>}
            {decision.isReadable && (
              <Button
                id={`demand-see-${id}`}
                kind="quiet"
                snug
                onPress={() => open(routes.decision(communityId, decision.id))}
              >
                {words.see}
              </Button>
            )}
          </>
        )}
        {answer === null ? (
          <Txt className={styles['meta']}>{words.notYet}</Txt>
        ) : (
          <Box>
            <Box className={styles['head']}>
              <Txt>{words.answeredBy(answer.by)}</Txt>
              <FullMoment id={`demand-answered-${id}`} instant={answer.at} />
            </Box>
            <Paragraphs text={answer.text} />
          </Box>
        )}
      </Stack>
    </Box>
  )
}
