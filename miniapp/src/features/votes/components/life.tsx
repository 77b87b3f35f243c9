import type { Decision } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Section } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { voteNames } from '../../../lib/vote.names.ts'
import { isOver, stationOf, stations, type Station } from '../votes.phases.ts'
import { votesTexts } from '../votes.texts.ts'
import styles from './life.module.css'

/** When each station was reached, as the log has it. */
const reachedBy: Record<Station, readonly string[]> = {
  notice: ['NOTIFY'],
  roll: ['FREEZE'],
  voting: ['OPEN', 'EXTEND'],
  count: ['COUNT'],
  display: ['PUBLISH'],
  final: ['FINALISE'],
}

/** The stations of a decision, one below the other, those behind with their time and reason; the present one in words. */
export function Life({ decision }: { decision: Decision }) {
  const words = votesTexts.use()
  const present = stationOf(decision.state)
  const steps = (station: Station) => decision.transitions.filter(({ step }) => reachedBy[station].includes(step))
  return (
    <Section title={words.page.life}>
      <Box
        as="ol"
        role="list"
        label={`${words.page.life} ${present + 1}/${stations.length}`}
        className={styles['line']}
      >
        {stations.map((station, index) => (
          <Box
            as="li"
            role="listitem"
            key={station}
            className={classes(
              styles['station'],
              index <= present && styles['reached'],
              index === present && styles['here'],
            )}
          >
            <Box as="span" mute className={styles['dot']} />
            <Box className={styles['words']}>
              <Txt className={styles['name']}>{words.station[station]}</Txt>
              {steps(station).map(({ seq, at, reason }) => (
                <Box key={seq} className={styles['step']}>
                  <FullMoment id={`step-${seq}`} instant={at} />
                  {reason !== null && <Txt>{reason}</Txt>}
                </Box>
              ))}
            </Box>
          </Box>
        ))}
      </Box>
      {(isOver(decision.state) || present < 0) && <Ending decision={decision} />}
    </Section>
  )
}

const endings = ['CANCEL', 'REVOKE_BY_COURT', 'REVOKE_BY_GOV', 'FILE', 'ARCHIVE']

/** What ended it, or followed the end. */
function Ending({ decision }: { decision: Decision }) {
  const { state } = voteNames.use()
  const said = decision.transitions.filter(({ step }) => endings.includes(step))
  return (
    <Box className={styles['ending']}>
      {said.map(({ seq, to, at, reason }) => (
        <Box key={seq} className={styles['step']}>
          <Txt className={styles['name']}>{state[to]}</Txt>
          <FullMoment id={`step-${seq}`} instant={at} />
          {reason !== null && <Txt>{reason}</Txt>}
        </Box>
      ))}
    </Box>
  )
}
