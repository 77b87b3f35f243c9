import type { LinkTarget } from '@liren/shared/structured.text'
import { routes } from '../../lib/routes.ts'

const pages = {
  participate: routes.participate,
  my_flats: routes.myFlats,
  inbox: routes.inbox,
  privacy: routes.privacy,
} as const

/** Where a link in a text of this community leads. */
export function addressOf(to: LinkTarget, communityId: string): string {
  if (to.page === 'announcement') return routes.announcement(communityId, to.id)
  if (to.page === 'column') return routes.column(communityId, to.id)
  return to.page === 'disclosures' ? routes.disclosures(communityId) : pages[to.page]
}
