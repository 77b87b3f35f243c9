import { useState } from 'react'
import type { VoteProxy } from '@liren/shared/votes.proxies'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { useRevoke } from '../hooks/use-proxies.ts'
import { proxyTexts } from '../proxy.texts.ts'
import type { InDecision } from '../votes.api.ts'

/** Takes a proxy back. */
export function RevokeSheet({ at, proxy, onClose }: { at: InDecision; proxy: VoteProxy; onClose: () => void }) {
  const words = proxyTexts.use()
  const revoking = useRevoke(at)
  return (
    <Sheet
      id="revoke-sheet"
      title={words.revoke}
      onClose={onClose}
      footer={
        <Button
          id="revoke-confirm"
          kind="danger"
          busy={revoking.isPending}
          onPress={() => revoking.mutate(proxy.id, { onSuccess: onClose })}
        >
          {words.revokeAction}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.revokeBody}</Box>
        {revoking.error && <Banner tone="danger">{messageOf(revoking.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}

interface CastProxyProps {
  proxy: VoteProxy
  isCasting: boolean
  fault: string | null
  onCast: () => void
  onClose: () => void
}

/** The agent's own consent, in words, before handing in what somebody else sealed. */
export function CastProxySheet({ proxy, isCasting, fault, onCast, onClose }: CastProxyProps) {
  const words = proxyTexts.use()
  const [isAgreed, setAgreed] = useState(false)
  return (
    <Sheet
      id="cast-proxy-sheet"
      title={words.castTitle(proxy.principal)}
      onClose={onClose}
      footer={
        <Button id="cast-proxy-confirm" kind="primary" busy={isCasting} disabled={!isAgreed} onPress={onCast}>
          {words.castAction}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.castBody}</Box>
        <SwitchRow
          id="cast-proxy-consent"
          on={isAgreed}
          onChange={setAgreed}
          title={words.castConsent(proxy.principal)}
        />
        {fault !== null && <Banner tone="danger">{fault}</Banner>}
      </Stack>
    </Sheet>
  )
}
