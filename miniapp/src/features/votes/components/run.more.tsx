import type { DecisionStep } from '@liren/shared/votes'
import type { Decision } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { runTexts } from '../run.texts.ts'
import { stepsTexts } from '../steps.texts.ts'
import styles from './run.more.module.css'

const endings: readonly DecisionStep[] = ['CANCEL', 'REVOKE_BY_COURT', 'REVOKE_BY_GOV']

/** Every other step that I may take here. */
export function OtherSteps({
  decision,
  steps,
  onStep,
}: {
  decision: Decision
  steps: readonly DecisionStep[]
  onStep: (step: DecisionStep) => void
}) {
  const words = runTexts.use()
  const names = stepsTexts.use()
  if (steps.length === 0) return null
  return (
    <Fold id="run-others" title={words.others} note={words.othersNote}>
      <Stack tight>
        {steps.map((step) => (
          <Button
            key={step}
            id={`take-${step}`}
            kind={endings.includes(step) ? 'quiet' : 'plain'}
            onPress={() => onStep(step)}
          >
            {step === 'FREEZE' && decision.roll !== null ? names.again : names.name[step]}
          </Button>
        ))}
      </Stack>
    </Fold>
  )
}

/** What the notice, the roll and the ballots are bound by; for whoever compares. */
export function Hashes({ decision }: { decision: Decision }) {
  const words = runTexts.use()
  const { agendaHash, policyHash, roll, publicKey } = decision
  const hashes = [
    { name: words.hash.agenda, value: agendaHash },
    { name: words.hash.policy, value: policyHash },
    { name: words.hash.roll, value: roll?.root ?? null },
    { name: words.hash.key, value: publicKey },
  ].filter(({ value }) => value !== null)
  if (hashes.length === 0) return null
  return (
    <Fold id="run-hashes" title={words.hashes} note={words.hashesNote}>
      <Stack tight>
        {hashes.map(({ name, value }) => (
          <Box key={name}>
            <Txt className={styles['name']}>{name}</Txt>
            <Box className={styles['hash']}>
              <Txt selectable>{value}</Txt>
            </Box>
          </Box>
        ))}
      </Stack>
    </Fold>
  )
}

/** Every step so far: who, when and why. */
export function StepLog({ decision }: { decision: Decision }) {
  const words = runTexts.use()
  const names = stepsTexts.use().name
  if (decision.transitions.length === 0) return null
  return (
    <Fold id="run-log" title={words.log} note={words.logNote}>
      <Stack tight>
        {decision.transitions
          .slice()
          .reverse()
          .map(({ seq, step, by, at, reason }) => (
            <Box key={seq} className={styles['step']}>
              <Box className={styles['head']}>
                <Txt className={styles['strong']}>{names[step]}</Txt>
                <Txt className={styles['meta']}>{by === '' ? words.time : by}</Txt>
                <FullMoment id={`log-${seq}`} instant={at} />
              </Box>
              {reason !== null && <Txt className={styles['meta']}>{reason}</Txt>}
            </Box>
          ))}
      </Stack>
    </Fold>
  )
}
