import type { Membership } from '@liren/shared/identity'
import { useMe } from '../../identity/hooks/use-me.ts'

/** What I am in the community of this page, once known; null when I do not belong to it. */
export function useDuties(communityId: string) {
  const me = useMe()
  const membership: Membership | null = me.data?.memberships.find((one) => one.community.id === communityId) ?? null
  return { ...me, data: me.data && { membership } }
}
