import type { ComplaintLimits, Promised, Span } from '@liren/shared/complaints.limits'
import { useState } from 'react'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useLimits, useSetLimits } from '../hooks/use-limits.ts'
import { fieldsOf, formOf, isAllowed, limitsForm, limitsOf, type LimitsForm } from '../limits.draft.ts'
import { limitsTexts } from '../limits.texts.ts'
import { complaintNames } from '../names.texts.ts'

/** Within which time matters are handled: the limits of the city, and where the community is stricter (committee). */
export function ComplaintLimitsScreen() {
  return (
    <SignedIn title={limitsTexts.use().title}>
      <LimitsPage />
    </SignedIn>
  )
}

function LimitsPage() {
  const words = limitsTexts.use()
  const { community = '' } = usePageParams()
  const limits = useLimits(community)
  if (limits.data) return <Limits communityId={community} limits={limits.data} />
  return (
    <Screen id="complaint-limits" title={words.title}>
      <QueryView query={limits}>{() => null}</QueryView>
    </Screen>
  )
}

function Limits({ communityId, limits }: { communityId: string; limits: ComplaintLimits }) {
  const words = limitsTexts.use()
  const names = complaintNames.use()
  const [form, setForm, { isChanged }] = useFormDraft(limitsForm, `complaint-limits.${communityId}`, formOf(limits))
  const [isMissing, setMissing] = useState(false)
  const setting = useSetLimits(communityId)
  const change = (id: string, typed: string) => {
    setMissing(false)
    const { [id]: _, ...others } = form
    setForm(typed === '' ? others : { ...others, [id]: typed })
  }
  const save = () => {
    const own = limitsOf(form, limits)
    if (own === null) setMissing(true)
    else setting.mutate({ version: limits.version, own })
  }
  const part = (name: string, title: string, promised: Promised) => (
    <LimitsPart key={name} name={name} title={title} promised={promised} form={form} onChange={change} />
  )
  return (
    <Screen
      id="complaint-limits"
      title={words.title}
      footer={
        limits.canEdit && (
          <>
            {isMissing && <Banner tone="warn">{words.missing}</Banner>}
            {setting.error && <Banner tone="danger">{messageOf(setting.error)}</Banner>}
            <Button id="limits-save" kind="primary" disabled={!isChanged} busy={setting.isPending} onPress={save}>
              {words.save}
            </Button>
          </>
        )
      }
    >
      <Stack>
        <Box as="p">{words.intro(names.city[limits.city])}</Box>
        {setting.isSuccess && !isChanged && (
          <Banner id="limits-saved" tone="good">
            {words.saved}
          </Banner>
        )}
        <Section title={words.urgencies}>
          <Stack tight>
            {limits.preset.urgency.map(({ urgency, ...promised }) => part(urgency, names.urgency[urgency], promised))}
          </Stack>
        </Section>
        <Section title={words.categories}>
          <Stack tight>
            <Box as="p">{words.categoriesNote}</Box>
            {limits.preset.category.map(({ category, ...promised }) =>
              part(category, names.category[category], promised),
            )}
          </Stack>
        </Section>
      </Stack>
    </Screen>
  )
}

interface PartProps {
  name: string
  title: string
  promised: Promised
  form: LimitsForm
  onChange: (id: string, typed: string) => void
}

function LimitsPart({ name, title, promised, form, onChange }: PartProps) {
  const words = limitsTexts.use()
  const spanOf = ({ n, unit }: Span) =>
    unit === 'minutes' && n > 60 && n % 60 === 0 ? words.hours(n / 60) : `${String(n)} ${words.unit[unit]}`
  const fields = fieldsOf(name, promised)
  const note = fields
    .map(({ id, clock, span }) => {
      const typed = form[id] ?? ''
      const n = typed !== '' && isAllowed(typed, span) ? Number(typed) : span.n
      return `${words.clock[clock]} ${spanOf({ ...span, n })}`
    })
    .join(' · ')
  return (
    <Fold id={`limit-${name}`} title={title} note={note}>
      <Stack>
        {fields.map(({ id, clock, span }) => (
          <Field
            key={id}
            for={id}
            label={words.inUnit(words.clock[clock], words.unit[span.unit])}
            hint={words.preset(spanOf(span))}
            fault={isAllowed(form[id] ?? '', span) ? undefined : words.wrong(spanOf(span))}
          >
            <TextInput
              id={id}
              kind="digits"
              value={form[id] ?? ''}
              onInput={(typed) => onChange(id, typed.trim())}
              placeholder={String(span.n)}
              maxLength={6}
              label={`${title}，${words.clock[clock]}`}
              describedBy={noteOf(id)}
              invalid={!isAllowed(form[id] ?? '', span)}
            />
          </Field>
        ))}
      </Stack>
    </Fold>
  )
}
