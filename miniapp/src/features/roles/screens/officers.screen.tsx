import { roles as roleOrder } from '@liren/shared/roles'
import type { Officer } from '@liren/shared/roles.officers'
import { names } from '../../../lib/names.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card, Section } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import styles from '../components/grants.module.css'
import { useOfficers } from '../hooks/use-officers.ts'
import { postNames } from '../posts.texts.ts'
import { rolesTexts } from '../roles.texts.ts'

/** Who serves the community, office by office, for every member. */
export function OfficersScreen() {
  return (
    <SignedIn title={rolesTexts.use().officers}>
      <OfficersPage />
    </SignedIn>
  )
}

function OfficersPage() {
  const words = rolesTexts.use()
  const { community = '' } = usePageParams()
  const officers = useOfficers(community)
  useRefresh(officers)
  return (
    <Screen id="officers" title={words.officers}>
      <QueryView query={officers}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) {
            return <EmptyState picture="lane" title={words.officersEmptyTitle} body={words.officersEmptyBody} />
          }
          return (
            <>
              <Box as="p" className={styles['note']}>
                {words.officersBody}
              </Box>
              <Offices officers={all} />
              {officers.hasNextPage && (
                <More hasMore isLoading={officers.isFetchingNextPage} onMore={() => void officers.fetchNextPage()} />
              )}
            </>
          )
        }}
      </QueryView>
    </Screen>
  )
}

function Offices({ officers }: { officers: readonly Officer[] }) {
  const roleNames = names.use().role
  const posts = postNames.use()
  return roleOrder
    .map((role) => ({ role, holders: officers.filter((one) => one.role === role) }))
    .filter(({ holders }) => holders.length > 0)
    .map(({ role, holders }) => (
      <Section key={role} title={roleNames[role]}>
        <Card flush>
          {holders.map((one) => (
            <ListRow
              key={`${one.nickname}-${one.scopeId ?? ''}`}
              icon="me"
              title={one.nickname}
              note={one.scopeLabel}
              trailing={one.post === null ? undefined : posts[one.post]}
            />
          ))}
        </Card>
      </Section>
    ))
}
