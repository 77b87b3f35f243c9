import type { ComplaintBoard } from '@liren/shared/complaints.board'
import type { ComplaintRow as RowView } from '@liren/shared/complaints.views'
import type { Page, PageQuery } from '@liren/shared/page'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { positionOf } from '../../platform/http/cursor.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { countedOf, noLoad, noTally, periodOf, ratesOf, type Load, type Tally } from './complaints.board.rules.ts'
import * as store from './complaints.board.store.ts'
import { pageOf } from './complaints.lists.service.ts'
import { listClimbed } from './complaints.lists.store.ts'

const clusterLeast = 3

const nameOf = ({ by, role, scopeId, category, buildingId, month }: store.Key): string =>
  [by, role, scopeId, category, buildingId, month].join(':')

/** What was counted and what lies there now, side by side under each key. */
function joined(tallies: (store.Key & Tally)[], loads: (store.Key & Load)[]) {
  const rows = new Map<string, { key: store.Key; tally: Tally; load: Load }>()
  for (const row of tallies) rows.set(nameOf(row), { key: row, tally: row, load: noLoad })
  for (const row of loads) rows.set(nameOf(row), { key: row, tally: noTally, ...rows.get(nameOf(row)), load: row })
  return [...rows.values()].map(({ key, tally, load }) => ({
    key,
    tally,
    counted: countedOf(tally, { open: load.open, dueSoon: load.dueSoon, overdue: load.overdue }),
  }))
}

/** What is due and overdue, and the rates of a period. Nobody is ranked: the order is that of names. */
export async function boardFor(
  db: Db,
  { communityId }: CommunityActor,
  period: { from: string; to: string },
): Promise<ComplaintBoard> {
  const span = periodOf(period)
  const rows = joined(await store.readTallies(db, communityId, span), await store.readLoads(db, communityId))
  const clusters = await store.readClusters(db, communityId, clusterLeast)
  const ids = [...rows.map(({ key }) => key.buildingId), ...clusters.map(({ buildingId }) => buildingId)]
  const places = await placesEver(
    db,
    communityId,
    [...new Set(ids)].filter((id) => id !== null),
  )
  const labelOf = (id: string | null) => (id === null ? '' : (places.get(id)?.label ?? ''))
  const by = (wanted: store.By) => rows.filter(({ key }) => key.by === wanted)
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'zh-CN')
  return {
    all: by('all')[0]?.counted ?? countedOf(noTally, noLoad),
    byOffice: by('office')
      .map(({ key, counted }) => ({ ...counted, role: key.role, scopeId: key.scopeId, label: key.label ?? '' }))
      .toSorted(byLabel),
    byCategory: by('category').flatMap(({ key, counted }) =>
      key.category === null ? [] : [{ ...counted, category: key.category }],
    ),
    byBuilding: by('building')
      .map(({ key, counted }) => ({ ...counted, buildingId: key.buildingId, label: labelOf(key.buildingId) }))
      .toSorted(byLabel),
    byMonth: by('month')
      .map(({ key, tally }) => ({ month: key.month ?? '', reported: tally.reported, ...ratesOf(tally) }))
      .toSorted((a, b) => a.month.localeCompare(b.month)),
    clusters: clusters.map((one) => ({ ...one, label: labelOf(one.buildingId) })),
  }
}

/** What has climbed to the street or further. */
export async function climbedFor(db: Db, actor: CommunityActor, query: PageQuery): Promise<Page<RowView>> {
  const rows = await listClimbed(db, actor.communityId, positionOf(query), query.limit + 1)
  return pageOf(db, actor, { rows, limit: query.limit }, 'nameless', ({ dueAt, createdAt, id }) => [
    dueAt ?? createdAt,
    id,
  ])
}
