import type { Complaint } from '@liren/shared/complaints.views'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { deadlineText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card } from '../../../ui/card.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { StationDots } from '../../../ui/station.dots.tsx'
import { complaintsTexts } from '../complaints.texts.ts'
import { useHolder } from '../hooks/use-due.ts'
import { complaintNames, useStateName } from '../names.texts.ts'
import { DueLine } from './due.line.tsx'
import styles from './holder.card.module.css'

/** How far it came: the last stage that was reached. */
const presentOf = (stages: Complaint['stages']): number =>
  stages.reduce((last, { at }, index) => (at === null ? last : index), 0)

/** Who has the matter now, by name, and until when; and the line of its stations. Always in the same place. */
export function HolderCard({ complaint }: { complaint: Complaint }) {
  const words = complaintsTexts.use()
  const names = complaintNames.use()
  const holderOf = useHolder()
  const stateOf = useStateName()
  const now = useNow()
  const locale = useLocale()
  const { stages, holder, reopenUntil, climbed } = complaint
  const present = presentOf(stages)
  return (
    <Card id="complaint-holder" tinted>
      <Box className={styles['card']}>
        <Txt className={styles['label']}>{holder === null ? words.ended : words.holder}</Txt>
        <Box as="h2" className={styles['who']}>
          {holderOf(complaint)}
        </Box>
        <DueLine row={complaint} />
        {climbed !== null && holder !== null && (
          <Mark icon="up" tone={climbed === 'half' || climbed === 'most' ? 'warn' : 'danger'}>
            {names.rung[climbed]}
          </Mark>
        )}
        {reopenUntil !== null && (
          <Txt className={styles['label']}>{words.reopenUntil(deadlineText(reopenUntil, now, locale))}</Txt>
        )}
        <Box className={styles['line']}>
          <StationDots
            label={words.life}
            names={stages.map(({ stage }) => names.stage[stage])}
            present={present}
            words={words.lifeAt(stateOf(complaint), present + 1, stages.length)}
          />
        </Box>
      </Box>
    </Card>
  )
}
