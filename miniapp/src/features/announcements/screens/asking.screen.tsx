import type { QuestionSettings } from '@liren/shared/announcements.questions'
import { usePromise } from '../../../lib/duty.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { useQuestionSettings, useSetQuestionSettings } from '../hooks/use-question-settings.ts'
import { replyTimes, settingsForm } from '../questions.draft.ts'
import { questionsTexts } from '../questions.texts.ts'

/** Whether neighbours may ask under notices, and what that means for the mini-program (committee). */
export function AskingScreen() {
  return (
    <SignedIn title={questionsTexts.use().settingsTitle}>
      <AskingPage />
    </SignedIn>
  )
}

function AskingPage() {
  const words = questionsTexts.use()
  const { community = '' } = usePageParams()
  const settings = useQuestionSettings(community)
  if (settings.data) return <Settling communityId={community} settings={settings.data} />
  return (
    <Screen id="asking" title={words.settingsTitle}>
      <QueryView query={settings}>{() => null}</QueryView>
    </Screen>
  )
}

function Settling({ communityId, settings }: { communityId: string; settings: QuestionSettings }) {
  const words = questionsTexts.use()
  const promiseOf = usePromise()
  const { version, isOn, promisedReplyMinutes, abilities } = settings
  const [form, setForm, { isChanged }] = useFormDraft(settingsForm, `asking.${communityId}`, {
    isOn,
    promisedReplyMinutes,
  })
  const settling = useSetQuestionSettings(communityId)
  return (
    <Screen
      id="asking"
      title={words.settingsTitle}
      footer={
        abilities.edit && (
          <Button
            id="asking-save"
            kind="primary"
            disabled={!isChanged}
            busy={settling.isPending}
            onPress={() => settling.mutate({ version, ...form })}
          >
            {words.save}
          </Button>
        )
      }
    >
      <Stack>
        {settling.error && <Banner tone="danger">{messageOf(settling.error)}</Banner>}
        {settling.isSuccess && !isChanged && (
          <Banner id="asking-saved" tone="good">
            {words.saved}
          </Banner>
        )}
        <Card flush>
          <SwitchRow
            id="asking-on"
            on={form.isOn}
            onChange={(on) => setForm({ ...form, isOn: on })}
            title={words.settingsOn}
            note={words.settingsNote}
          />
        </Card>
        <Field for="asking-promise" label={words.promised} hint={words.promisedHint}>
          <SelectInput
            id="asking-promise"
            label={words.promised}
            describedBy={noteOf('asking-promise')}
            value={String(form.promisedReplyMinutes)}
            onChange={(minutes) => setForm({ ...form, promisedReplyMinutes: Number(minutes) })}
            choices={replyTimes(form.promisedReplyMinutes).map((minutes) => ({
              value: String(minutes),
              text: promiseOf(minutes),
            }))}
          />
        </Field>
        <Section title={words.ugcTitle}>
          <Stack>
            <Banner tone="warn">{words.ugc}</Banner>
            <Box as="p">{words.ugcChecked}</Box>
          </Stack>
        </Section>
      </Stack>
    </Screen>
  )
}
