import type { Session } from '@liren/shared/identity'
import { votesCasting } from '@liren/shared/votes.casting'
import { votesDocuments } from '@liren/shared/votes.documents'
import type { StepDraft } from '@liren/shared/votes.decisions'
import { votesOfficial, type OfficialDraft } from '@liren/shared/votes.official'
import { votesPrints } from '@liren/shared/votes.prints'
import { votesResults } from '@liren/shared/votes.results'
import type { Decision } from '@liren/shared/votes.views'
import { startApp, type TestApp } from '../support/app.ts'
import { codeOf } from '../support/notices.ts'
import { smallPdf } from '../support/pdf.ts'
import { words } from '../support/votes.words.ts'
import { createVotesWorld, day, plainVotePolicy, walk, type VotesWorld } from '../support/votes.world.ts'

let test: TestApp
let world: VotesWorld
beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
})
afterAll(() => test.close())

const at = (decisionId: string) => ({ params: { communityId: world.communityId, decisionId } })
const external = { ...plainVotePolicy, legalMode: 'OFFICIAL_EXTERNAL' as const }

/** A decision that is voted on elsewhere, with its roll frozen; its time of voting has not begun. */
const frozen = (change = {}) =>
  walk(
    test,
    {
      communityId: world.communityId,
      as: world.organiser,
      draft: world.draft({ policy: external, ...change }),
      key: world.key,
    },
    'ROLL_FROZEN',
  )

const weight = (heads: number, area = heads * 100_00) => ({ heads, areaCentiares: area })
const draftOf = (fileIds: string[], change: Partial<OfficialDraft> = {}): OfficialDraft => ({
  ...{ platform: '市业主表决平台', reference: '表决〔2026〕12 号', decidedOn: '2026-11-01', elections: [], fileIds },
  total: weight(7, 800_00),
  questions: [
    { number: 1, participating: weight(6, 700_00), consenting: weight(4, 500_00), stated: 'PASSED' },
    { number: 2, participating: weight(6, 700_00), consenting: weight(4, 500_00), stated: 'REJECTED' },
  ],
  ...change,
})

const attach = async (decisionId: string, as: Session = world.organiser) => {
  const file = { name: '结果公告.pdf', bytes: smallPdf() }
  return (await test.call(votesOfficial.officialFile, at(decisionId), { as, file })).id
}
const take = async (decision: Decision, draft: OfficialDraft, as: Session = world.organiser) => {
  const { version } = await world.detail(decision.id)
  return test.call(votesOfficial.importOfficial, { ...at(decision.id), body: { version, result: draft } }, { as })
}
const result = (id: string, as = world.organiser) => test.call(votesResults.result, at(id), { as })

describe('a decision that is voted on the platform of the city', () => {
  it('is announced, its roll frozen and its owners reminded here; nothing is cast, closed or counted', async () => {
    const decision = await frozen()
    expect(decision.steps).not.toContain('OPEN')
    const refused: StepDraft[] = [
      { step: 'OPEN', publicKey: 'A'.repeat(43), keptBy: ['甲', '乙'] },
      { step: 'EXTEND', reason: '再等等', closesAt: new Date(Date.now() + 90 * day * 1000).toISOString() },
      { step: 'CLOSE' },
    ]
    for (const move of refused) expect(await codeOf(world.step(decision.id, move))).toBe('vote_external')
    const counting = { ...at(decision.id), body: { version: decision.version, key: '0'.repeat(56) } }
    expect(await codeOf(test.call(votesResults.count, counting, { as: world.organiser }))).toBe('vote_external')
    await world.owner('A')
    const remind = () =>
      codeOf(test.call(votesCasting.remind, { ...at(decision.id), body: {} }, { as: world.organiser }))
    expect(await remind()).toBe('vote_not_open')
    await test.advance(17 * day)
    expect((await world.detail(decision.id)).abilities).toMatchObject({ remind: true, castBallot: false })
    expect(await remind()).toBe('ok')
    expect(await codeOf(attach(decision.id))).toBe('vote_too_early')
  })

  it('takes the official result after its time, calculates it anew, and shows where it comes from', async () => {
    const decision = await frozen()
    await test.advance(31 * day)
    const fileId = await attach(decision.id)
    expect(await codeOf(take(decision, draftOf([fileId]), await world.owner('A')))).toBe('forbidden')
    const counted = await take(decision, draftOf([fileId]), world.committee)
    expect(counted.state).toBe('COUNTED')
    const found = await result(decision.id)
    // 4/7 of area and heads consent of 6: over half, and under three quarters.
    expect(found).toMatchObject({
      legalMode: 'OFFICIAL_EXTERNAL',
      channels: [],
      motions: [
        { number: 1, cast: null, sums: [], decisive: { result: 'PASSED' } },
        { number: 2, decisive: { result: 'REJECTED' } },
      ],
      official: { platform: '市业主表决平台', differences: [], stated: [{ result: 'PASSED' }, { result: 'REJECTED' }] },
    })
    const owner = await world.owner('D')
    const read = () =>
      codeOf(test.call(votesDocuments.pdf, { params: { ...at(decision.id).params, fileId } }, { as: owner }))
    expect([await codeOf(result(decision.id, owner)), await read()]).toEqual(['not_found', 'not_found'])
    await world.step(decision.id, { step: 'PUBLISH' })
    expect([await codeOf(result(decision.id, owner)), await read()]).toEqual(['ok', 'ok'])
    const sheet = await test.call(votesPrints.resultNotice, at(decision.id), { as: owner })
    expect(await words(sheet.file)).toMatch(/市业主表决平台[\s\S]*表决〔2026〕12 号/)
    await test.advance(8 * day)
    expect((await world.step(decision.id, { step: 'FINALISE' })).state).toBe('FINAL')
    expect(await codeOf(take(decision, draftOf([fileId])))).toBe('vote_step_illegal')
  })

  it('says where the document differs from the roll and from its own figures, and can be corrected', async () => {
    const decision = await frozen()
    await test.advance(31 * day)
    const files = [await attach(decision.id)]
    const wrong = draftOf(files, { total: weight(8, 800_00) })
    wrong.questions = wrong.questions.map((one) => ({ ...one, stated: 'PASSED' as const }))
    await take(decision, wrong)
    expect((await result(decision.id)).official?.differences).toEqual([
      { kind: 'TOTAL', number: null },
      { kind: 'RESULT', number: 2 },
    ])
    await take(decision, draftOf(files))
    expect((await result(decision.id)).official?.differences).toEqual([])
    const { rows } = await test.admin.query(`SELECT FROM vote_log WHERE decision_id = $1 AND kind = 'count'`, [
      decision.id,
    ])
    expect(rows).toHaveLength(2)
  })

  it('takes no figures that do not fit, and no document of another decision', async () => {
    const decision = await frozen()
    await test.advance(31 * day)
    const other = await frozen()
    await test.advance(31 * day)
    const [own, foreign] = [await attach(decision.id), await attach(other.id)]
    const [first] = draftOf([own]).questions
    if (!first) throw new Error('no question')
    expect(await codeOf(take(decision, draftOf([foreign])))).toBe('attachment_unknown')
    expect(await codeOf(take(decision, draftOf([own], { questions: [first] })))).toBe('vote_official_malformed')
    const more = draftOf([own]).questions.map((one) => ({ ...one, consenting: weight(7, 800_00) }))
    expect(await codeOf(take(decision, draftOf([own], { questions: more })))).toBe('vote_official_malformed')
    const here = await world.open()
    await test.advance(15 * day)
    expect(await codeOf(attach(here.id))).toBe('vote_step_illegal')
  })
})
