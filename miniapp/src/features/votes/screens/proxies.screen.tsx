import { useState } from 'react'
import type { VoteProxy } from '@liren/shared/votes.proxies'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { StepUpSheet } from '../../../ui/step.up.sheet.tsx'
import { LegalLabel } from '../components/legal.label.tsx'
import { ProxyCard } from '../components/proxy.card.tsx'
import { CastProxySheet, RevokeSheet } from '../components/proxy.sheets.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useCastProxy, useProxies } from '../hooks/use-proxies.ts'
import { proxyTexts } from '../proxy.texts.ts'

/** Proxies of a decision: those I granted, and those granted to me. */
export function ProxiesScreen() {
  return (
    <SignedIn title={proxyTexts.use().title}>
      <ProxiesPage />
    </SignedIn>
  )
}

type Asking = { what: 'revoke' | 'cast'; proxy: VoteProxy } | null

function ProxiesPage() {
  const words = proxyTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, decisionId: id }
  const decision = useDecision(community, id)
  const proxies = useProxies(at)
  const { casting, question } = useCastProxy(at)
  const [asking, setAsking] = useState<Asking>(null)
  useRefresh(proxies)
  const close = () => setAsking(null)
  const sheet = () => {
    if (question) return <StepUpSheet question={question} />
    if (asking?.what === 'revoke') return <RevokeSheet at={at} proxy={asking.proxy} onClose={close} />
    if (asking === null) return null
    const { proxy } = asking
    return (
      <CastProxySheet
        proxy={proxy}
        isCasting={casting.isPending}
        fault={casting.error ? messageOf(casting.error) : null}
        onCast={() => casting.mutate(proxy, { onSuccess: close })}
        onClose={close}
      />
    )
  }
  const cards = (some: readonly VoteProxy[], empty: string) =>
    some.length === 0 ? (
      <Box as="p">{empty}</Box>
    ) : (
      <Stack>
        {some.map((proxy) => (
          <ProxyCard key={proxy.id} proxy={proxy} onAsk={(what) => setAsking({ what, proxy })} />
        ))}
      </Stack>
    )
  return (
    <Screen id="vote-proxies" title={words.title} sheets={sheet()}>
      <QueryView query={proxies}>
        {({ items }) => (
          <Stack>
            {decision.data && (
              <LegalLabel mode={decision.data.legalMode} regulation={decision.data.policy.regulation} />
            )}
            {decision.data && <Box as="p">{decision.data.title}</Box>}
            {casting.data && (
              <Banner id="proxy-cast" tone="good">
                {words.castDone(casting.data.seq)}
              </Banner>
            )}
            <Section title={words.forOthers}>
              {cards(
                items.filter(({ iAm }) => iAm === 'agent'),
                words.forOthersEmpty,
              )}
            </Section>
            <Section title={words.mine}>
              {cards(
                items.filter(({ iAm }) => iAm === 'principal'),
                words.mineEmpty,
              )}
            </Section>
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}
