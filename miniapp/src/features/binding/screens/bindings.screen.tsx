import { useState } from 'react'
import { usePageParams } from '../../../platform/page.params.ts'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { staffTexts } from '../staff.texts.ts'
import { Requests } from '../components/requests.tsx'
import { Residents } from '../components/residents.tsx'

/** The committee's work with residents: requests to be bound, and who lives where. */
export function BindingsScreen() {
  return (
    <SignedIn title={staffTexts.use().title}>
      <BindingsPage />
    </SignedIn>
  )
}

const views = { requests: Requests, residents: Residents } as const
type View = keyof typeof views

function BindingsPage() {
  const words = staffTexts.use()
  const { community = '' } = usePageParams()
  const [view, setView] = useState<View>('requests')
  const Present = views[view]
  return (
    <Screen id="bindings" title={words.title}>
      <Stack>
        <Chips oneOf label={words.viewsLabel}>
          {(['requests', 'residents'] as const).map((one) => (
            <Chip key={one} id={`view-${one}`} role="radio" chosen={one === view} onPress={() => setView(one)}>
              {words.views[one]}
            </Chip>
          ))}
        </Chips>
        <Present communityId={community} />
      </Stack>
    </Screen>
  )
}
