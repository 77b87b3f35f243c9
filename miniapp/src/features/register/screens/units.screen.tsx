import { useState } from 'react'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import styles from '../components/register.module.css'
import { RevealSheet } from '../components/reveal.sheet.tsx'
import { UnitCard, type Owner } from '../components/unit.card.tsx'
import { useRegisterUnits } from '../hooks/use-register.ts'
import { registerTexts } from '../register.texts.ts'

/** The units behind an entrance with their owners, masked until asked for. */
export function RegisterUnitsScreen() {
  return (
    <SignedIn title={registerTexts.use().title}>
      <UnitsPage />
    </SignedIn>
  )
}

function UnitsPage() {
  const words = registerTexts.use()
  const { community = '', entrance = '', label = '' } = usePageParams()
  const units = useRegisterUnits(community, entrance)
  const [owner, setOwner] = useState<Owner | null>(null)
  return (
    <Screen
      id="register-units"
      title={words.unitsOf(decodeURIComponent(label))}
      wide
      sheets={owner && <RevealSheet communityId={community} owner={owner} onClose={() => setOwner(null)} />}
    >
      <QueryView query={units}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) {
            return <EmptyState picture="stairs" title={words.unitsEmptyTitle} body={words.unitsEmptyBody} />
          }
          return (
            <Stack>
              <Box className={styles['grid']}>
                {all.map((unit) => (
                  <UnitCard key={unit.id} unit={unit} onReveal={setOwner} />
                ))}
              </Box>
              <More
                hasMore={units.hasNextPage}
                isLoading={units.isFetchingNextPage}
                onMore={() => void units.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Screen>
  )
}
