import { usePageParams } from '../../../platform/page.params.ts'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Correcting } from '../components/correcting.tsx'
import { useAnnouncement } from '../hooks/use-announcement.ts'
import { lifeTexts } from '../life.texts.ts'

/** Correcting a published notice in the open. */
export function CorrectScreen() {
  return (
    <SignedIn title={lifeTexts.use().correctTitle}>
      <CorrectPage />
    </SignedIn>
  )
}

function CorrectPage() {
  const words = lifeTexts.use()
  const { community = '', id = '' } = usePageParams()
  const notice = useAnnouncement(community, id)
  const one = notice.data
  if (one?.abilities.correct) {
    return <Correcting key={one.version} communityId={community} one={one} onFresh={() => void notice.refetch()} />
  }
  return (
    <Screen id="correct" title={words.correctTitle}>
      <QueryView query={notice}>
        {() => <EmptyState id="correct-not-here" picture="stairs" title={words.notHere} body="" />}
      </QueryView>
    </Screen>
  )
}
