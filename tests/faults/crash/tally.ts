import { keyText } from '@liren/shared/votes.key'
import { votes } from '@liren/shared/votes.decisions'
import { votesResults } from '@liren/shared/votes.results'
import { day } from '../../support/votes.world.ts'
import { askUntil } from '../../support/asking.ts'
import type { Violation } from './audit.ts'
import type { Ack } from './clients.ts'
import type { Election, Town } from '../../support/votes.town.ts'

/** Lets every decision's time run out. */
export const closeAll = ({ test }: Town): Promise<void> => test.advance(15 * day)

/** The sums of what was acknowledged, bucket by bucket of a motion, as heads and area. */
function summed({ heads }: Election, acks: readonly Ack[], motion: number): Map<string, string> {
  const sums = new Map<string, { heads: number; area: number }>()
  const said = new Map(acks.map(({ wish }) => [wish.head.headId, wish.choices[String(motion)] ?? '']))
  for (const { headId, area } of heads) {
    const bucket = said.get(headId) ?? 'UNDELIVERED'
    const before = sums.get(bucket) ?? { heads: 0, area: 0 }
    sums.set(bucket, { heads: before.heads + 1, area: before.area + area })
  }
  return new Map([...sums].map(([bucket, sum]) => [bucket, `${String(sum.heads)} heads, ${String(sum.area)}`]))
}

/** Counts a decision that is over: the tally is the sum of what was acknowledged. */
export async function auditTally(
  town: Town,
  election: Election,
  acks: readonly Ack[],
  port: number,
): Promise<Violation[]> {
  const { communityId, token, key } = town
  const { id: decisionId } = election.decision
  const params = { communityId, decisionId }
  const asked = { port, token }
  const { version } = await askUntil(votes.detail, { params }, asked)
  await askUntil(
    votesResults.count,
    { params, body: { version, key: keyText(decisionId, key) } },
    { ...asked, key: `count-${decisionId}` },
  )
  const { motions, invalid } = await askUntil(votesResults.result, { params }, asked)
  const found: Violation[] = []
  if (invalid > 0) found.push({ wrong: 'tally', text: `${String(invalid)} ballots could not be read` })
  for (const { number, sums } of motions) {
    const expected = summed(election, acks, number)
    for (const { bucket, weight } of sums) {
      const told = `${String(weight.heads)} heads, ${String(weight.areaCentiares)}`
      const wanted = expected.get(bucket) ?? '0 heads, 0'
      if (told !== wanted)
        found.push({ wrong: 'tally', text: `motion ${String(number)}, ${bucket}: ${told}, not ${wanted}` })
    }
  }
  return found
}
