import type { Meeting } from '@liren/shared/complaints.convene'
import { useState } from 'react'
import { useNow } from '../../../lib/clock.ts'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { dueText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { CallCard } from '../components/call.card.tsx'
import { ComplaintCard } from '../components/complaint.card.tsx'
import { MinutesSheet } from '../components/minutes.sheet.tsx'
import type { InMeeting } from '../convene.api.ts'
import { conveneTexts } from '../convene.texts.ts'
import { useEndMeeting, useMeeting } from '../hooks/use-meetings.ts'
import styles from '../components/history.module.css'

/** One meeting: what it is about, who is invited and came, its minutes, and its resolutions until they are done. */
export function MeetingScreen() {
  return (
    <SignedIn title={conveneTexts.use().meeting}>
      <MeetingPage />
    </SignedIn>
  )
}

function MeetingPage() {
  const words = conveneTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, meetingId: id }
  const meeting = useMeeting(at)
  useRefresh(meeting)
  if (meeting.data) return <Detail at={at} meeting={meeting.data} />
  return (
    <Screen id="meeting" title={words.meeting}>
      <QueryView query={meeting}>{() => null}</QueryView>
    </Screen>
  )
}

function Detail({ at, meeting }: { at: InMeeting; meeting: Meeting }) {
  const words = conveneTexts.use()
  const [asking, setAsking] = useState<'hold' | 'cancel' | null>(null)
  const close = () => setAsking(null)
  const now = useNow()
  const locale = useLocale()
  const { abilities, minutes, cancelledFor } = meeting
  return (
    <Screen
      id="meeting"
      title={words.meeting}
      footer={
        abilities.hold && (
          <Button id="meeting-hold" kind="primary" icon="edit" onPress={() => setAsking('hold')}>
            {words.hold}
          </Button>
        )
      }
      sheets={
        <>
          {asking === 'hold' && <MinutesSheet at={at} meeting={meeting} onClose={close} />}
          {asking === 'cancel' && <Cancel at={at} onClose={close} />}
        </>
      }
    >
      <Stack>
        <Card id="meeting-when" tinted>
          <Stack tight>
            <Box as="h2" className={styles['name']}>
              {meeting.title}
            </Box>
            <Txt>{words.state[meeting.state]}</Txt>
            <Txt>{dueText(meeting.startsAt, now, locale)}</Txt>
            <Txt>{meeting.place}</Txt>
          </Stack>
        </Card>
        {meeting.isLate && <Banner tone="warn">{words.late}</Banner>}
        {cancelledFor !== null && <Banner tone="info">{words.cancelledFor(cancelledFor)}</Banner>}
        {minutes !== null && (
          <Section title={words.minutes}>
            <Card>
              <Box as="p" id="meeting-minutes">
                {minutes}
              </Box>
            </Card>
          </Section>
        )}
        {meeting.state === 'HELD' && <Resolutions at={at} meeting={meeting} />}
        <Section title={words.invited}>
          <Stack tight>
            {meeting.invitations.map((call) => (
              <CallCard key={call.id} at={{ communityId: at.communityId, complaintId: call.complaintId }} call={call} />
            ))}
          </Stack>
        </Section>
        <Section title={words.matters}>
          <Stack tight>
            {meeting.matters.map((row) => (
              <ComplaintCard
                key={row.id}
                row={row}
                onPress={() => open(complaintRoutes.detail(at.communityId, row.id))}
              />
            ))}
          </Stack>
        </Section>
        {abilities.cancel && (
          <Button id="meeting-cancel" kind="quiet" onPress={() => setAsking('cancel')}>
            {words.cancel}
          </Button>
        )}
      </Stack>
    </Screen>
  )
}

function Resolutions({ at, meeting: { resolutions } }: { at: InMeeting; meeting: Meeting }) {
  const words = conveneTexts.use()
  return (
    <Section title={words.resolutions}>
      <Stack tight>
        {resolutions.length === 0 && <Txt>{words.noResolutions}</Txt>}
        {resolutions.map((call) => (
          <CallCard key={call.id} at={{ communityId: at.communityId, complaintId: call.complaintId }} call={call} />
        ))}
      </Stack>
    </Section>
  )
}

function Cancel({ at, onClose }: { at: InMeeting; onClose: () => void }) {
  const words = conveneTexts.use()
  const { cancelling } = useEndMeeting(at)
  return (
    <ReasonSheet
      id="meeting-cancel-sheet"
      title={words.cancel}
      body={words.cancelBody}
      label={words.cancelReason}
      action={words.cancel}
      kind="danger"
      busy={cancelling.isPending}
      error={cancelling.error}
      onConfirm={(reason) => cancelling.mutateAsync(reason)}
      onClose={onClose}
    />
  )
}
