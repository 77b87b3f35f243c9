import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Me, Membership } from '@liren/shared/identity'
import { prefer, usePreferences } from '../../../lib/preferences.ts'
import { noteUnread } from '../../../ui/unread.ts'
import { fetchMe } from '../identity.api.ts'

export const meKey = ['me'] as const

/** Who I am, where I live and which roles I hold. */
export const useMe = () => useQuery({ queryKey: meKey, queryFn: ({ signal }) => fetchMe(signal), meta: { keep: true } })

/** The membership in view: the one chosen on this device, else the first; null for someone who belongs nowhere yet. */
function chosenMembership(me: Me, communityId: string | null): Membership | null {
  return me.memberships.find((one) => one.community.id === communityId) ?? me.memberships[0] ?? null
}

/** The membership in view; the tab bar counts its unread messages, and those of an officer above communities. */
export function useChosenMembership(me: Me): Membership | null {
  const { communityId } = usePreferences()
  const membership = chosenMembership(me, communityId)
  const unread = (membership?.unreadMessages ?? 0) + (me.unreadOfficeMessages ?? 0)
  useEffect(() => noteUnread(unread), [unread])
  return membership
}

export const chooseCommunity = (communityId: string) => prefer({ communityId })
