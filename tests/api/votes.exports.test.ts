import { createHash } from 'node:crypto'
import type { Session } from '@liren/shared/identity'
import { votesCasting } from '@liren/shared/votes.casting'
import { votesExports } from '@liren/shared/votes.exports'
import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import { receiptCode } from '@liren/shared/votes.signed'
import type { Decision } from '@liren/shared/votes.views'
import { startApp, type TestApp } from '../support/app.ts'
import { failedIn, verify } from '../support/votes.verifier.ts'
import { createVotesWorld, day, type VotesWorld } from '../support/votes.world.ts'

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
const digestOf = (file: Uint8Array) => createHash('sha256').update(file).digest('base64url')
const at = (decisionId: string) => ({ params: { communityId: world.communityId, decisionId } })
const exported = async (decisionId: string, as: Session) =>
  Buffer.from((await test.call(votesExports.exported, at(decisionId), { as })).file)
const stepUp = ({ sessionId }: Session) =>
  test.admin.query(`UPDATE session SET stepped_up_at = app.now() + interval '1 year' WHERE id = $1`, [sessionId])
const release = (decision: Decision, as: Session, key = keyText(decision.id, world.key)) => {
  const body = { key, to: ['街道办 王主任', '计票人'], reason: '业主要求复核', isBound: true as const }
  return test.call(votesExports.release, { ...at(decision.id), body }, { as })
}

describe('what a decision leaves behind', () => {
  it('can be verified by whoever may see it, from its opening to its end', async () => {
    const draft = await world.create()
    expect(await codeOf(exported(draft.id, world.organiser))).toBe('vote_not_open')
    const decision = await world.open()
    const [a, b] = [await world.owner('A'), await world.owner('B')]
    const receipt = await world.cast(decision, a, { 1: 'FOR', 2: 'AGAINST' })
    await world.cast(decision, b, { 1: 'FOR' })
    const early = await exported(decision.id, a)
    const code = receiptCode({ community: world.communityId, decision: decision.id, ...receipt.signed })
    expect(verify(early, { receipt: code }).first).toBeNull()
    expect(early.toString('latin1')).not.toMatch(/(?<![\w-])FOR(?![\w-])/)
    for (const name of ['D', 'E', 'F'] as const)
      await world.cast(decision, await world.owner(name), { 1: 'FOR', 2: 'FOR' })
    await test.advance(15 * day)
    expect(await codeOf(release(decision, world.organiser))).toBe('step_up_required')
    await stepUp(world.organiser)
    expect(await codeOf(release(decision, world.organiser))).toBe('vote_step_illegal')
    const { version } = await world.detail(decision.id)
    const body = { version, key: keyText(decision.id, world.key) }
    await test.call(votesResults.count, { ...at(decision.id), body }, { as: world.organiser })
    expect(await codeOf(release(decision, a))).toBe('forbidden')
    expect(await codeOf(release(decision, world.organiser, keyText(decision.id, new Uint8Array(32).fill(3))))).toBe(
      'vote_key_wrong',
    )
    const { file: counting, name } = await release(decision, world.organiser)
    expect(name).toMatch(/^counting-/)
    const listed = await test.call(votesExports.releases, { ...at(decision.id), query: {} }, { as: b })
    expect(listed).toMatchObject({
      items: [{ to: ['街道办 王主任', '计票人'], reason: '业主要求复核', by: 'COUNTER', file: digestOf(counting) }],
      nextCursor: null,
    })
    await world.step(decision.id, { step: 'PUBLISH' })
    const late = await exported(decision.id, b)
    const report = verify(late, { counting, previous: early, receipt: code })
    expect(report.first).toBeNull()
    expect(report.checks.filter(({ status }) => status !== 'pass').map(({ number }) => number)).toEqual([8, 12])
    const { items } = await test.call(votesCasting.log, { ...at(decision.id), query: { limit: 50 } }, { as: b })
    expect(items.find(({ kind }) => kind === 'release')?.body).toMatchObject({
      ...{ to: ['街道办 王主任', '计票人'], reason: '业主要求复核', by: 'COUNTER' },
    })
    // The same log gives the same bytes, whoever asks.
    expect((await exported(decision.id, a)).equals(late)).toBe(true)
    const known = { key: [report.keys[0]?.fingerprint ?? ''] }
    expect(failedIn(verify(late, known))).toEqual([])
  })

  it('is handed out with the program that checks it', async () => {
    const { file } = await test.call(votesExports.verifier, {}, {})
    expect(Buffer.from(file).toString()).toContain('liren.vote.public.1')
  })
})
