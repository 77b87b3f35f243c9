import { useState } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { open, restart } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { StepUpSheet } from '../../../ui/step.up.sheet.tsx'
import { StructuredText } from '../../../ui/structured.text.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useDeleteAccount } from '../hooks/use-my-data.ts'
import { privacyTexts } from '../privacy.texts.ts'

/** Deleting my account: what ends, what law keeps, and a last word typed by hand. */
export function DeleteScreen() {
  const [pseudonym, setPseudonym] = useState<string | null>(null)
  const title = privacyTexts.use().delete.title
  // Nobody is signed in any more by then: the farewell stands outside.
  if (pseudonym !== null) return <Gone pseudonym={pseudonym} />
  return (
    <SignedIn title={title}>
      <DeletePage onGone={setPseudonym} />
    </SignedIn>
  )
}

function DeletePage({ onGone }: { onGone: (pseudonym: string) => void }) {
  const words = privacyTexts.use().delete
  const { deleting, question } = useDeleteAccount(onGone)
  const [typed, setTyped] = useState('')
  const [isMissing, setMissing] = useState(false)
  const isTyped = typed.trim().toUpperCase() === words.typed
  const confirm = () => {
    setMissing(!isTyped)
    if (isTyped) deleting.mutate()
  }
  const list = (items: readonly string[]) => [{ type: 'list' as const, ordered: false, items: [...items] }]
  return (
    <Screen id="delete-account" title={words.title} sheets={<StepUpSheet question={question} />}>
      <Banner tone="info">{words.leaving}</Banner>
      <Section title={words.now}>
        <Card>
          <StructuredText blocks={list(words.nowItems)} />
        </Card>
      </Section>
      <Section title={words.kept}>
        <Card>
          <StructuredText blocks={list(words.keptItems)} />
        </Card>
      </Section>
      <Section title={words.title}>
        <Stack>
          <Button id="delete-export-first" onPress={() => open(routes.dataExport)}>
            {words.exportFirst}
          </Button>
          <Field
            for="delete-typed"
            label={words.typedLabel}
            fault={isMissing && !isTyped ? words.typedFault : undefined}
          >
            <TextInput
              id="delete-typed"
              value={typed}
              onInput={setTyped}
              onEnter={confirm}
              maxLength={20}
              label={words.typedLabel}
              invalid={isMissing && !isTyped}
              describedBy={noteOf('delete-typed')}
            />
          </Field>
          {deleting.error && <Banner tone="danger">{messageOf(deleting.error)}</Banner>}
          <Button id="delete-account-confirm" kind="danger" busy={deleting.isPending} onPress={confirm}>
            {words.action}
          </Button>
        </Stack>
      </Section>
    </Screen>
  )
}

function Gone({ pseudonym }: { pseudonym: string }) {
  const words = privacyTexts.use().delete
  return (
    <Screen id="account-gone" title={words.title}>
      <EmptyState
        picture="lane"
        title={words.goneTitle}
        body={words.goneBody(pseudonym)}
        action={
          <Button id="gone-home" icon="home" kind="primary" onPress={() => restart(routes.home)}>
            {words.home}
          </Button>
        }
      />
    </Screen>
  )
}
