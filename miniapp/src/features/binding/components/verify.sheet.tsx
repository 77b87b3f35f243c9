import { useState } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useRegisterUnits } from '../../register/hooks/use-register.ts'
import { staffTexts } from '../staff.texts.ts'
import { useVerify, type Resident } from '../hooks/use-residents.ts'
import { checkOf, OwnerCheck, useOwnerCheck } from './owner.check.tsx'

interface VerifySheetProps {
  communityId: string
  entranceId: string
  one: Resident
  onClose: () => void
}

/** The committee says that it saw the deed or the identity card, and which owner of the register this is. */
export function VerifySheet({ communityId, entranceId, one, onClose }: VerifySheetProps) {
  const words = staffTexts.use()
  const verifying = useVerify(communityId, one.residenceId)
  const register = useRegisterUnits(communityId, entranceId)
  const [isMissing, setMissing] = useState(false)
  const { checked, change } = useOwnerCheck(null)
  const unit = register.data?.pages.flatMap((page) => page.items).find(({ id }) => id === one.unitId)
  const owners = (unit?.owners ?? []).map(({ id, nameMasked }) => ({ ownerId: id, nameMasked }))
  const verify = () => {
    const check = checkOf(checked, owners)
    setMissing(check === null)
    if (check?.verify) verifying.mutate({ by: check.verify, ownerId: check.ownerId }, { onSuccess: onClose })
  }
  return (
    <Sheet
      id="verify-sheet"
      title={words.verifyTitle(one.nickname)}
      onClose={onClose}
      footer={
        <Button id="verify-confirm" kind="primary" busy={verifying.isPending} onPress={verify}>
          {words.verifyAction}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.verifyBody}</Box>
        <OwnerCheck checked={checked} onChange={change} owners={owners} mayWait={false} isMissing={isMissing} />
        {verifying.error && <Banner tone="danger">{messageOf(verifying.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
