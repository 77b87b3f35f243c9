import type pg from 'pg'
import { z } from 'zod'
import { remindOfAnnouncement } from '../features/announcements/announcements.reminding.service.ts'
import { deliverAnnouncement } from '../features/announcements/announcements.delivery.service.ts'

const payload = z.object({ communityId: z.uuid(), announcementId: z.uuid() })

/** To everyone who has not read a notice: a reminder. */
export const remindOfAnnouncementJob = (pool: pg.Pool) => (job: unknown) =>
  remindOfAnnouncement(pool, payload.parse(job))

/** After a notice was published: the inboxes. */
export const deliverAnnouncementJob = (pool: pg.Pool) => (job: unknown) => deliverAnnouncement(pool, payload.parse(job))
