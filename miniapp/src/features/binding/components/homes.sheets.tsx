import type { MyFlat } from '@liren/shared/binding.views'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { homesTexts } from '../homes.texts.ts'
import { useEndHousemate, useGuardianConsent, useLeave, type Housemate } from '../hooks/use-household.ts'

export type HomesQuestion = { kind: 'leave'; flat: MyFlat } | { kind: 'end' | 'consent'; flat: MyFlat; one: Housemate }

/** The questions asked about a flat: moving out, ending somebody's registration, agreeing as guardian. */
export function HomesSheets({ question, onClose }: { question: HomesQuestion; onClose: () => void }) {
  if (question.kind === 'leave') return <LeaveSheet flat={question.flat} onClose={onClose} />
  const { flat, one } = question
  return question.kind === 'end' ? (
    <EndSheet communityId={flat.community.id} one={one} onClose={onClose} />
  ) : (
    <ConsentSheet communityId={flat.community.id} one={one} onClose={onClose} />
  )
}

function LeaveSheet({ flat, onClose }: { flat: MyFlat; onClose: () => void }) {
  const words = homesTexts.use()
  const leaving = useLeave()
  return (
    <Sheet id="leave-sheet" title={words.leaveTitle} onClose={onClose}>
      <Stack>
        <Box as="h3">
          {flat.estateName} {flat.label}
        </Box>
        <Box as="p">{words.leaveBody}</Box>
        {leaving.error && <Banner tone="danger">{messageOf(leaving.error)}</Banner>}
        <Button
          id="leave-confirm"
          kind="danger"
          busy={leaving.isPending}
          onPress={() => leaving.mutate(flat.residenceId, { onSuccess: onClose })}
        >
          {words.leaveAction}
        </Button>
      </Stack>
    </Sheet>
  )
}

interface MemberSheetProps {
  communityId: string
  one: Housemate
  onClose: () => void
}

function EndSheet({ communityId, one, onClose }: MemberSheetProps) {
  const words = homesTexts.use()
  const ending = useEndHousemate(communityId)
  return (
    <ReasonSheet
      id="end-housemate"
      title={words.endTitle(one.nickname)}
      body={words.endBody}
      label={words.endReason}
      hint={words.endHint}
      action={words.end}
      kind="danger"
      busy={ending.isPending}
      error={ending.error}
      onConfirm={(reason) => ending.mutateAsync({ residenceId: one.residenceId, reason })}
      onClose={onClose}
    />
  )
}

function ConsentSheet({ communityId, one, onClose }: MemberSheetProps) {
  const words = homesTexts.use()
  const consenting = useGuardianConsent(communityId)
  return (
    <Sheet id="guardian-sheet" title={words.consentTitle(one.nickname)} onClose={onClose}>
      <Stack>
        <Box as="p">{words.consentBody(one.nickname)}</Box>
        {consenting.error && <Banner tone="danger">{messageOf(consenting.error)}</Banner>}
        <Button
          id="guardian-confirm"
          kind="primary"
          busy={consenting.isPending}
          onPress={() => consenting.mutate(one.residenceId, { onSuccess: onClose })}
        >
          {words.consentAction}
        </Button>
      </Stack>
    </Sheet>
  )
}
