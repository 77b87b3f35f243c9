import { useState } from 'react'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { ProposeFields } from '../components/propose.fields.tsx'
import { ProposeGroup } from '../components/propose.group.tsx'
import { ProposeSpot } from '../components/propose.spot.tsx'
import { ProposeShift } from '../components/propose.shift.tsx'
import { usePropose } from '../hooks/use-activities.ts'
import { organisingTexts } from '../organising.texts.ts'
import {
  blankProposal,
  blankShift,
  proposalOf,
  proposeForm,
  type ProposeFault,
  type ProposeForm,
  type ShiftForm,
} from '../propose.draft.ts'

/** Proposing an activity with its shifts; the committee approves it. */
export function ProposeScreen() {
  return (
    <SignedIn title={organisingTexts.use().propose}>
      <ProposePage />
    </SignedIn>
  )
}

const mostShifts = 20

function ProposePage() {
  const words = organisingTexts.use()
  const { community = '' } = usePageParams()
  const [form, setForm, { done }] = useFormDraft(proposeForm, `activity.${community}`, blankProposal)
  const [fault, setFault] = useState<ProposeFault | null>(null)
  const proposing = usePropose(community)
  const change = (part: Partial<ProposeForm>) => {
    setFault(null)
    setForm({ ...form, ...part })
  }
  const changeShift = (at: number, part: Partial<ShiftForm>) =>
    change({ shifts: form.shifts.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  const submit = () => {
    const body = proposalOf(form)
    if (typeof body === 'string') return setFault(body)
    return proposing.mutate(body, {
      onSuccess: ({ id }) => {
        done()
        replace(volunteeringRoutes.activity(community, id))
      },
    })
  }
  return (
    <Screen
      id="propose"
      title={words.propose}
      footer={
        <>
          {fault && (
            <Banner id="propose-fault" tone="warn">
              {words.faults[fault]}
            </Banner>
          )}
          {proposing.error && <Banner tone="danger">{messageOf(proposing.error)}</Banner>}
          <Button id="propose-submit" kind="primary" busy={proposing.isPending} onPress={submit}>
            {words.submit}
          </Button>
        </>
      }
    >
      <Stack>
        <ProposeFields form={form} change={change} />
        <ProposeGroup communityId={community} form={form} change={change} />
        <ProposeSpot form={form} change={change} />
        {form.shifts.map((shift, at) => (
          <ProposeShift
            key={at}
            at={at + 1}
            shift={shift}
            onChange={(part) => changeShift(at, part)}
            onRemove={
              form.shifts.length > 1 ? () => change({ shifts: form.shifts.filter((_, index) => index !== at) }) : null
            }
          />
        ))}
        {form.shifts.length < mostShifts && (
          <Button
            id="shift-add"
            icon="plus"
            onPress={() => change({ shifts: [...form.shifts, { ...(form.shifts.at(-1) ?? blankShift) }] })}
          >
            {words.addShift}
          </Button>
        )}
      </Stack>
    </Screen>
  )
}
