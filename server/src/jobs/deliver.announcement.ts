import type pg from 'pg'
import { z } from 'zod'
import { deliverAnnouncement } from '../features/announcements/announcements.delivery.service.ts'

const payload = z.object({ communityId: z.uuid(), announcementId: z.uuid() })

/** After a notice was published: the inboxes. */
export const deliverAnnouncementJob = (pool: pg.Pool) => (job: unknown) => deliverAnnouncement(pool, payload.parse(job))
