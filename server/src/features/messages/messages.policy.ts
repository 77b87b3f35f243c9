import { belongs } from '../../platform/http/actor.ts'

/** Whoever lives or serves here has an inbox, and only their own. */
export const mayReadInbox = belongs
