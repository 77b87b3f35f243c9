import { useState } from 'react'
import type { Complaint } from '@liren/shared/complaints.views'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import type { InComplaint } from '../complaints.api.ts'
import { conveneTexts } from '../convene.texts.ts'
import { useCalls } from '../hooks/use-calls.ts'
import { whistleTexts } from '../whistle.texts.ts'
import { CallCard } from './call.card.tsx'
import { CallSheet } from './call.sheet.tsx'
import { ConveneSheet } from './convene.sheet.tsx'

/** Who was called to a matter and what they said, and meetings on it; whoever may, calls others. Nothing where nobody was. */
export function CallsPart({ at, complaint }: { at: InComplaint; complaint: Complaint }) {
  const words = whistleTexts.use()
  const convene = conveneTexts.use()
  const [asking, setAsking] = useState<'call' | 'convene' | null>(null)
  const close = () => setAsking(null)
  const { data } = useCalls(at)
  if (!data || (data.items.length + data.meetings.length === 0 && !data.abilities.call)) return null
  return (
    <Section title={words.title}>
      <Stack tight>
        {data.meetings.length > 0 && (
          <Card flush>
            {data.meetings.map(({ id, title, startsAt, state }) => (
              <ListRow
                key={id}
                id={`meeting-${id}`}
                icon="calendar"
                title={title}
                note={
                  <>
                    {convene.meeting} · {convene.state[state]} · <Moment instant={startsAt} />
                  </>
                }
                onPress={() => open(complaintRoutes.meeting(at.communityId, id))}
              />
            ))}
          </Card>
        )}
        {data.items.map((call) => (
          <CallCard key={call.id} at={at} call={call} />
        ))}
        {data.abilities.call && (
          <>
            <Button id="call-blow" icon="notice" onPress={() => setAsking('call')}>
              {words.blow}
            </Button>
            <Button id="call-convene" icon="people" onPress={() => setAsking('convene')}>
              {convene.convene}
            </Button>
          </>
        )}
      </Stack>
      {asking === 'call' && <CallSheet at={at} urgency={complaint.urgency} onClose={close} />}
      {asking === 'convene' && (
        <ConveneSheet
          communityId={at.communityId}
          complaintIds={[at.complaintId]}
          onClose={close}
          onCalled={(meetingId) => {
            close()
            open(complaintRoutes.meeting(at.communityId, meetingId))
          }}
        />
      )}
    </Section>
  )
}
