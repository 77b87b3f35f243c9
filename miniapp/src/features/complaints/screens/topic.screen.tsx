import { useState } from 'react'
import type { Topic } from '@liren/shared/complaints.coordination'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { ComplaintCard } from '../components/complaint.card.tsx'
import { CallSheet } from '../components/call.sheet.tsx'
import { ConveneSheet } from '../components/convene.sheet.tsx'
import { conveneTexts } from '../convene.texts.ts'
import type { InTopic } from '../coordination.api.ts'
import { useSettleTopic, useTopic } from '../hooks/use-topics.ts'
import { complaintNames } from '../names.texts.ts'
import styles from '../components/history.module.css'

/** As many matters as one meeting takes. */
const mostOfMeeting = 12

/** One parent matter of the coordination list: why it is there, what is under it, and what may be done. */
export function TopicScreen() {
  return (
    <SignedIn title={conveneTexts.use().topic}>
      <TopicPage />
    </SignedIn>
  )
}

function TopicPage() {
  const words = conveneTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, topicId: id }
  const topic = useTopic(at)
  useRefresh(topic)
  if (topic.data) return <Detail at={at} topic={topic.data} />
  return (
    <Screen id="topic" title={words.topic}>
      <QueryView query={topic}>{() => null}</QueryView>
    </Screen>
  )
}

function Detail({ at, topic }: { at: InTopic; topic: Topic }) {
  const words = conveneTexts.use()
  const { category } = complaintNames.use()
  const [asking, setAsking] = useState<'convene' | 'call' | 'settle' | null>(null)
  const close = () => setAsking(null)
  const { abilities, settledAt, settledFor } = topic
  const held = topic.items.filter(({ holder }) => holder?.party === 'office')
  const openOnes = held.map(({ id }) => id)
  // A call is to one matter: to that which was reported first.
  const [first] = held
  return (
    <Screen
      id="topic"
      title={words.topic}
      footer={
        abilities.convene && (
          <Button id="topic-convene" kind="primary" icon="people" onPress={() => setAsking('convene')}>
            {words.convene}
          </Button>
        )
      }
      sheets={
        <>
          {asking === 'convene' && (
            <ConveneSheet
              communityId={at.communityId}
              complaintIds={openOnes.slice(0, mostOfMeeting)}
              onClose={close}
              onCalled={(meetingId) => {
                close()
                open(complaintRoutes.meeting(at.communityId, meetingId))
              }}
            />
          )}
          {asking === 'call' && first && (
            <CallSheet
              at={{ communityId: at.communityId, complaintId: first.id }}
              urgency={first.urgency}
              onClose={close}
            />
          )}
          {asking === 'settle' && <Settle at={at} onClose={close} />}
        </>
      }
    >
      <Stack>
        <Card id="topic-why" tinted>
          <Stack tight>
            <Box as="h2" className={styles['name']}>
              {`${topic.place} · ${category[topic.category]}`}
            </Box>
            <Txt>{words.source[topic.source]}</Txt>
            <Txt>{words.topicCounts(topic.matters, topic.openMatters)}</Txt>
            <FullMoment id="topic-listed" instant={topic.listedAt} />
            <Txt>{words.topicResponsible}</Txt>
          </Stack>
        </Card>
        {settledAt !== null && (
          <Banner tone="info">{settledFor === null ? words.settledWithIt : words.settledFor(settledFor)}</Banner>
        )}
        <Section title={words.topicMatters}>
          <Stack tight>
            {topic.items.map((row) => (
              <ComplaintCard
                key={row.id}
                row={row}
                onPress={() => open(complaintRoutes.detail(at.communityId, row.id))}
              />
            ))}
          </Stack>
        </Section>
        {abilities.convene && first && (
          <Stack tight>
            <Button id="topic-call" icon="notice" onPress={() => setAsking('call')}>
              {words.topicCall}
            </Button>
            <Txt>{words.topicCallNote}</Txt>
          </Stack>
        )}
        {abilities.settle && (
          <Button id="topic-settle" kind="quiet" icon="check" onPress={() => setAsking('settle')}>
            {words.settle}
          </Button>
        )}
      </Stack>
    </Screen>
  )
}

function Settle({ at, onClose }: { at: InTopic; onClose: () => void }) {
  const words = conveneTexts.use()
  const settling = useSettleTopic(at)
  return (
    <ReasonSheet
      id="topic-settle-sheet"
      title={words.settle}
      body={words.settleBody}
      label={words.settleNote}
      action={words.settle}
      longest={500}
      busy={settling.isPending}
      error={settling.error}
      onConfirm={(note) => settling.mutateAsync(note)}
      onClose={onClose}
    />
  )
}
