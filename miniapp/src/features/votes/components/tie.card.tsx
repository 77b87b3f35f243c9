import type { MotionOutcome, VoteResult } from '@liren/shared/votes.results'
import { voteNames } from '../../../lib/vote.names.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { useRunOff } from '../hooks/use-ties.ts'
import { tiesTexts } from '../ties.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { LotSheet, type Broken } from './lot.sheet.tsx'
import styles from './remarks.module.css'
import { StepSheet } from './step.sheet.tsx'

export type TieAsking = { how: 'lot' | 'runOff'; of: Broken } | null

/** Which candidates are tied for the last places, what breaks it, and what came of that. */
export function Ties({
  at,
  result,
  onAsk,
}: {
  at: InDecision
  result: VoteResult
  onAsk: (asking: TieAsking) => void
}) {
  const words = tiesTexts.use()
  const names = voteNames.use()
  const all = result.motions.flatMap((motion) => motion.ties.map((tie) => ({ motion, tie })))
  if (all.length === 0) return null
  const { tieBreak, abilities, runOff } = result
  const nameIn = (motion: MotionOutcome) => (id: string) =>
    motion.candidates.find(({ candidateId }) => candidateId === id)?.name ?? ''
  return (
    <Section title={words.tie}>
      <Card>
        <Stack>
          {all.map(({ motion, tie }) => {
            const isByLot = tie.for === 'ALTERNATE' || tieBreak === 'LOT'
            const say = tie.for === 'SEAT' ? words.tieSeat : words.tieAlternate
            const id = `${motion.number}-${tie.for}`
            return (
              <Stack key={id} tight>
                <Txt id={`tie-${id}`}>{say(tie.between.map(nameIn(motion)).join('、'), tie.places)}</Txt>
                {tie.lot === null ? (
                  <Txt className={styles['meta']}>{isByLot ? words.byLot : words.byRunOff}</Txt>
                ) : (
                  <Box className={styles['answer']}>
                    <Stack tight>
                      <Txt id={`lot-${id}`}>{words.drawn(tie.lot.order.map(nameIn(motion)).join('、'))}</Txt>
                      <Txt>{words.drawnWho(tie.lot.drawnBy, tie.lot.witnesses.join('、'))}</Txt>
                      <Txt>{tie.lot.reason}</Txt>
                    </Stack>
                  </Box>
                )}
                {tie.lot === null && isByLot && abilities.drawLot && (
                  <Button id={`draw-${id}`} onPress={() => onAsk({ how: 'lot', of: { motion, tie } })}>
                    {words.lot}
                  </Button>
                )}
                {!isByLot && abilities.openRunOff && (
                  <Button id={`run-off-${id}`} onPress={() => onAsk({ how: 'runOff', of: { motion, tie } })}>
                    {words.runOff}
                  </Button>
                )}
              </Stack>
            )
          })}
          {runOff && <Txt id="run-off">{words.runOffOpen(runOff.title, names.state[runOff.state])}</Txt>}
          {runOff && result.motions.length > 0 && abilities.openRunOff && (
            <Button
              id="run-off-open"
              kind="quiet"
              onPress={() => open(voteRoutes.run(at.communityId, runOff.decisionId))}
            >
              {words.run}
            </Button>
          )}
        </Stack>
      </Card>
    </Section>
  )
}

interface SheetProps {
  at: InDecision
  version: number
  asking: NonNullable<TieAsking>
  onClose: () => void
}

/** Records a lot, or opens a run-off. */
export function TieSheet({ at, version, asking, onClose }: SheetProps) {
  const words = tiesTexts.use()
  const runOff = useRunOff(at)
  if (asking.how === 'lot') return <LotSheet at={at} version={version} of={asking.of} onClose={onClose} />
  const { motionId } = asking.of.motion
  return (
    <StepSheet
      id="run-off-sheet"
      title={words.runOff}
      body={words.runOffBody}
      action={words.runOff}
      busy={runOff.isPending}
      error={runOff.error}
      onConfirm={() =>
        runOff.mutate(
          { version, motionId },
          {
            onSuccess: ({ id }) => {
              onClose()
              open(voteRoutes.run(at.communityId, id))
            },
          },
        )
      }
      onClose={onClose}
    />
  )
}
