import type { Meeting } from '@liren/shared/complaints.convene'
import { useState } from 'react'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import type { InMeeting } from '../convene.api.ts'
import { blankMinutes, minutesForm, minutesOf, type MinutesForm } from '../convene.draft.ts'
import { conveneTexts } from '../convene.texts.ts'
import { useEndMeeting } from '../hooks/use-meetings.ts'
import { doneDays } from '../whistle.draft.ts'
import { TimeChips } from './time.chips.tsx'

interface MinutesSheetProps {
  at: InMeeting
  meeting: Meeting
  onClose: () => void
}

/** Writes down who came, what was said, and who does what until when. What was typed survives closing. */
export function MinutesSheet({ at, meeting, onClose }: MinutesSheetProps) {
  const words = conveneTexts.use()
  const [form, setForm, { done }] = useFormDraft(minutesForm, `minutes.${at.meetingId}`, blankMinutes)
  const [fault, setFault] = useState<'minutes' | 'resolutions' | null>(null)
  const { holding } = useEndMeeting(at)
  const change = (part: Partial<MinutesForm>) => {
    setFault(null)
    setForm((now) => ({ ...now, ...part }))
  }
  const confirm = () => {
    const body = minutesOf(form)
    if (typeof body === 'string') return setFault(body)
    return holding.mutate(body, {
      onSuccess: () => {
        done()
        onClose()
      },
    })
  }
  const [onlyMatter] = meeting.matters
  const fresh = {
    complaintId: meeting.matters.length === 1 ? (onlyMatter?.id ?? '') : '',
    invitationId: '',
    text: '',
    days: 7,
  }
  const setResolution = (n: number, part: Partial<MinutesForm['resolutions'][number]>) =>
    change({ resolutions: form.resolutions.map((one, index) => (index === n ? { ...one, ...part } : one)) })
  return (
    <Sheet
      id="minutes-sheet"
      title={words.hold}
      onClose={onClose}
      footer={
        <>
          {fault === 'resolutions' && <Banner tone="warn">{words.resolutionFault}</Banner>}
          <Button id="minutes-confirm" kind="primary" busy={holding.isPending} onPress={confirm}>
            {words.hold}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="p">{words.holdBody}</Box>
        <LongField label={words.attended}>
          <Chips label={words.attended}>
            {meeting.invitations.map(({ id, office }) => {
              const isHere = form.attended.includes(id)
              return (
                <Chip
                  key={id}
                  id={`attended-${id}`}
                  chosen={isHere}
                  onPress={() =>
                    change({ attended: isHere ? form.attended.filter((one) => one !== id) : [...form.attended, id] })
                  }
                >
                  {office.label}
                </Chip>
              )
            })}
          </Chips>
        </LongField>
        <Field
          for="minutes-text"
          label={words.minutesLabel}
          fault={fault === 'minutes' ? words.minutesFault : undefined}
        >
          <LongInput
            id="minutes-text"
            value={form.minutes}
            onInput={(minutes) => change({ minutes })}
            rows={5}
            maxLength={4_000}
            label={words.minutesLabel}
            invalid={fault === 'minutes'}
          />
        </Field>
        {form.resolutions.map((resolution, n) => (
          <ResolutionFields
            key={String(n)}
            n={n}
            meeting={meeting}
            resolution={resolution}
            onChange={(part) => setResolution(n, part)}
            onRemove={() => change({ resolutions: form.resolutions.filter((_, other) => other !== n) })}
          />
        ))}
        <Button id="resolution-add" icon="plus" onPress={() => change({ resolutions: [...form.resolutions, fresh] })}>
          {words.addResolution}
        </Button>
        {holding.error && <Banner tone="danger">{messageOf(holding.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}

interface ResolutionFieldsProps {
  n: number
  meeting: Meeting
  resolution: MinutesForm['resolutions'][number]
  onChange: (part: Partial<MinutesForm['resolutions'][number]>) => void
  onRemove: () => void
}

function ResolutionFields({ n, meeting, resolution, onChange, onRemove }: ResolutionFieldsProps) {
  const words = conveneTexts.use()
  const id = `resolution-${String(n)}`
  const first = { value: '', text: words.choose }
  return (
    <Card id={id}>
      <Stack>
        <Box as="h3">{words.resolution(n + 1)}</Box>
        <Field for={`${id}-text`} label={words.resolutionText}>
          <LongInput
            id={`${id}-text`}
            value={resolution.text}
            onInput={(text) => onChange({ text })}
            rows={2}
            maxLength={500}
            label={words.resolutionText}
          />
        </Field>
        <Field for={`${id}-office`} label={words.resolutionOffice}>
          <SelectInput
            id={`${id}-office`}
            label={words.resolutionOffice}
            value={resolution.invitationId}
            choices={[first, ...meeting.invitations.map((one) => ({ value: one.id, text: one.office.label }))]}
            onChange={(invitationId) => onChange({ invitationId })}
          />
        </Field>
        {meeting.matters.length > 1 && (
          <Field for={`${id}-matter`} label={words.resolutionMatter}>
            <SelectInput
              id={`${id}-matter`}
              label={words.resolutionMatter}
              value={resolution.complaintId}
              choices={[first, ...meeting.matters.map((one) => ({ value: one.id, text: one.excerpt }))]}
              onChange={(complaintId) => onChange({ complaintId })}
            />
          </Field>
        )}
        <TimeChips
          id={`${id}-days`}
          label={words.resolutionDays}
          choices={doneDays.map((days) => days * 1_440)}
          chosen={resolution.days * 1_440}
          onChoose={(minutes) => onChange({ days: minutes / 1_440 })}
        />
        <Button id={`${id}-remove`} kind="quiet" snug onPress={onRemove}>
          {words.remove}
        </Button>
      </Stack>
    </Card>
  )
}
