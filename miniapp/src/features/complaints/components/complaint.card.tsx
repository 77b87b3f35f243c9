import type { ComplaintCategory } from '@liren/shared/complaints'
import type { ComplaintRow } from '@liren/shared/complaints.views'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { complaintsTexts } from '../complaints.texts.ts'
import { useHolder } from '../hooks/use-due.ts'
import { complaintNames, useStateName } from '../names.texts.ts'
import styles from './complaint.card.module.css'
import { DueLine } from './due.line.tsx'

/** What each sort of matter looks like. */
export const categoryIcons: Record<ComplaintCategory, IconName> = {
  repair_home: 'wrench',
  common_parts: 'lamp',
  property_service: 'desk',
  environment: 'leaf',
  safety: 'shield',
  dispute: 'people',
  suggestion: 'chat',
  snap: 'photo',
  consultation: 'question',
}

/** One matter in a list: what it is, who has it, and what is due next. */
export function ComplaintCard({ row, onPress }: { row: ComplaintRow; onPress: () => void }) {
  const words = complaintsTexts.use()
  const { category } = complaintNames.use()
  const stateOf = useStateName()
  const holderOf = useHolder()
  const { label, spot } = row.place
  return (
    <Press id={`complaint-${row.id}`} className={styles['card']} onPress={onPress}>
      <Box as="span" className={styles['head']}>
        <Box as="span" className={styles['category']}>
          <Icon name={categoryIcons[row.category]} small />
          <Txt>{category[row.category]}</Txt>
        </Box>
        <Txt className={styles['state']}>{stateOf(row)}</Txt>
      </Box>
      <Txt className={styles['text']}>{row.excerpt === '' ? words.withheld : row.excerpt}</Txt>
      <Txt className={styles['holder']}>{holderOf(row)}</Txt>
      <DueLine row={row} />
      <Txt className={styles['meta']}>
        {spot === null ? label : words.at(label, spot)} · <Moment instant={row.reportedAt} />
      </Txt>
    </Press>
  )
}
