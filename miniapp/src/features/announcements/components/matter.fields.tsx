import { disclosureTopics, type AnnouncementKind } from '@liren/shared/announcements.matter'
import type { PublishingRole } from '@liren/shared/announcements'
import { useNow } from '../../../lib/clock.ts'
import { names } from '../../../lib/names.ts'
import { Txt } from '../../../platform/elements.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { withKind, type MatterForm } from '../matter.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { EventFields } from './event.fields.tsx'
import styles from './matter.fields.module.css'
import { WhenFields } from './when.fields.tsx'

interface MatterFieldsProps {
  kinds: readonly AnnouncementKind[]
  /** How long each topic is displayed, for who signs. */
  topics: PublishingRole['topics']
  form: MatterForm
  onChange: (form: MatterForm) => void
  isFaulty: boolean
}

/** What sort of announcement it is, and what only that sort needs. */
export function MatterFields({ kinds, topics, form, onChange, isFaulty }: MatterFieldsProps) {
  const words = composerTexts.use()
  const now = useNow()
  const note = words.sortNotes[form.kind]
  return (
    <Stack tight>
      {kinds.length > 1 && (
        <LongField label={words.what}>
          <Chips oneOf label={words.what}>
            {kinds.map((kind) => (
              <Chip
                key={kind}
                id={`compose-kind-${kind}`}
                role="radio"
                chosen={kind === form.kind}
                onPress={() => onChange(withKind(form, kind, now))}
              >
                {words.sorts[kind]}
              </Chip>
            ))}
          </Chips>
        </LongField>
      )}
      {note !== '' && <Txt className={styles['note']}>{note}</Txt>}
      {form.kind === 'disclosure' && (
        <DisclosureFields topics={topics} form={form} onChange={onChange} isFaulty={isFaulty} />
      )}
      {form.kind === 'event' && (
        <EventFields
          form={form.event}
          onChange={(event) => onChange({ ...form, event })}
          fault={isFaulty ? words.eventFault : undefined}
        />
      )}
      {form.kind === 'urgent' && (
        <WhenFields
          id="urgent-until"
          label={words.urgentUntil}
          value={form.until}
          onChange={(until) => onChange({ ...form, until })}
          fault={isFaulty ? words.urgentFault : undefined}
        />
      )}
    </Stack>
  )
}

function DisclosureFields({ topics, form, onChange, isFaulty }: Omit<MatterFieldsProps, 'kinds'>) {
  const words = composerTexts.use()
  const topicNames = names.use().topic
  const rule = topics.find(({ topic }) => topic === form.topic)
  return (
    <>
      <LongField label={words.topic}>
        <Chips oneOf label={words.topic}>
          {disclosureTopics.map((topic) => (
            <Chip
              key={topic}
              id={`compose-topic-${topic}`}
              role="radio"
              chosen={topic === form.topic}
              onPress={() => onChange({ ...form, topic })}
            >
              {topicNames[topic]}
            </Chip>
          ))}
        </Chips>
      </LongField>
      <Field
        for="compose-days"
        label={words.days}
        hint={rule && words.daysHint(rule.usualDays, rule.leastDays)}
        fault={isFaulty ? words.daysFault(rule?.leastDays ?? 1) : undefined}
      >
        <TextInput
          id="compose-days"
          kind="digits"
          value={form.days}
          onInput={(days) => onChange({ ...form, days })}
          placeholder={rule ? String(rule.usualDays) : ''}
          maxLength={3}
          label={words.days}
          invalid={isFaulty}
          describedBy={noteOf('compose-days')}
        />
      </Field>
    </>
  )
}
