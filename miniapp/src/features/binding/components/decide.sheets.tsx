import { useState } from 'react'
import { ownerRelations, type ResidenceRelation } from '@liren/shared/roles'
import { messageOf } from '../../../lib/messages.ts'
import { names } from '../../../lib/names.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { staffTexts } from '../staff.texts.ts'
import { useApprove, useRefuse, type BindingRequest } from '../hooks/use-requests.ts'
import { checkOf, OwnerCheck, useOwnerCheck } from './owner.check.tsx'

interface DecideProps {
  communityId: string
  request: BindingRequest
  onClose: () => void
}

const owns = (relation: ResidenceRelation) => (ownerRelations as readonly ResidenceRelation[]).includes(relation)

/** Approving a request: for an owner, with how the committee checked it. */
export function ApproveSheet({ communityId, request, onClose }: DecideProps) {
  const words = staffTexts.use()
  const relation = names.use().relation[request.relation]
  const approving = useApprove(communityId, request.id)
  const [isMissing, setMissing] = useState(false)
  const owners = request.owners.map(({ ownerId, nameMasked, phoneMatches }) => ({
    ownerId,
    nameMasked,
    note: phoneMatches ? words.phoneMatches : words.phoneDiffers,
  }))
  const { checked, change } = useOwnerCheck(request.owners.find((one) => one.phoneMatches)?.ownerId ?? null)
  const approve = () => {
    const check = owns(request.relation) ? checkOf(checked, owners) : { verify: null, ownerId: null }
    setMissing(check === null)
    if (check) approving.mutate(check, { onSuccess: onClose })
  }
  return (
    <Sheet
      id="approve-sheet"
      title={words.approveTitle(request.nickname)}
      onClose={onClose}
      footer={
        <Button id="approve-confirm" kind="primary" busy={approving.isPending} onPress={approve}>
          {words.approveAction}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.approveBody(request.label, relation)}</Box>
        {request.isUnder14 && <Banner tone="warn">{words.under14Body}</Banner>}
        {owns(request.relation) && (
          <OwnerCheck checked={checked} onChange={change} owners={owners} mayWait isMissing={isMissing} />
        )}
        {approving.error && <Banner tone="danger">{messageOf(approving.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}

/** Refusing a request, with the reason that whoever asked will see. */
export function RefuseSheet({ communityId, request, onClose }: DecideProps) {
  const words = staffTexts.use()
  const refusing = useRefuse(communityId, request.id)
  return (
    <ReasonSheet
      id="refuse-sheet"
      title={words.refuseTitle(request.nickname)}
      body={words.refuseBody}
      label={words.refuseReason}
      hint={words.refuseHint}
      action={words.refuse}
      kind="danger"
      busy={refusing.isPending}
      error={refusing.error}
      onConfirm={refusing.mutateAsync}
      onClose={onClose}
    />
  )
}
