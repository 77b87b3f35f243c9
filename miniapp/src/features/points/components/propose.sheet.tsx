import { useState } from 'react'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import { ResidentPicker } from '../../../ui/resident.picker.tsx'
import { useResidentChoice } from '../../binding/hooks/use-resident-choice.ts'
import { usePropose } from '../hooks/use-proposals.ts'
import { blankCredit, creditForm, creditOf } from '../proposals.draft.ts'
import { proposalsTexts } from '../proposals.texts.ts'

/** Proposes that a resident be credited by hand, and says why; another person decides. */
export function ProposeSheet({ communityId, onClose }: { communityId: string; onClose: () => void }) {
  const words = proposalsTexts.use()
  const resident = useResidentChoice(communityId)
  const { residenceId } = resident
  const [form, setForm, { done }] = useFormDraft(creditForm, `points-credit.${communityId}`, blankCredit)
  const [isFaulty, setFaulty] = useState(false)
  const proposing = usePropose(communityId)
  const submit = () => {
    const body = creditOf(residenceId, form)
    setFaulty(body === null)
    if (body === null) return
    proposing.mutate(body, {
      onSuccess: () => {
        done()
        onClose()
      },
    })
  }
  return (
    <Sheet
      id="propose-sheet"
      title={words.propose}
      onClose={onClose}
      footer={
        <>
          {isFaulty && <Banner tone="warn">{words.fault}</Banner>}
          <Button id="propose-credit" kind="primary" busy={proposing.isPending} onPress={submit}>
            {words.submit}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="p">{words.proposeBody}</Box>
        <ResidentPicker name="credit" choice={resident} />
        <Field for="credit-minutes" label={words.minutes}>
          <TextInput
            id="credit-minutes"
            kind="digits"
            value={form.minutes}
            onInput={(minutes) => setForm({ ...form, minutes })}
            maxLength={6}
            label={words.minutes}
          />
        </Field>
        <Field for="credit-points" label={words.points}>
          <TextInput
            id="credit-points"
            kind="digits"
            value={form.points}
            onInput={(points) => setForm({ ...form, points })}
            maxLength={6}
            label={words.points}
          />
        </Field>
        <Field for="credit-reason" label={words.why}>
          <LongInput
            id="credit-reason"
            value={form.reason}
            onInput={(reason) => setForm({ ...form, reason })}
            rows={2}
            maxLength={200}
            label={words.why}
          />
        </Field>
        {proposing.error !== null && <Banner tone="danger">{messageOf(proposing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
