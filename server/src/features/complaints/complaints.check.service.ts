import { withContext } from '../../platform/db/context.ts'
import { readClock } from '../../platform/db/clock.ts'
import { tell } from '../messages/messages.service.ts'
import { verdictOn, type CheckDeps } from '../announcements/announcements.questions.check.service.ts'
import { holdersOf } from '../roles/roles.service.ts'
import { excerptOf } from './complaints.excerpt.rules.ts'
import { factsOf } from './complaints.facts.rules.ts'
import { stepRefusal } from './complaints.rules.ts'
import { takeLawful } from './complaints.step.service.ts'
import { lockComplaint, readComplaint } from './complaints.store.ts'

const titleLetters = 30

/**
 * Has a matter looked at that its author lets neighbours see. Only a clear yes shows it; else the committee looks, as it
 * does at every picture. After a crash it runs again, and finds what was done.
 */
export async function checkComplaint(
  deps: CheckDeps,
  { communityId, complaintId: id }: { communityId: string; complaintId: string },
): Promise<void> {
  const row = await withContext(deps.pool, { communityId }, (db) => readComplaint(db, communityId, id))
  if (!row?.isVisible || row.shownAt !== null) return
  const words = [row.spot, row.text].filter((part) => part !== null).join('\n')
  const isShowable = row.coverId === null && (await verdictOn(deps, row.reporterId, words)) === 'pass'
  await withContext(deps.pool, { communityId }, async (db) => {
    if (!isShowable) {
      const committee = await holdersOf(db, communityId, { role: 'committee', scopeId: communityId })
      const matter = { communityId, kind: 'complaint_waiting', subjectId: id } as const
      await tell(db, { ...matter, title: excerptOf(row.text, titleLetters), sender: row.placeLabel }, committee)
      return
    }
    await lockComplaint(db, communityId, id)
    const found = await readComplaint(db, communityId, id)
    const now = await readClock(db)
    const attempt = { parties: ['CLOCK' as const], actorId: null, now }
    if (!found || stepRefusal('SHOW', factsOf(found, [], null), attempt) !== null) return
    await takeLawful(db, found, { step: 'SHOW', party: 'CLOCK', actorId: null, actorRole: null, now, note: null })
  })
}
