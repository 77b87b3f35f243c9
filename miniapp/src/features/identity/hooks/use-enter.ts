import { useRouter } from '@tarojs/taro'
import type { Session } from '@liren/shared/identity'
import { isTab, routes } from '../../../lib/routes.ts'
import { startSession } from '../../../lib/session.ts'
import { back, hasPageBelow, openTab, replace } from '../../../platform/navigation.ts'

/** Begins a session and goes on to where the reader wanted to be. */
export function useEnter(): (session: Session) => void {
  const { next } = useRouter().params
  return (session) => {
    startSession(session)
    const address = next === undefined ? routes.home : decodeURIComponent(next)
    // Only our own pages: the address came from outside.
    if (isTab(address) || !address.startsWith('/pages/')) openTab(routes.home)
    // The page that sent us here lies below and shows itself now; anything else takes our place.
    else if (hasPageBelow()) back(routes.home)
    else replace(address)
  }
}
