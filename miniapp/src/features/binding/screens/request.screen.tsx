import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { Door } from '../components/door.tsx'
import { MyRequests } from '../components/my.requests.tsx'
import { PlaceSearch } from '../components/place.search.tsx'
import { Who } from '../components/who.tsx'
import { useAsking } from '../hooks/use-asking.ts'
import { useMyBindings } from '../hooks/use-binding.ts'
import { requestTexts } from '../request.texts.ts'

/** Asking the committee to be bound, for who has no slip; and where my requests stand. */
export function RequestScreen() {
  const words = requestTexts.use()
  return (
    <SignedIn title={words.title} why={{ title: words.signIn, body: words.signInBody }}>
      <RequestPage />
    </SignedIn>
  )
}

function RequestPage() {
  const words = requestTexts.use()
  const asking = useAsking()
  const mine = useMyBindings()
  const requests = mine.data?.requests ?? []
  return (
    <Screen
      id="binding-request"
      title={words.title}
      footer={
        <Button id="request-submit" kind="primary" busy={asking.isSending} onPress={asking.submit}>
          {words.submit}
        </Button>
      }
    >
      <Stack>
        {asking.isSent && (
          <Banner id="request-sent" tone="good">
            {words.submitted}
          </Banner>
        )}
        <Box as="p">{words.intro}</Box>
      </Stack>
      {requests.length > 0 && <MyRequests requests={requests} />}
      <RequestForm asking={asking} />
    </Screen>
  )
}

function RequestForm({ asking }: { asking: ReturnType<typeof useAsking> }) {
  const words = requestTexts.use()
  const { draft, change, choose, fault, error } = asking
  return (
    <>
      <Section title={words.where}>
        {draft.estate === null ? (
          <PlaceSearch fault={fault === 'estate' ? words.faults.estate : undefined} onChoose={choose} />
        ) : (
          <Door draft={draft} estate={draft.estate} change={change} fault={fault} />
        )}
      </Section>
      <Stack>
        <Who draft={draft} onChange={change} isMissing={fault === 'relation'} />
        <Field for="request-note" label={words.note} hint={words.noteHint}>
          <LongInput
            id="request-note"
            value={draft.note}
            onInput={(note) => change({ note })}
            maxLength={200}
            label={words.note}
            describedBy={noteOf('request-note')}
          />
        </Field>
        {error !== null && (
          <Banner id="request-fault" tone="danger">
            {messageOf(error)}
          </Banner>
        )}
      </Stack>
    </>
  )
}
