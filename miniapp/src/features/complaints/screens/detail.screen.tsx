import { useState } from 'react'
import type { ComplaintStep } from '@liren/shared/complaints'
import type { Complaint } from '@liren/shared/complaints.views'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { messageOf } from '../../../lib/messages.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { partsOf, actsOf } from '../acts.draft.ts'
import { actsTexts } from '../acts.texts.ts'
import type { InComplaint, Step } from '../complaints.api.ts'
import { complaintsTexts } from '../complaints.texts.ts'
import { ActSheet } from '../components/act.sheet.tsx'
import { CallsPart } from '../components/calls.part.tsx'
import { ContactSheet } from '../components/contact.sheet.tsx'
import { GuestsPart } from '../components/guests.part.tsx'
import { HandOver } from '../components/hand.over.tsx'
import { History } from '../components/history.tsx'
import { HolderCard } from '../components/holder.card.tsx'
import { Matter } from '../components/matter.tsx'
import { MeToo } from '../components/me.too.tsx'
import { NotBound, useIsUnbound } from '../components/not.bound.tsx'
import { OtherActs } from '../components/other.acts.tsx'
import { Proposals } from '../components/proposals.tsx'
import { TellMe } from '../components/tell.me.tsx'
import { UnsentNotes } from '../components/unsent.tsx'
import { useComplaint, useTakeStep } from '../hooks/use-complaints.ts'

/** One matter: who has it until when, how far it is, what was said and done, and what I may do. */
export function ComplaintScreen() {
  return (
    <SignedIn title={complaintsTexts.use().detail}>
      <DetailPage />
    </SignedIn>
  )
}

function DetailPage() {
  const words = complaintsTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, complaintId: id }
  const complaint = useComplaint(at)
  useRefresh(complaint)
  const isUnbound = useIsUnbound(community, complaint.error)
  if (complaint.data) return <Detail at={at} complaint={complaint.data} />
  return (
    <Screen id="complaint" title={words.detail}>
      {isUnbound ? <NotBound /> : <QueryView query={complaint}>{() => null}</QueryView>}
    </Screen>
  )
}

type Asking = ComplaintStep | 'contact' | null

function Detail({ at, complaint }: { at: InComplaint; complaint: Complaint }) {
  const words = complaintsTexts.use()
  const acts = actsTexts.use().acts
  const [asking, setAsking] = useState<Asking>(null)
  const taking = useTakeStep(at)
  const { first, others } = actsOf(complaint.abilities.steps)
  // What asks for nothing is done at the tap.
  const begin = (step: ComplaintStep) =>
    partsOf(step)?.length === 0 ? taking.mutate({ step } as Step) : setAsking(step)
  const close = () => setAsking(null)
  return (
    <Screen
      id="complaint"
      title={words.detail}
      footer={
        first && (
          <>
            {taking.error && asking === null && <Banner tone="danger">{messageOf(taking.error)}</Banner>}
            <Button id={`act-${first}`} kind="primary" busy={taking.isPending} onPress={() => begin(first)}>
              {actWord(acts, first)}
            </Button>
          </>
        )
      }
      sheets={
        asking !== null &&
        (asking === 'contact' ? (
          <ContactSheet at={at} isRingBack={complaint.abilities.steps.includes('RING_BACK')} onClose={close} />
        ) : (
          <ActSheet at={at} step={asking} onClose={close} />
        ))
      }
    >
      <Stack>
        <HolderCard complaint={complaint} />
        <Proposals complaint={complaint} />
        <Merged at={at} complaint={complaint} />
        <Matter at={at} complaint={complaint} />
        <MeToo at={at} complaint={complaint} />
        {hasTaken(complaint) && <TellMe as="handler" />}
        {!first && taking.error && <Banner tone="danger">{messageOf(taking.error)}</Banner>}
        <UnsentNotes communityId={at.communityId} to={at.complaintId} />
        <OtherActs
          complaint={complaint}
          steps={others}
          onAct={begin}
          onContact={complaint.abilities.revealContact ? () => setAsking('contact') : null}
        />
        <HandOver at={at} complaint={complaint} taking={taking} />
        <CallsPart at={at} complaint={complaint} />
        <GuestsPart at={at} complaint={complaint} />
        <History at={at} complaint={complaint} />
      </Stack>
    </Screen>
  )
}

/** That it goes on together with another matter, and the way there. */
function Merged({ at, complaint: { mergedInto } }: { at: InComplaint; complaint: Complaint }) {
  const words = complaintsTexts.use()
  if (mergedInto === null) return null
  return (
    <Banner
      tone="info"
      action={
        <Button
          id="open-merged"
          kind="quiet"
          snug
          onPress={() => open(complaintRoutes.detail(at.communityId, mergedInto))}
        >
          {words.openMerged}
        </Button>
      }
    >
      {words.mergedInto}
    </Banner>
  )
}

/** Whether I took it, and it is still in my office's hands. */
const hasTaken = ({ steps, abilities }: Complaint): boolean =>
  abilities.handOver && steps.some(({ step, isMine }) => step === 'ACCEPT' && isMine)

const actWord = (acts: { readonly [step in ComplaintStep]?: string }, step: ComplaintStep): string => acts[step] ?? step
