import { announcementsReach } from '@liren/shared/announcements.reach'
import { row } from './matrix.ts'
import { composers, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const one = (m: Matrix, announcementId: string) => ({ communityId: m.here.communityId, announcementId })
const oneThere = (m: Matrix, announcementId: string) => ({ communityId: m.there.communityId, announcementId })
const but = (...out: Actor[]) => composers.filter((actor) => !(out as readonly Actor[]).includes(actor))

/** Whoever answers for a notice, in each way to ask about it. */
const followed = () => [
  {
    when: 'my own',
    at: 'here' as const,
    request: (m: Matrix, actor: Actor) => ({ params: one(m, m.noticeOf(actor).id) }),
    ok: composers,
  },
  {
    when: 'to building 1, by its head',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: one(m, m.toBuilding.id) }),
    ok: ['building_head' as const, 'committee' as const],
    not_found: but('building_head', 'committee'),
  },
  {
    when: 'to building heads, by the committee',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: one(m, m.toHeads.id) }),
    ok: ['committee' as const],
    not_found: but('committee'),
  },
  {
    when: 'a draft',
    at: 'here' as const,
    request: (m: Matrix, actor: Actor) => ({ params: one(m, m.draftOf(actor).id) }),
    not_found: composers,
  },
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: one(m, m.theirNotice.id) }),
    not_found: composers,
  },
  {
    when: 'of the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: oneThere(m, m.theirNotice.id) }),
    ok: ['otherCommittee' as const],
  },
  {
    when: 'missing',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: one(m, nowhere) }),
    not_found: composers,
  },
]

const rule = 'The author, who holds the same office, and the committee follow a notice.'

export const reachRows = [
  row(announcementsReach.reach, rule, followed()),
  row(announcementsReach.unreached, rule, followed()),
  row(announcementsReach.remind, rule, followed()),
  row(announcementsReach.doorSheet, rule, followed()),
  row(announcementsReach.poster, rule, followed()),
]
