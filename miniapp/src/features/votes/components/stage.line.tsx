import type { DecisionState } from '@liren/shared/votes'
import { voteNames } from '../../../lib/vote.names.ts'
import { Txt } from '../../../platform/elements.tsx'
import { StationDots } from '../../../ui/station.dots.tsx'
import { stageOf, stages } from '../run.phases.ts'
import { runTexts } from '../run.texts.ts'
import styles from './stage.line.module.css'

/** Where a decision stands in its life: small stations, the present one in words. */
export function StageLine({ state }: { state: DecisionState }) {
  const words = runTexts.use()
  const names = voteNames.use()
  const present = stageOf(state)
  if (present < 0) return <Txt className={styles['words']}>{names.state[state]}</Txt>
  return (
    <StationDots
      id="run-stage"
      label={words.stagesLabel}
      names={stages.map((stage, index) => words.stages[index] ?? stage)}
      present={present}
      words={words.stage(words.stages[present] ?? '', present + 1, stages.length)}
    />
  )
}
