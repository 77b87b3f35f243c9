import type { Session } from '@liren/shared/identity'
import { votesCasting } from '@liren/shared/votes.casting'
import { votesDelivery, type DeliveryDraft } from '@liren/shared/votes.delivery'
import { votesDocuments } from '@liren/shared/votes.documents'
import { keyText } from '@liren/shared/votes.key'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { votesResults } from '@liren/shared/votes.results'
import type { Decision } from '@liren/shared/votes.views'
import { startApp, type TestApp } from '../support/app.ts'
import { codeOf } from '../support/notices.ts'
import { smallPdf } from '../support/pdf.ts'
import { somePicture } from '../support/pictures.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { plantEstate, type PlantedEstate } from '../support/votes.estate.ts'
import {
  clock,
  createVotesWorld,
  day,
  plainVotePolicy,
  twoQuestions,
  walk,
  type VotesWorld,
} from '../support/votes.world.ts'
import { buildingAt } from '../support/world.ts'

let test: TestApp
let world: VotesWorld
beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
})
afterAll(() => test.close())

const at = (decisionId: string) => ({ params: { communityId: world.communityId, decisionId } })
const open = (decision: Decision, as: Session) =>
  test.call(votesDelivery.opened, { ...at(decision.id), body: {} }, { as })
const deliver = (decision: Pick<Decision, 'id'>, delivery: DeliveryDraft, as: Session = world.organiser) =>
  test.call(votesDelivery.deliver, { ...at(decision.id), body: { delivery } }, { as })
const signed = (unitIds: string[], fileId: string | null = null): DeliveryDraft => ({
  kind: 'SIGNED_RECEIPT',
  unitIds,
  fileId,
})
const progress = (decision: Decision, as: Session = world.organiser) =>
  test.call(votesDelivery.deliveryProgress, at(decision.id), { as })
const listed = async (
  decision: Decision,
  query: { buildingId: string; show?: 'all' | 'undelivered' | 'delivered' },
  as: Session = world.organiser,
) => (await test.call(votesDelivery.deliveries, { ...at(decision.id), query: { limit: 50, ...query } }, { as })).items
const logged = async (decision: Pick<Decision, 'id'>) =>
  (
    await test.admin.query<{ body: Record<string, unknown> }>(
      `SELECT body FROM vote_log WHERE decision_id = $1 AND kind = 'delivery' ORDER BY seq`,
      [decision.id],
    )
  ).rows.map(({ body }) => body)

describe('what proves that a ballot reached its head', () => {
  it('is a verified owner’s own phone, once, whichever of two co-owners it is', async () => {
    const decision = await world.open()
    const [b, c] = [await world.owner('B'), await world.owner('C')]
    expect([await open(decision, b), await open(decision, b), await open(decision, c)]).toEqual([
      { heads: 1 },
      { heads: 1 },
      { heads: 1 },
    ])
    const [{ pseudonym } = { pseudonym: '' }] = await world.heads(decision.id, b)
    expect(await logged(decision)).toEqual([{ pseudonym, proof: 'APP_OPENED', evidence: null, actor: null }])
    expect(await progress(decision)).toMatchObject({ heads: 7, delivered: 1, counts: false, mayRecord: true })
    expect(await codeOf(open(decision, world.committee))).toBe('forbidden')
  })

  it('is a receipt signed on paper, with its picture, for many flats at a time', async () => {
    const decision = await world.open()
    const picture = await test.call(votesDelivery.deliveryFile, at(decision.id), {
      as: world.organiser,
      file: { name: '签收.jpg', bytes: await somePicture('jpeg') },
    })
    const one = world.units.slice(0, 4)
    // Two of the four are one head.
    expect(await deliver(decision, signed(one, picture.id))).toEqual({ recorded: 3 })
    expect(await deliver(decision, signed(one))).toEqual({ recorded: 0 })
    const [body] = await logged(decision)
    expect(body).toMatchObject({ proof: 'SIGNED_RECEIPT', evidence: picture.digest })
    expect(JSON.stringify(body)).not.toContain(world.organiser.accountId)
    expect(await progress(decision)).toMatchObject({
      delivered: 3,
      buildings: [
        { buildingId: buildingAt(world, 0), heads: 3, delivered: 3 },
        { heads: 4, delivered: 0 },
      ],
    })
    const rows = await listed(decision, { buildingId: buildingAt(world, 0), show: 'delivered' })
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({
      isDelivered: true,
      records: [{ kind: 'SIGNED_RECEIPT', fileId: picture.id, fileKind: 'picture' }],
    })
    expect(await listed(decision, { buildingId: buildingAt(world, 1), show: 'undelivered' })).toHaveLength(4)
    const seen = (as: Session) =>
      codeOf(test.call(votesDocuments.picture, { params: { ...at(decision.id).params, fileId: picture.id } }, { as }))
    expect([await seen(world.committee), await seen(await world.owner('A'))]).toEqual(['ok', 'not_found'])
  })

  it('is a registered letter, whose number is not in the log', async () => {
    const decision = await world.open()
    const letters = [{ unitId: world.units[3] ?? '', number: 'XA12345678901' }]
    expect(await deliver(decision, { kind: 'REGISTERED_MAIL', letters })).toEqual({ recorded: 1 })
    expect(JSON.stringify(await logged(decision))).not.toContain('XA12345678901')
    const [row] = (await listed(decision, { buildingId: buildingAt(world, 0) })).filter((one) => one.isDelivered)
    expect(row?.records).toMatchObject([{ kind: 'REGISTERED_MAIL', number: 'XA12345678901' }])
  })

  it('and a notice in public, where nobody was met, is on record and proves none', async () => {
    const decision = await world.open()
    const draft = { kind: 'PUBLIC_NOTICE' as const, place: '2幢布告栏', days: 7, fileId: null }
    expect(await deliver(decision, { ...draft, unitIds: world.units.slice(4) })).toEqual({ recorded: 4 })
    expect(await progress(decision)).toMatchObject({ delivered: 0, noticed: 4 })
    expect(await logged(decision)).toHaveLength(4)
    expect((await logged(decision))[0]).toMatchObject({ proof: 'PUBLIC_NOTICE', place: '2幢布告栏', days: 7 })
  })

  it('is recorded by those who may, of flats in the roll, with files of this decision', async () => {
    const other = await world.open()
    const { id } = await test.call(votesDelivery.deliveryFile, at(other.id), {
      as: world.organiser,
      file: { name: '签收.pdf', bytes: smallPdf() },
    })
    const decision = await world.open()
    expect(await codeOf(deliver(decision, signed([world.units[0] ?? ''], id)))).toBe('attachment_unknown')
    expect(await codeOf(deliver(decision, signed([world.communityId])))).toBe('not_found')
    expect(await codeOf(deliver(decision, signed([world.units[0] ?? '']), await world.owner('A')))).toBe('forbidden')
    expect(await codeOf(progress(decision, await world.owner('A')))).toBe('forbidden')
  })
})

describe('time', () => {
  it('takes no proof before the opening and none after the close', async () => {
    const draft = world.draft()
    const frozen = await walk(
      test,
      { communityId: world.communityId, as: world.organiser, draft, key: world.key },
      'ROLL_FROZEN',
    )
    expect(await codeOf(deliver(frozen, signed(world.units)))).toBe('vote_not_open')
    const decision = await world.open()
    const a = await world.owner('A')
    await test.advance(15 * day)
    expect([await codeOf(deliver(decision, signed(world.units))), await codeOf(open(decision, a))]).toEqual([
      'vote_closed',
      'vote_closed',
    ])
    expect(await logged(decision)).toEqual([])
  })

  it('is exact at the close: of a hundred records around it none is at or after it', async () => {
    const decision = await world.open()
    const closesAt = new Date((await clock(test)).getTime() + 700)
    await test.admin.query('UPDATE vote_decision SET closes_at = $2 WHERE id = $1', [decision.id, closesAt])
    const begin = Date.now()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, async (_, n) => {
        const due = 650 + n
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - (Date.now() - begin))))
        return deliver(decision, signed([world.units[n % 8] ?? '']))
      }),
    )
    expect(['vote_closed', 'overloaded']).toEqual(expect.arrayContaining(refusalsOf(outcomes)))
    const { rows } = await test.admin.query<{ late: number; all: number }>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE at >= $2)::int AS late
        FROM vote_log WHERE decision_id = $1 AND kind = 'delivery'`,
      [decision.id, closesAt],
    )
    expect(rows[0]?.late).toBe(0)
    expect(rows[0]?.all).toBeLessThanOrEqual(7)
  })

  it('lets one record of a kind stand, whoever comes at once', async () => {
    const decision = await world.open()
    const runners = Array.from({ length: 4 }, () => () => deliver(decision, signed([world.units[0] ?? ''])))
    const outcomes = await raceFor(test.admin, 'vote_delivery', runners, 1)
    expect(winnersOf(outcomes).reduce((sum, { recorded }) => sum + recorded, 0)).toBe(1)
    expect(await logged(decision)).toHaveLength(1)
  })
})

describe('the silent (worked case E10)', () => {
  let estate: PlantedEstate
  let person: Session
  let organiser: Session
  let docId: string
  beforeAll(async () => {
    person = await world.owner('A')
    const plan = { name: '一百户', buildings: 5, flatsEach: 20, area: '10000', person }
    estate = await plantEstate(test, world, plan)
    organiser = await world.grant('owners_committee', 'estate', estate.estateId)
    const params = { communityId: world.communityId, estateId: estate.estateId }
    const file = { name: '议事规则.pdf', bytes: smallPdf() }
    docId = (await test.call(votesDocuments.attach, { params }, { as: organiser, file })).id
  })

  const ruled = (change: Partial<VotePolicy>): VotePolicy => ({
    ...plainVotePolicy,
    ruleBasis: [{ setting: 'unreturnedMode', docId, adoptedVoteId: '2024-3', clause: '第9条' }],
    ...change,
  })

  /** A hundred heads of 100 m²: 30 for, 6 against, 4 abstain, and 60 say nothing; told is what the count comes to. */
  async function counted(policy: VotePolicy, record: (decision: Decision, silent: string[]) => Promise<unknown>) {
    const draft = { ...world.draft(), estateId: estate.estateId, policy, motions: twoQuestions }
    const walking = { communityId: world.communityId, as: organiser, draft, key: world.key }
    const decision = await walk(test, walking, 'OPEN')
    const heads = await world.heads(decision.id, person)
    for (const [n, head] of heads.slice(0, 40).entries()) {
      const rest = n < 36 ? 'AGAINST' : 'ABSTAIN'
      const choice = n < 30 ? 'FOR' : rest
      const body = world.seal(decision, head, { 1: choice, 2: choice })
      await test.call(votesCasting.cast, { ...at(decision.id), body }, { as: person })
    }
    const silent = heads.slice(40).flatMap(({ units }) => units.map(({ unitId }) => unitId))
    await record(decision, silent)
    await test.advance(15 * day)
    const { version } = await world.detail(decision.id, organiser)
    const body = { version, key: keyText(decision.id, world.key) }
    await test.call(votesResults.count, { ...at(decision.id), body }, { as: organiser })
    const { motions } = await test.call(votesResults.result, at(decision.id), { as: organiser })
    const [ordinary, special] = motions
    const { cast, decisive, sums = [] } = ordinary ?? {}
    const headsIn = (bucket: string) => sums.find((sum) => sum.bucket === bucket)?.weight.heads
    return {
      cast: cast?.result,
      decisive: decisive?.result,
      of: `${String(decisive?.consenting.heads)}/${String(decisive?.participating.heads)}`,
      special: special?.decisive?.result,
      silent: headsIn('SILENT'),
      undelivered: headsIn('UNDELIVERED'),
    }
  }
  const toAll = (decision: Decision, silent: string[]) => deliver(decision, signed(silent), organiser)

  it('count for nothing by default (M0)', async () => {
    expect(await counted(plainVotePolicy, toAll)).toMatchObject({
      ...{ cast: 'NO_QUORUM', decisive: 'NO_QUORUM', of: '30/40', silent: 60 },
    })
  })

  it('go with the majority where the rules say so (M1)', async () => {
    expect(await counted(ruled({ unreturnedMode: 'FOLLOW_MAJORITY' }), toAll)).toEqual({
      ...{ cast: 'NO_QUORUM', decisive: 'PASSED', of: '90/100', special: 'PASSED', silent: 60, undelivered: 0 },
    })
  })

  it('take part and do not consent where the rules say that (M2)', async () => {
    expect(await counted(ruled({ unreturnedMode: 'DELIVERED_ABSTAIN' }), toAll)).toMatchObject({
      ...{ cast: 'NO_QUORUM', decisive: 'REJECTED', of: '30/100' },
    })
  })

  it('are only those whom a proof says the ballot reached; a notice in public says nothing of them', async () => {
    const record = async (decision: Decision, silent: string[]) => {
      await deliver(decision, signed(silent.slice(0, 20)), organiser)
      const letters = silent.slice(20, 25).map((unitId, n) => ({ unitId, number: `XA0000000${String(n)}` }))
      await deliver(decision, { kind: 'REGISTERED_MAIL', letters }, organiser)
      const notice = { kind: 'PUBLIC_NOTICE' as const, place: '布告栏', days: 7, fileId: null }
      await deliver(decision, { ...notice, unitIds: silent.slice(25) }, organiser)
    }
    expect(await counted(ruled({ unreturnedMode: 'FOLLOW_MAJORITY' }), record)).toMatchObject({
      ...{ decisive: 'NO_QUORUM', of: '55/65', silent: 25, undelivered: 35 },
    })
  })

  it('follow no majority that is not more than the share the rules ask for', async () => {
    const policy = ruled({ unreturnedMode: 'FOLLOW_MAJORITY', minCastShare: { numerator: 1, denominator: 2 } })
    expect(await counted(policy, toAll)).toMatchObject({ decisive: 'NO_QUORUM', of: '30/40', silent: 60 })
  })

  it('count for nothing without a clause that says so', async () => {
    const draft = { ...world.draft(), estateId: estate.estateId }
    const policy = { ...plainVotePolicy, unreturnedMode: 'FOLLOW_MAJORITY' as const }
    const walking = { communityId: world.communityId, as: organiser, draft: { ...draft, policy }, key: world.key }
    expect(await codeOf(walk(test, walking, 'DRAFT'))).toBe('vote_policy_unlawful')
  })
})
