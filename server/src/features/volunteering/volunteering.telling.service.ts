import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { tellNow, type MessageKind } from '../messages/messages.service.ts'

const urgentMs = 12 * 3_600_000

interface Matter {
  communityId: string
  kind: MessageKind
  subjectId: string
  occasion?: number
  title: string
  sender: string
}

/**
 * Tells volunteers in the inbox, and in WeChat where they have credit for it: at night, too, of what begins before the day
 * is over.
 */
export async function tellVolunteers(
  db: Db,
  matter: Matter,
  people: readonly string[],
  startsAt: Date | null,
): Promise<void> {
  if (people.length === 0) return
  const since = await readClock(db)
  const isUrgent = startsAt !== null && startsAt.getTime() - since.getTime() < urgentMs
  await tellNow(db, matter, people, { template: 'reminder', isUrgent, since })
}
