import { useState } from 'react'
import type { GrantRecord } from '@liren/shared/roles.officers'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { GrantCard } from '../components/grant.card.tsx'
import { RenewSheet, RevokeSheet } from '../components/grant.ends.tsx'
import { GrantSheet } from '../components/grant.sheet.tsx'
import styles from '../components/grants.module.css'
import { useRoleGrants } from '../hooks/use-role-grants.ts'
import { rolesTexts } from '../roles.texts.ts'

/** Who holds which role in the community, and who held it before, for its residents' committee. */
export function GrantsScreen() {
  return (
    <SignedIn title={rolesTexts.use().title}>
      <GrantsPage />
    </SignedIn>
  )
}

type Asking = { what: 'grant' } | { what: 'renew' | 'revoke'; grant: GrantRecord } | null
const states = ['in_force', 'all'] as const

function GrantsPage() {
  const words = rolesTexts.use()
  const { community = '' } = usePageParams()
  const [state, setState] = useState<(typeof states)[number]>('in_force')
  const [asking, setAsking] = useState<Asking>(null)
  const grants = useRoleGrants(community, state)
  const close = () => setAsking(null)
  return (
    <Screen
      id="role-grants"
      title={words.title}
      wide
      footer={
        <Button id="role-grant" kind="primary" icon="plus" onPress={() => setAsking({ what: 'grant' })}>
          {words.grant}
        </Button>
      }
      sheets={
        <>
          {asking?.what === 'grant' && <GrantSheet communityId={community} onClose={close} />}
          {asking?.what === 'renew' && <RenewSheet communityId={community} grant={asking.grant} onClose={close} />}
          {asking?.what === 'revoke' && <RevokeSheet communityId={community} grant={asking.grant} onClose={close} />}
        </>
      }
    >
      <Stack>
        <Chips oneOf label={words.states}>
          {states.map((one) => (
            <Chip key={one} id={`grants-${one}`} role="radio" chosen={one === state} onPress={() => setState(one)}>
              {words.state[one]}
            </Chip>
          ))}
        </Chips>
        <QueryView query={grants}>
          {({ pages }) => {
            const all = pages.flatMap((page) => page.items)
            if (all.length === 0) {
              return <EmptyState picture="stairs" title={words.emptyTitle} body={words.emptyBody} />
            }
            return (
              <Stack>
                <Box className={styles['grid']}>
                  {all.map((grant) => (
                    <GrantCard
                      key={grant.id}
                      grant={grant}
                      onRenew={() => setAsking({ what: 'renew', grant })}
                      onRevoke={() => setAsking({ what: 'revoke', grant })}
                    />
                  ))}
                </Box>
                <More
                  hasMore={grants.hasNextPage}
                  isLoading={grants.isFetchingNextPage}
                  onMore={() => void grants.fetchNextPage()}
                />
              </Stack>
            )
          }}
        </QueryView>
      </Stack>
    </Screen>
  )
}
