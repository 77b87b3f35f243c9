import type { Me } from '@liren/shared/identity'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { useChosenMembership, useMe } from '../../identity/hooks/use-me.ts'
import { Decisions } from '../components/decisions.tsx'
import { participateTexts } from '../participate.texts.ts'

/** What neighbours do together: what awaits me first. */
export function ParticipateScreen() {
  return (
    <SignedIn title={participateTexts.use().title} tab="participate">
      <ParticipatePage />
    </SignedIn>
  )
}

function ParticipatePage() {
  // The demo's clock decides what is due.
  useDemo()
  const me = useMe()
  return (
    <Screen id="participate" title={participateTexts.use().title} tab="participate">
      <QueryView query={me}>{(data) => <Mine me={data} />}</QueryView>
    </Screen>
  )
}

function Mine({ me }: { me: Me }) {
  const words = participateTexts.use()
  const membership = useChosenMembership(me)
  if (membership === null) return <EmptyState picture="stairs" title={words.nowhereTitle} body={words.nowhereBody} />
  return <Decisions communityId={membership.community.id} />
}
