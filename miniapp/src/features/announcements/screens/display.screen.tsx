import type { DisplaySettings } from '@liren/shared/announcements.display'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { DisplayFields } from '../components/display.fields.tsx'
import { displayForm, displayFormOf, displayOf } from '../display.draft.ts'
import { displayTexts } from '../display.texts.ts'
import { useDisplaySettings, useSetDisplaySettings } from '../hooks/use-display-settings.ts'

/** How long disclosures stay displayed, topic by topic, within what the law asks for (committee). */
export function DisplayScreen() {
  return (
    <SignedIn title={displayTexts.use().title}>
      <DisplayPage />
    </SignedIn>
  )
}

function DisplayPage() {
  const words = displayTexts.use()
  const { community = '' } = usePageParams()
  const settings = useDisplaySettings(community)
  if (settings.data) return <Settling communityId={community} settings={settings.data} />
  return (
    <Screen id="display" title={words.title}>
      <QueryView query={settings}>{() => null}</QueryView>
    </Screen>
  )
}

function Settling({ communityId, settings }: { communityId: string; settings: DisplaySettings }) {
  const words = displayTexts.use()
  const { version, items, abilities } = settings
  const [form, setForm, { isChanged }] = useFormDraft(displayForm, `display.${communityId}`, displayFormOf(settings))
  const settling = useSetDisplaySettings(communityId)
  const wanted = displayOf(form, settings)
  return (
    <Screen
      id="display"
      title={words.title}
      footer={
        abilities.edit && (
          <Button
            id="display-save"
            kind="primary"
            disabled={!isChanged || wanted === null}
            busy={settling.isPending}
            onPress={() => wanted && settling.mutate({ version, items: wanted })}
          >
            {words.save}
          </Button>
        )
      }
    >
      <Stack>
        <Banner tone="info">{words.lead}</Banner>
        {settling.error && <Banner tone="danger">{messageOf(settling.error)}</Banner>}
        {settling.isSuccess && !isChanged && (
          <Banner id="display-saved" tone="good">
            {words.saved}
          </Banner>
        )}
        {form.map((value, at) => (
          <DisplayFields
            key={value.topic}
            value={value}
            lawfulDays={items.find(({ topic }) => topic === value.topic)?.lawfulDays ?? 1}
            isDisabled={!abilities.edit}
            onChange={(next) => setForm(form.map((one, index) => (index === at ? next : one)))}
          />
        ))}
      </Stack>
    </Screen>
  )
}
