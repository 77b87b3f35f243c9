import { routes } from '../../../lib/routes.ts'
import { back, hasPageBelow, replace } from '../../../platform/navigation.ts'

/** Leaves a place that is no more: back, or to all places where its address was opened directly. */
export function leavePlace(communityId: string): void {
  if (hasPageBelow()) back(routes.home)
  else replace(routes.places(communityId))
}
