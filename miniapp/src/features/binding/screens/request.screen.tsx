import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { bindingTexts } from '../binding.texts.ts'
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
  const { missing } = bindingTexts.use().who
  const faults = { ...words.faults, relation: missing }
  const submit = (
    <>
      {asking.fault && <Banner tone="warn">{faults[asking.fault]}</Banner>}
      <Button id="request-submit" kind="primary" busy={asking.isSending} onPress={asking.submit}>
        {words.submit}
      </Button>
    </>
  )
  const toFlats = (
    <Button id="request-flats" kind="primary" icon="home" onPress={() => replace(routes.myFlats)}>
      {words.toFlats}
    </Button>
  )
  return (
    <Screen id="binding-request" title={words.title} footer={asking.isSent ? toFlats : submit}>
      {asking.isSent ? (
        <Banner id="request-sent" tone="good">
          {words.submitted}
        </Banner>
      ) : (
        <Box as="p">{words.intro}</Box>
      )}
      {requests.length > 0 && <MyRequests requests={requests} />}
      {!asking.isSent && <RequestForm asking={asking} />}
    </Screen>
  )
}

function RequestForm({ asking }: { asking: ReturnType<typeof useAsking> }) {
  const words = requestTexts.use()
  const { draft, change, choose, fault, error } = asking
  return (
    <Stack>
      <Section title={words.where}>
        {draft.estate === null ? (
          <PlaceSearch fault={fault === 'estate' ? words.faults.estate : undefined} onChoose={choose} />
        ) : (
          <Door draft={draft} estate={draft.estate} change={change} fault={fault} />
        )}
      </Section>
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
  )
}
