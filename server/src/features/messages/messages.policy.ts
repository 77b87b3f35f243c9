import { belongs, type AccountActor } from '../../platform/http/actor.ts'

/** Whoever lives or serves here has an inbox, and only their own. */
export const mayReadInbox = belongs

/** Whoever is an officer above communities is told in an inbox of its own. */
export const mayReadOfficeInbox = ({ above }: AccountActor): boolean =>
  above.some(({ role }) => role === 'street' || role === 'department')
