import type { CalledRow } from '@liren/shared/complaints.whistle'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { complaintNames } from '../names.texts.ts'
import { whistleTexts } from '../whistle.texts.ts'
import { CallActs } from './call.acts.tsx'
import { CallDue } from './call.due.tsx'
import { categoryIcons } from './complaint.card.tsx'
import styles from './called.card.module.css'
import card from './complaint.card.module.css'

/** A call on the desk of who is called: what is asked, where, by when, and what to do about it. */
export function CalledCard({ row }: { row: CalledRow }) {
  const words = whistleTexts.use()
  const { category, rung } = complaintNames.use()
  const { communityId, complaintId, climbed } = row
  return (
    <Card id={`called-${row.id}`}>
      <Stack tight>
        <Press
          id={`called-open-${row.id}`}
          className={styles['matter']}
          onPress={() => open(complaintRoutes.detail(communityId, complaintId))}
        >
          <Box as="span" className={card['head']}>
            <Box as="span" className={card['category']}>
              <Icon name={categoryIcons[row.category]} small />
              <Txt>{category[row.category]}</Txt>
            </Box>
            <Txt className={card['state']}>{`${words.kind[row.kind]} · ${words.state[row.state]}`}</Txt>
          </Box>
          <Txt className={styles['ask']}>{row.ask ?? ''}</Txt>
          <Txt className={card['meta']}>{`${row.communityName} · ${row.place}`}</Txt>
          <Txt className={card['meta']}>{row.office.label}</Txt>
        </Press>
        <CallDue call={row} />
        {climbed !== null && (
          <Box>
            <Mark icon="up" tone={climbed === 'half' || climbed === 'most' ? 'warn' : 'danger'}>
              {rung[climbed]}
            </Mark>
          </Box>
        )}
        <CallActs
          at={{ communityId, complaintId, callId: row.id }}
          office={row.office}
          steps={row.abilities.steps}
          isForemost
        />
      </Stack>
    </Card>
  )
}
