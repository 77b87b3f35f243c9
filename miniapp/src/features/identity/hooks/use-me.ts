import { useQuery } from '@tanstack/react-query'
import type { Me, Membership } from '@liren/shared/identity'
import { prefer, usePreferences } from '../../../lib/preferences.ts'
import { fetchMe } from '../identity.api.ts'

export const meKey = ['me'] as const

/** Who I am, where I live and which roles I hold. */
export const useMe = () => useQuery({ queryKey: meKey, queryFn: ({ signal }) => fetchMe(signal), meta: { keep: true } })

/** The membership in view: the one chosen on this device, else the first; null for someone who belongs nowhere yet. */
export function chosenMembership(me: Me, communityId: string | null): Membership | null {
  return me.memberships.find((one) => one.community.id === communityId) ?? me.memberships[0] ?? null
}

export function useChosenMembership(me: Me): Membership | null {
  return chosenMembership(me, usePreferences().communityId)
}

export const chooseCommunity = (communityId: string) => prefer({ communityId })
