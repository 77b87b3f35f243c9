import { useLocale } from '../../../lib/i18n.ts'
import { names } from '../../../lib/names.ts'
import { fullMomentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useRoleGrants } from '../../roles/hooks/use-role-grants.ts'
import { workbenchTexts } from '../workbench.texts.ts'
import styles from './roles.screen.module.css'

/** Who holds which role in the community, for its residents' committee. */
export function RolesScreen() {
  return (
    <SignedIn title={workbenchTexts.use().roles}>
      <RolesPage />
    </SignedIn>
  )
}

function RolesPage() {
  const words = workbenchTexts.use()
  const roles = names.use().role
  const locale = useLocale()
  const { community = '' } = usePageParams()
  const grants = useRoleGrants(community)
  return (
    <Screen id="role-grants" title={words.roles} wide>
      <QueryView query={grants}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) {
            return <EmptyState picture="stairs" title={words.rolesEmptyTitle} body={words.rolesEmptyBody} />
          }
          return (
            <Stack>
              <Box className={styles['grid']}>
                {all.map((grant) => (
                  <Card key={grant.id} flush>
                    <ListRow
                      id={`grant-${grant.id}`}
                      icon="me"
                      title={grant.nickname}
                      note={`${grant.scopeLabel} ${roles[grant.role]}`}
                      trailing={
                        grant.expiresAt === null
                          ? grant.phoneMasked
                          : words.until(fullMomentText(grant.expiresAt, locale))
                      }
                    />
                  </Card>
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
    </Screen>
  )
}
