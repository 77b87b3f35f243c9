import { slaCity } from '@liren/shared/complaints.settings'
import { z } from 'zod'

/** How complaints are handled, while it is changed. */
export const settingsForm = z.object({ isPublicOn: z.boolean(), confirmDays: z.number(), city: slaCity })

/** For so many days an author may be waited for. */
export const confirmDays: readonly number[] = Array.from({ length: 13 }, (_, index) => index + 3)
