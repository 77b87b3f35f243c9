import { usePageParams } from '../../../platform/page.params.ts'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { GridEditor } from '../components/grid.editor.tsx'
import { NamedEditor } from '../components/named.editor.tsx'
import { UnitEditor } from '../components/unit.editor.tsx'
import { usePlace } from '../hooks/use-place.ts'
import { placesTexts } from '../places.texts.ts'

/** A place opened for editing, with its history. */
export function PlaceScreen() {
  return (
    <SignedIn title={placesTexts.use().title}>
      <PlacePage />
    </SignedIn>
  )
}

function PlacePage() {
  const words = placesTexts.use()
  const { community = '', id = '', entrance } = usePageParams()
  const place = usePlace(community, id)
  if (!place.data) {
    return (
      <Screen id="place" title={words.title} wide>
        <QueryView query={place}>{() => null}</QueryView>
      </Screen>
    )
  }
  const { unit, kind } = place.data
  if (kind === 'grid') return <GridEditor communityId={community} place={place.data} />
  return unit === null ? (
    <NamedEditor communityId={community} place={place.data} />
  ) : (
    <UnitEditor communityId={community} place={{ ...place.data, unit }} entranceId={entrance} />
  )
}
