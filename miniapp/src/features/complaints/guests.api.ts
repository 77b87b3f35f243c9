import { complaints } from '@liren/shared/complaints.orders'
import { call } from '../../lib/api-client.ts'
import type { InComplaint } from './complaints.api.ts'

/** Lets somebody see a dispute. */
export const admitGuest = (at: InComplaint, body: { phone: string; nickname: string }, submission: string) =>
  call(complaints.admit, { params: at, body }, { submission })

/** Shows it to them no longer. */
export const dismissGuest = (at: InComplaint, guestId: string) =>
  call(complaints.dismiss, { params: { ...at, guestId } })
