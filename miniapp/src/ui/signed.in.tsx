import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { isTab, routes } from '../lib/routes.ts'
import { useEnding, useSession } from '../lib/session.ts'
import { PageFront, usePageFront } from '../platform/front.ts'
import { currentAddress, open } from '../platform/navigation.ts'
import { PageParams } from '../platform/page.params.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty.state.tsx'
import { Screen } from './screen.tsx'
import type { TabName } from './tab.names.ts'
import { uiTexts } from './ui.texts.ts'

interface SignedInProps {
  title: string
  tab?: TabName
  /** Why to sign in, where it is not for reading. */
  why?: { title: string; body: string }
  children: ReactNode
}

/** Shows a page to whoever is signed in; to others, why to sign in, and brings them back here afterwards. */
export function SignedIn({ title, tab, why, children }: SignedInProps) {
  const { params } = useRouter()
  const session = useSession()
  const ending = useEnding()
  const front = usePageFront()
  const words = uiTexts.use().signIn
  // Another person on a page that stays open begins it anew: what the cache forgot, its readers still hold.
  if (session !== null) {
    return (
      <PageFront.Provider value={front}>
        <PageParams.Provider key={session.accountId} value={params}>
          {children}
        </PageParams.Provider>
      </PageFront.Provider>
    )
  }
  const signIn = () => {
    const here = currentAddress()
    open(routes.signIn(isTab(here) ? undefined : here))
  }
  return (
    <Screen id="signed-out" title={title} {...(tab ? { tab } : {})}>
      <EmptyState
        picture="lane"
        title={why?.title ?? words.title}
        body={ending === 'ended' ? words.ended : (why?.body ?? words.body)}
        action={
          <Button id="go-sign-in" kind="primary" onPress={signIn}>
            {words.action}
          </Button>
        }
      />
    </Screen>
  )
}
