import { routes } from '../../../lib/routes.ts'
import { codeOf } from '../../../lib/failure.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { useMe } from '../../identity/hooks/use-me.ts'
import { complaintsTexts } from '../complaints.texts.ts'

/** Whether somebody asks for a community in which they neither live nor serve yet, as one may who reported by phone. */
export function useIsUnbound(communityId: string, error: unknown): boolean {
  const me = useMe().data
  return codeOf(error) === 'not_found' && !me?.memberships.some(({ community }) => community.id === communityId)
}

/** What somebody else wrote down for this phone is here once its owner is known to live here: how, in plain words. */
export function NotBound() {
  const words = complaintsTexts.use()
  return (
    <EmptyState
      id="complaints-not-bound"
      picture="lamp"
      title={words.notBoundTitle}
      body={words.notBoundBody}
      action={
        <Button id="complaints-bind" kind="primary" onPress={() => open(routes.myFlats)}>
          {words.bind}
        </Button>
      }
    />
  )
}
