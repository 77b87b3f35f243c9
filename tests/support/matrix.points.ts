import { pointsProposals } from '@liren/shared/points.proposals'
import type { TestApp } from './app.ts'
import type { Sessions } from './matrix.actors.ts'
import { newcomersBook } from './opening.ts'
import { grantBy, handledReport, heldMeeting, recordMerit, revokeMerit } from './points.merits.ts'
import { approve, proposeReversal } from './points.ts'
import type { World } from './world.ts'

/** Proposals and credits, for the rows that speak of them. */
export interface MatrixPoints {
  /** By the building head, for the tenant: open, and one that the committee approved, with its journal. */
  open: string
  settled: string
  credit: string
  /** To take a credit back, by the building head. */
  reversal: string
  /** The committee's own. */
  committees: string
  theirs: string
  /** A book of before of either community, of somebody who lives there, not signed yet. */
  book: string
  theirBook: string
  merits: {
    /** The tenant's, handled: a suggestion that nothing was granted for, and one that was. */
    open: string
    granted: string
    /** What was granted, what was taken back, and to the one of the other community. */
    stands: string
    revoked: string
    theirs: string
    meeting: string
    theirMeeting: string
  }
}

/** What rules have granted, and may. */
async function createMerits(
  test: TestApp,
  here: World,
  there: World,
  { sessions, residences }: { sessions: Sessions; residences: { live: string; theirs: string } },
): Promise<MatrixPoints['merits']> {
  for (const world of [here, there]) await grantBy(test, world)
  const [open, granted] = [
    await handledReport(test, here, sessions.tenant),
    await handledReport(test, here, sessions.tenant),
  ]
  const [meeting, theirMeeting] = [await heldMeeting(test, here), await heldMeeting(test, there)]
  const came = { rule: 'meeting', meetingId: meeting, residenceId: residences.live } as const
  const revoked = (await recordMerit(test, here, came)).id
  await revokeMerit(test, here, revoked)
  // Planted, so that nobody there has an account yet.
  const { rows } = await test.admin.query<{ id: string }>(
    `INSERT INTO points_merit (community_id, id, rule, source_id, account_id, points, recorded_by, recorded_at)
      SELECT community_id, gen_random_uuid(), 'meeting', $2, account_id, 0, $3, app.now() FROM residence WHERE id = $1
      RETURNING id`,
    [residences.theirs, theirMeeting, there.committee.accountId],
  )
  return {
    ...{ open, granted, meeting, theirMeeting, revoked },
    stands: (await recordMerit(test, here, { rule: 'suggestion', complaintId: granted })).id,
    theirs: rows[0]?.id ?? '',
  }
}

export async function createPoints(
  test: TestApp,
  here: World,
  there: World,
  { sessions, residences }: { sessions: Sessions; residences: { live: string; theirs: string } },
): Promise<MatrixPoints> {
  const propose = async (world: World, as: Sessions['committee'], residenceId: string) => {
    const lines = [{ residenceId, minutes: 60, points: 10 }]
    const body = { kind: 'manual' as const, reason: '漏记的一小时', lines }
    return (await test.call(pointsProposals.propose, { params: { communityId: world.communityId }, body }, { as })).id
  }
  const settled = await propose(here, sessions.building_head, residences.live)
  await approve(test, here, settled)
  const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM points_journal WHERE source_id = $1', [
    settled,
  ])
  const credit = rows[0]?.id ?? ''
  const spare = await propose(here, sessions.building_head, residences.live)
  await approve(test, here, spare)
  const { rows: spares } = await test.admin.query<{ id: string }>(
    'SELECT id FROM points_journal WHERE source_id = $1',
    [spare],
  )
  return {
    open: await propose(here, sessions.building_head, residences.live),
    settled,
    credit,
    reversal: (await proposeReversal(test, here, sessions.building_head, spares[0]?.id ?? '')).id,
    committees: await propose(here, sessions.committee, residences.live),
    theirs: await propose(there, sessions.otherCommittee, residences.theirs),
    book: (await newcomersBook(test, here)).id,
    theirBook: (await newcomersBook(test, there)).id,
    merits: await createMerits(test, here, there, { sessions, residences }),
  }
}
