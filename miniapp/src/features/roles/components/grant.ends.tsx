import { useState } from 'react'
import type { GrantRecord } from '@liren/shared/roles.officers'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { endOfDay, type GrantForm } from '../grant.draft.ts'
import { useRenewRole, useRevokeRole } from '../hooks/use-role-grants.ts'
import { rolesTexts } from '../roles.texts.ts'
import { TermFields } from './term.fields.tsx'

interface EndProps {
  communityId: string
  grant: GrantRecord
  onClose: () => void
}

/** A new term after the present one. */
export function RenewSheet({ communityId, grant, onClose }: EndProps) {
  const words = rolesTexts.use()
  const renewing = useRenewRole(communityId, grant.id)
  const [form, setForm] = useState<Pick<GrantForm, 'term' | 'day'>>({ term: 'until', day: '' })
  const [wasTried, setTried] = useState(false)
  const isMissing = form.term === 'until' && form.day === ''
  const renew = () => {
    setTried(true)
    if (!isMissing) renewing.mutate(form.term === 'open' ? null : endOfDay(form.day), { onSuccess: onClose })
  }
  return (
    <Sheet
      id="renew-sheet"
      title={words.renewTitle(grant.nickname)}
      onClose={onClose}
      footer={
        <Button id="renew-confirm" kind="primary" busy={renewing.isPending} onPress={renew}>
          {words.renew}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.renewBody}</Box>
        {renewing.error && <Banner tone="danger">{messageOf(renewing.error)}</Banner>}
        <TermFields
          id="renew"
          terms={['until', 'open']}
          {...form}
          onChange={(part) => setForm({ ...form, ...part })}
          fault={wasTried && isMissing ? words.faults.day : undefined}
        />
      </Stack>
    </Sheet>
  )
}

/** Ends a role, for a reason. */
export function RevokeSheet({ communityId, grant, onClose }: EndProps) {
  const words = rolesTexts.use()
  const revoking = useRevokeRole(communityId, grant.id)
  return (
    <ReasonSheet
      id="revoke-sheet"
      title={words.revokeTitle(grant.nickname)}
      body={words.revokeBody}
      label={words.reason}
      hint={words.reasonHint}
      action={words.revoke}
      kind="danger"
      busy={revoking.isPending}
      error={revoking.error}
      onConfirm={revoking.mutateAsync}
      onClose={onClose}
    />
  )
}
