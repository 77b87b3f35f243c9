import type { Session } from '@liren/shared/identity'
import { votesCandidacies } from '@liren/shared/votes.candidacies'
import { votes } from '@liren/shared/votes.decisions'
import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import { votesTies } from '@liren/shared/votes.ties'
import { startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { createVotesWorld, day, plainVotePolicy, type OwnerName, type VotesWorld } from '../support/votes.world.ts'

let test: TestApp
let world: VotesWorld
beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
})
afterAll(() => test.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const at = (decisionId: string) => ({ params: { communityId: world.communityId, decisionId } })
const resultOf = (id: string, as: Session = world.committee) => test.call(votesResults.result, at(id), { as })

/** Three candidates for two seats, each with the votes of the same four of six heads. */
async function tied(tieBreak: 'LOT' | 'RUN_OFF') {
  const policy = { ...plainVotePolicy, election: { ...plainVotePolicy.election, tieBreak } }
  const candidates = ['甲', '乙', '丙'].map((name) => ({ name, unitId: null, statement: '愿意服务' }))
  const seats = { kind: 'election' as const, title: '选举', text: '选两名。', attachmentIds: [], seats: 2, candidates }
  const decision = await world.open({ policy, motions: [seats] })
  const ticks: [OwnerName, number[]][] = [
    ...(['B', 'D'] as const).map((name): [OwnerName, number[]] => [name, [1, 2]]),
    ...(['E', 'F'] as const).map((name): [OwnerName, number[]] => [name, [2, 3]]),
    ...(['G', 'H'] as const).map((name): [OwnerName, number[]] => [name, [1, 3]]),
  ]
  for (const [name, choice] of ticks) await world.cast(decision, await world.owner(name), { 1: choice })
  await test.advance(15 * day)
  const { version } = await world.detail(decision.id)
  const body = { version, key: keyText(decision.id, world.key) }
  await test.call(votesResults.count, { ...at(decision.id), body }, { as: world.committee })
  const result = await resultOf(decision.id)
  return {
    id: decision.id,
    motionId: result.motions[0]?.motionId ?? '',
    between: result.motions[0]?.ties[0]?.between ?? [],
  }
}
const versionOf = async (id: string) => (await world.detail(id, world.committee)).version

describe('a lot', () => {
  const draw = async (id: string, motionId: string, order: string[], as: Session = world.committee) => {
    const drawn = { drawnBy: '王主任', witnesses: ['李民警', '赵律师'], reason: '居委会会议室，当众抽签。' }
    const body = { version: await versionOf(id), motionId, for: 'SEAT' as const, order, ...drawn }
    return test.call(votesTies.lot, { ...at(id), body }, { as })
  }

  it('before two witnesses breaks a tie for the last seats, on the record, and before the result is final', async () => {
    const { id, motionId, between } = await tied('LOT')
    expect(between).toHaveLength(3)
    const before = await resultOf(id)
    expect([before.tieBreak, before.abilities, before.motions[0]?.ties[0]?.places]).toEqual([
      'LOT',
      { drawLot: true, openRunOff: false, release: true },
      2,
    ])
    await world.step(id, { step: 'PUBLISH' })
    await test.advance(8 * day)
    expect(await codeOf(world.step(id, { step: 'FINALISE' }))).toBe('vote_tie_open')
    const [first = '', second = '', third = ''] = between
    expect(await codeOf(draw(id, motionId, [first, second]))).toBe('vote_lot_incomplete')
    expect(await codeOf(draw(id, motionId, [first, second, second]))).toBe('vote_lot_incomplete')
    // The committee whose seats are filled has no hand in it.
    expect(await codeOf(draw(id, motionId, between, world.organiser))).toBe('vote_barred')
    const runOff = { ...at(id), body: { version: await versionOf(id), motionId } }
    expect(await codeOf(test.call(votesTies.runOff, runOff, { as: world.organiser }))).toBe('vote_step_illegal')
    const after = await draw(id, motionId, [third, first, second])
    const standings = new Map(after.motions[0]?.candidates.map(({ candidateId, standing }) => [candidateId, standing]))
    expect([third, first, second].map((one) => standings.get(one))).toEqual(['ELECTED', 'ELECTED', 'ALTERNATE'])
    expect(after.motions[0]?.sentence['zh-CN']).toMatch(/入选 2 名.*抽签人王主任，见证人李民警、赵律师/)
    expect(after.motions[0]?.ties[0]?.lot).toMatchObject({ drawnBy: '王主任', witnesses: ['李民警', '赵律师'] })
    expect(await codeOf(draw(id, motionId, between))).toBe('vote_tie_broken')
    const { rows } = await test.admin.query<{ kind: string; body: object }>(
      `SELECT kind, body FROM vote_log WHERE decision_id = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    )
    expect(rows[0]).toMatchObject({ kind: 'transition', body: { act: 'LOT', order: [3, 1, 2], drawnBy: '王主任' } })
    expect((await world.step(id, { step: 'FINALISE' })).state).toBe('FINAL')
    // Everybody reads who drew it.
    expect((await resultOf(id, await world.owner('A'))).motions[0]?.ties[0]?.lot?.reason).toMatch(/当众抽签/)
  })

  it('is drawn once, whoever of two records it first', async () => {
    const { id, motionId, between } = await tied('LOT')
    const version = await versionOf(id)
    const record = (order: string[]) => () =>
      test.call(
        votesTies.lot,
        {
          ...at(id),
          body: { version, motionId, for: 'SEAT', order, drawnBy: '王', witnesses: ['李', '赵'], reason: '抽签' },
        },
        { as: world.committee },
      )
    const runners = [record(between), record(between.toReversed())]
    const outcomes = await raceFor(test.admin, 'vote_log', runners, 1)
    expect([winnersOf(outcomes).length, refusalsOf(outcomes)]).toEqual([1, ['edited_elsewhere']])
  })
})

describe('a run-off', () => {
  it('is a decision of its own between those tied, checked as they were, for the seats that are left', async () => {
    const { id, motionId, between } = await tied('RUN_OFF')
    const body = async () => ({ ...at(id), body: { version: await versionOf(id), motionId } })
    await world.step(id, { step: 'PUBLISH' })
    await test.advance(8 * day)
    expect(await codeOf(world.step(id, { step: 'FINALISE' }))).toBe('vote_tie_open')
    expect(await codeOf(test.call(votesTies.runOff, await body(), { as: await world.owner('A') }))).toBe('forbidden')
    const { id: runOff } = await test.call(votesTies.runOff, await body(), { as: world.organiser })
    expect(await codeOf(test.call(votesTies.runOff, await body(), { as: world.organiser }))).toBe('vote_tie_broken')
    const draft = await test.call(votes.detail, at(runOff), { as: world.organiser })
    expect(draft).toMatchObject({ state: 'DRAFT', motions: [{ kind: 'election', seats: 2 }] })
    expect(draft.motions[0]?.candidates.map(({ name }) => name)).toEqual(['甲', '乙', '丙'])
    expect(between).not.toContain(draft.motions[0]?.candidates[0]?.id)
    expect((await resultOf(id, await world.owner('A'))).runOff).toMatchObject({ decisionId: runOff, state: 'DRAFT' })
    expect((await world.step(id, { step: 'FINALISE' })).state).toBe('FINAL')
    // They were checked: the list is displayed as it is.
    await world.step(runOff, { step: 'SUBMIT' })
    const list = await test.call(votesCandidacies.display, { ...at(runOff), body: {} }, { as: world.organiser })
    expect(list.displayNumber).toBe(1)
  })
})
