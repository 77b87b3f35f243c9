import type { PlaceFound } from '@liren/shared/binding.views'
import { prefer } from '../../../lib/preferences.ts'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { openTab } from '../../../platform/navigation.ts'
import { Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { PlaceSearch } from '../components/place.search.tsx'
import { requestTexts } from '../request.texts.ts'

/** Whose public notices to read, for who is not signed in. */
export function FindScreen() {
  const words = requestTexts.use().find
  const choose = ({ community }: PlaceFound) => {
    prefer({ communityId: community.id })
    openTab(routes.home)
  }
  return (
    <Screen id="find-community" title={words.title}>
      <Stack>
        <Box as="p">{words.intro}</Box>
        <PlaceSearch onChoose={choose} />
      </Stack>
    </Screen>
  )
}
