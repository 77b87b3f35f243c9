import type { ReactNode } from 'react'
import type { Announcement, PublishingRole } from '@liren/shared/announcements'
import { routes } from '../../../lib/routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useMe } from '../../identity/hooks/use-me.ts'
import { Composing } from '../components/composing.tsx'
import { composerTexts } from '../composer.texts.ts'
import { useAnnouncement } from '../hooks/use-announcement.ts'
import { useSignatures } from '../hooks/use-signatures.ts'

/** Writing a notice, in three steps: what it says, who it is for, a last look. */
export function ComposeScreen() {
  return (
    <SignedIn title={composerTexts.use().title}>
      <ComposePage />
    </SignedIn>
  )
}

function ComposePage() {
  const { community = '', id } = usePageParams()
  const signatures = useSignatures(community)
  const nickname = useMe().data?.nickname ?? ''
  if (!signatures.data || id !== undefined) {
    return <Waiting community={community} id={id} signatures={signatures} nickname={nickname} />
  }
  return <Opened community={community} one={null} signatures={signatures.data} nickname={nickname} />
}

interface WaitingProps {
  community: string
  id: string | undefined
  signatures: ReturnType<typeof useSignatures>
  nickname: string
}

/** A draft of the server is fetched before it is written on. */
function Waiting({ community, id, signatures, nickname }: WaitingProps) {
  return id === undefined ? (
    <Frame>
      <QueryView query={signatures}>{() => null}</QueryView>
    </Frame>
  ) : (
    <ExistingDraft community={community} id={id} signatures={signatures} nickname={nickname} />
  )
}

function ExistingDraft({ community, id, signatures, nickname }: WaitingProps & { id: string }) {
  const draft = useAnnouncement(community, id)
  if (draft.data && signatures.data) {
    return <Opened community={community} one={draft.data} signatures={signatures.data} nickname={nickname} />
  }
  return (
    <Frame>
      <QueryView query={draft.data ? signatures : draft}>{() => null}</QueryView>
    </Frame>
  )
}

interface OpenedProps {
  community: string
  one: Announcement | null
  signatures: readonly PublishingRole[]
  nickname: string
}

function Opened({ community, one, signatures, nickname }: OpenedProps) {
  const words = composerTexts.use()
  if (one !== null && one.publishedAt !== null) {
    return (
      <Frame>
        <EmptyState
          picture="board"
          title={words.gone}
          body=""
          action={
            <Button id="see-published" kind="primary" onPress={() => replace(routes.announcement(community, one.id))}>
              {words.see}
            </Button>
          }
        />
      </Frame>
    )
  }
  if (signatures.length === 0) {
    return (
      <Frame>
        <EmptyState id="compose-forbidden" picture="stairs" title={words.cannotTitle} body={words.cannotBody} />
      </Frame>
    )
  }
  return (
    <Composing key={one?.id ?? 'new'} communityId={community} one={one} signatures={signatures} nickname={nickname} />
  )
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <Screen id="compose" title={composerTexts.use().title}>
      {children}
    </Screen>
  )
}
