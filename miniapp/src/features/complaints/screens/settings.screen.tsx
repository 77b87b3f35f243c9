import { slaCities, type ComplaintSettings } from '@liren/shared/complaints.settings'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { messageOf } from '../../../lib/messages.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput, WhenInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { complaintDeskTexts } from '../desk.texts.ts'
import { useComplaintSettings, useSetComplaintSettings } from '../hooks/use-complaint-settings.ts'
import { limitsTexts } from '../limits.texts.ts'
import { complaintNames } from '../names.texts.ts'
import { partnersTexts } from '../partners.texts.ts'
import { confirmDays, formOf, hoursIn, settingsForm, settlingOf } from '../settings.draft.ts'
import { spotsTexts } from '../spots.texts.ts'

/** How complaints are handled here: what neighbours may see, how long an answer is waited for, whose limits apply, when it is worked. */
export function ComplaintSettingsScreen() {
  return (
    <SignedIn title={complaintDeskTexts.use().settings}>
      <SettingsPage />
    </SignedIn>
  )
}

function SettingsPage() {
  const words = complaintDeskTexts.use()
  const { community = '' } = usePageParams()
  const settings = useComplaintSettings(community)
  if (settings.data) return <Settling communityId={community} settings={settings.data} />
  return (
    <Screen id="complaint-settings" title={words.settings}>
      <QueryView query={settings}>{() => null}</QueryView>
    </Screen>
  )
}

function Settling({ communityId, settings }: { communityId: string; settings: ComplaintSettings }) {
  const words = complaintDeskTexts.use()
  const names = complaintNames.use()
  const limits = limitsTexts.use()
  const spots = spotsTexts.use()
  const partners = partnersTexts.use()
  const { version, missingYear, abilities } = settings
  const [form, setForm, { isChanged }] = useFormDraft(
    settingsForm,
    `complaint-settings.${communityId}`,
    formOf(settings),
  )
  const settling = useSetComplaintSettings(communityId)
  const body = settlingOf(version, form)
  return (
    <Screen
      id="complaint-settings"
      title={words.settings}
      footer={
        abilities.edit && (
          <Button
            id="complaint-settings-save"
            kind="primary"
            disabled={!isChanged || body === null}
            busy={settling.isPending}
            onPress={() => body && settling.mutate(body)}
          >
            {words.save}
          </Button>
        )
      }
    >
      <Stack>
        {settling.error && <Banner tone="danger">{messageOf(settling.error)}</Banner>}
        {settling.isSuccess && !isChanged && (
          <Banner id="complaint-settings-saved" tone="good">
            {words.saved}
          </Banner>
        )}
        {missingYear !== null && (
          <Banner
            tone="warn"
            action={
              <Button
                id="settings-missing-year"
                kind="quiet"
                snug
                onPress={() => open(complaintRoutes.holidays(communityId))}
              >
                {words.putYear}
              </Button>
            }
          >
            {words.missingYear(missingYear)}
          </Banner>
        )}
        <Card flush>
          <SwitchRow
            id="complaints-public"
            on={form.isPublicOn}
            onChange={(isPublicOn) => setForm({ ...form, isPublicOn })}
            title={words.publicOn}
            note={words.publicNote}
          />
        </Card>
        <Field for="confirm-days" label={words.confirmDays} hint={words.confirmNote}>
          <SelectInput
            id="confirm-days"
            label={words.confirmDays}
            describedBy={noteOf('confirm-days')}
            value={String(form.confirmDays)}
            onChange={(days) => setForm({ ...form, confirmDays: Number(days) })}
            choices={confirmDays.map((days) => ({ value: String(days), text: words.days(days) }))}
          />
        </Field>
        <Field for="sla-city" label={words.city} hint={words.cityNote}>
          <SelectInput
            id="sla-city"
            label={words.city}
            describedBy={noteOf('sla-city')}
            value={form.city}
            onChange={(city) => setForm({ ...form, city: slaCities.find((one) => one === city) ?? form.city })}
            choices={slaCities.map((city) => ({ value: city, text: names.city[city] }))}
          />
        </Field>
        <Field
          for="work-from"
          label={words.workFrom}
          hint={words.workNote}
          fault={hoursIn(form) === null ? words.workFault : undefined}
        >
          <WhenInput
            id="work-from"
            kind="time"
            label={words.workFrom}
            value={form.from}
            onChange={(from) => setForm({ ...form, from })}
          />
        </Field>
        <Field for="work-to" label={words.workTo}>
          <WhenInput
            id="work-to"
            kind="time"
            label={words.workTo}
            value={form.to}
            onChange={(to) => setForm({ ...form, to })}
          />
        </Field>
        <Card flush>
          <ListRow
            id="settings-limits"
            icon="clock"
            title={limits.title}
            note={words.limitsNote}
            onPress={() => open(complaintRoutes.limits(communityId))}
          />
          <ListRow
            id="settings-holidays"
            icon="calendar"
            title={limits.holidays}
            note={limits.holidaysNote}
            onPress={() => open(complaintRoutes.holidays(communityId))}
          />
          <ListRow
            id="settings-spots"
            icon="scan"
            title={spots.title}
            note={spots.note}
            onPress={() => open(complaintRoutes.spots(communityId))}
          />
          <ListRow
            id="settings-partners"
            icon="link"
            title={partners.title}
            note={partners.note}
            onPress={() => open(complaintRoutes.partners(communityId))}
          />
        </Card>
      </Stack>
    </Screen>
  )
}
