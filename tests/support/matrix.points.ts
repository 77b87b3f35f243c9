import { pointsProposals } from '@liren/shared/points.proposals'
import type { TestApp } from './app.ts'
import type { Sessions } from './matrix.actors.ts'
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
  }
}
