import { clusterDays, clusterLeast } from '@liren/shared/complaints.coordination'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { tell } from '../messages/messages.service.ts'
import { everyCommunity, placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { holdersOf } from '../roles/roles.service.ts'
import { clusterOf } from './complaints.coordination.rules.ts'
import { tellStreet } from './complaints.officers.service.ts'
import * as store from './complaints.coordination.store.ts'

/** Tells the committee and the street that something is on the list: once, with the matter to open. */
async function tellListed(
  db: Db,
  { communityId, topicId, title }: { communityId: string; topicId: string; title: string },
  aboutId: string,
): Promise<void> {
  const committee = await holdersOf(db, communityId, { role: 'committee', scopeId: communityId })
  const matter = { communityId, kind: 'complaint_climbed', subjectId: topicId, aboutId } as const
  await tell(db, { ...matter, title, sender: title }, committee)
  await tellStreet(db, { communityId, kind: 'matter_listed', subjectId: topicId, aboutId: topicId, title })
}

/** Puts young matters of a building under the cluster that is open there; or makes one of them, if they are enough. */
async function cluster(db: Db, communityId: string, group: store.Group): Promise<void> {
  const { category, buildingId, complaintIds } = group
  const becomes = clusterOf(group)
  if (becomes === 'stay') return
  const topicId = group.topicId ?? uuidv7()
  if (becomes === 'begin') {
    const placeLabel = (await placesEver(db, communityId, [buildingId])).get(buildingId)?.label ?? ''
    const listedAt = await readClock(db)
    const row = { communityId, id: topicId, source: 'cluster', category, placeLabel, buildingId, listedAt } as const
    // Somebody else has made it meanwhile: the next round finds it open.
    if (!(await store.insertTopic(db, row))) return
    await tellListed(db, { communityId, topicId, title: placeLabel }, complaintIds[0] ?? topicId)
  }
  await store.addMatters(db, { communityId, topicId }, complaintIds)
}

/** What has to go onto the list of a community now, and off it. */
async function keepList(db: Db, communityId: string): Promise<void> {
  for (const group of await store.groupsDue(db, communityId, clusterDays, clusterLeast))
    await cluster(db, communityId, group)
  for (const { source, id: complaintId, category, placeLabel } of await store.singlesDue(db, communityId)) {
    const topicId = uuidv7()
    const listedAt = await readClock(db)
    const row = { communityId, id: topicId, source, category, placeLabel, complaintId, listedAt }
    if (!(await store.insertTopic(db, row))) continue
    await store.addMatters(db, { communityId, topicId }, [complaintId])
    await tellListed(db, { communityId, topicId, title: placeLabel }, complaintId)
  }
  await store.settleEnded(db, communityId)
}

/** Keeps the coordination list of every community, each in a transaction of its own. */
export async function sweepTopics(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity))
    await withContext(pool, { communityId }, (db) => keepList(db, communityId))
}
