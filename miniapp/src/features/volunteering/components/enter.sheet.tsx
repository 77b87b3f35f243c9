import { useState } from 'react'
import type { Shift } from '@liren/shared/volunteering'
import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import { messageOf } from '../../../lib/messages.ts'
import { clockOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { instantNear } from '../entry.draft.ts'
import type { useAttending } from '../hooks/use-roster.ts'
import { organisingTexts } from '../organising.texts.ts'

interface EnterSheetProps {
  shift: Shift
  entry: RosterEntry
  entering: ReturnType<typeof useAttending>['entering']
  onClose: () => void
}

/** Enters when somebody without a phone came and went; they confirm it. */
export function EnterSheet({ shift, entry, entering, onClose }: EnterSheetProps) {
  const words = organisingTexts.use()
  const [came, setCame] = useState(clockOf(entry.inAt ?? shift.startsAt))
  const [left, setLeft] = useState('')
  const [reason, setReason] = useState('')
  const [isFaulty, setFaulty] = useState(false)
  const save = () => {
    const inAt = entry.inAt ?? instantNear(shift.startsAt, came)
    const outAt = left === '' ? null : instantNear(shift.startsAt, left)
    const isMissing = entry.inAt !== null && outAt === null
    if (inAt === null || isMissing || reason.trim() === '') return setFaulty(true)
    const body = { inAt, outAt, reason: reason.trim() }
    return entering.mutate({ signupId: entry.signupId, entry: body }, { onSuccess: onClose })
  }
  return (
    <Sheet
      id="enter-sheet"
      title={words.enterTitle(entry.nickname)}
      onClose={onClose}
      footer={
        <>
          {isFaulty && <Banner tone="warn">{words.enterFault}</Banner>}
          <Button id="enter-save" kind="primary" busy={entering.isPending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="p">{words.enterBody}</Box>
        {entry.inAt === null && (
          <Field for="enter-in" label={words.cameTime}>
            <WhenInput id="enter-in" kind="time" label={words.cameTime} value={came} onChange={setCame} />
          </Field>
        )}
        <Field for="enter-out" label={words.leftTime}>
          <WhenInput id="enter-out" kind="time" label={words.leftTime} value={left} onChange={setLeft} />
        </Field>
        <Field for="enter-reason" label={words.whyEnter} hint={words.whyEnterHint}>
          <TextInput
            id="enter-reason"
            value={reason}
            onInput={(text) => {
              setFaulty(false)
              setReason(text)
            }}
            maxLength={100}
            label={words.whyEnter}
          />
        </Field>
        {entering.error && <Banner tone="danger">{messageOf(entering.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
