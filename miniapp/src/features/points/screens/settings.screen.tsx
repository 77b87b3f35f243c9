import { useState } from 'react'
import { grantRules, type PointsSettings } from '@liren/shared/points'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { pointsRoutes } from '../../../lib/points.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { TermsFacts } from '../components/terms.facts.tsx'
import { usePointsSettings, useSettle } from '../hooks/use-settings.ts'
import {
  grantField,
  presetOf,
  starField,
  starPresets,
  termsForm,
  termsFormOf,
  termsOf,
  withPreset,
  type TermNumber,
} from '../settings.draft.ts'
import { settingsTexts } from '../settings.texts.ts'

/** How points are granted: rate, caps, how long they live, stars, and what else grants some; the committee settles it. */
export function PointsSettingsScreen() {
  return (
    <SignedIn title={settingsTexts.use().title}>
      <SettingsPage />
    </SignedIn>
  )
}

function SettingsPage() {
  const words = settingsTexts.use()
  const { community = '' } = usePageParams()
  const settings = usePointsSettings(community)
  // Asked here, since the form is made anew for each version: what was typed over another one is left.
  const settling = useSettle(community)
  if (settings.data?.abilities.edit)
    return <Settings key={settings.data.version} communityId={community} settings={settings.data} settling={settling} />
  return (
    <Screen id="points-settings" title={words.title}>
      <QueryView query={settings}>
        {({ terms }) => (
          <Stack>
            <Box as="p">{words.readOnly}</Box>
            <TermsFacts terms={terms} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

const ofService: TermNumber[] = ['pointsPerHour', 'capPointsPerShift', 'capPointsPerDay', 'lotMonths', 'displayDays']
const ofOrders: TermNumber[] = ['refundGraceDays', 'pickUpDays']

interface SettingsProps {
  communityId: string
  settings: PointsSettings
  settling: ReturnType<typeof useSettle>
}

function Settings({ communityId, settings: { terms, version }, settling }: SettingsProps) {
  const words = settingsTexts.use()
  const name = `points-terms.${communityId}`
  const [form, setForm, { isChanged, done }] = useFormDraft(termsForm, name, termsFormOf(terms))
  const [isFaulty, setFaulty] = useState(false)
  const change = (id: string, typed: string) => {
    setFaulty(false)
    setForm({ ...form, [id]: typed })
  }
  const save = () => {
    const body = termsOf(form)
    setFaulty(body === null)
    if (body !== null) settling.mutate({ version, terms: body }, { onSuccess: done })
  }
  const line = (id: string, label: string, hint?: string, most = 6) => (
    <Field key={id} for={id} label={label} hint={hint}>
      <TextInput
        id={id}
        kind={most === 6 ? 'digits' : undefined}
        value={form[id] ?? ''}
        onInput={(typed) => change(id, typed)}
        maxLength={most}
        label={label}
        describedBy={hint === undefined ? undefined : noteOf(id)}
      />
    </Field>
  )
  const number = (id: TermNumber) => line(id, words.number[id], words.hint[id])
  return (
    <Screen
      id="points-settings"
      title={words.title}
      footer={
        <>
          {isFaulty && (
            <Banner id="terms-fault" tone="warn">
              {words.fault}
            </Banner>
          )}
          {settling.error !== null && <Banner tone="danger">{messageOf(settling.error)}</Banner>}
          <Button id="terms-save" kind="primary" disabled={!isChanged} busy={settling.isPending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="p">{words.intro}</Box>
        {settling.isSuccess && !isChanged && (
          <Banner id="terms-saved" tone="good">
            {words.saved}
          </Banner>
        )}
        <Ways communityId={communityId} />
        <Section title={words.service}>
          <Stack>{ofService.map(number)}</Stack>
        </Section>
        <Section title={words.orders}>
          <Stack>{ofOrders.map(number)}</Stack>
        </Section>
        <Section title={words.stars}>
          <Stack>
            <Chips oneOf label={words.presets}>
              {starPresets.map(({ code }) => (
                <Chip
                  key={code}
                  id={`preset-${code}`}
                  role="radio"
                  chosen={presetOf(form) === code}
                  onPress={() => setForm(withPreset(form, code))}
                >
                  {words.preset[code]}
                </Chip>
              ))}
            </Chips>
            {terms.starHours.map((_, at) => line(starField(at), words.star(at + 1)))}
          </Stack>
        </Section>
        <Section title={words.rules}>
          <Stack>
            <Box as="p">{words.rulesNote}</Box>
            {grantRules.map((rule) => line(grantField(rule), words.grant[rule]))}
          </Stack>
        </Section>
        <Section title={words.certificate}>
          <Stack>
            {line('responsible', words.responsible, undefined, 20)}
            {line('contact', words.contact, words.contactHint, 60)}
          </Stack>
        </Section>
      </Stack>
    </Screen>
  )
}

/** What else the committee grants and writes down. */
function Ways({ communityId }: { communityId: string }) {
  const words = settingsTexts.use()
  return (
    <Section title={words.more}>
      <Card flush>
        <ListRow
          id="open-merits"
          icon="check"
          title={words.merits}
          note={words.meritsNote}
          onPress={() => open(pointsRoutes.merits(communityId))}
        />
        <ListRow
          id="open-records"
          icon="file"
          title={words.records}
          note={words.recordsNote}
          onPress={() => open(pointsRoutes.records(communityId))}
        />
        <ListRow
          id="open-openings"
          icon="bullets"
          title={words.openings}
          note={words.openingsNote}
          onPress={() => open(pointsRoutes.openings(communityId))}
        />
      </Card>
    </Section>
  )
}
