import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { votesCandidacies, type CandidacyBoard, type CandidacyDraft } from '@liren/shared/votes.candidacies'
import { votes } from '@liren/shared/votes.decisions'
import type { CandidacyBar } from '@liren/shared/votes.policy'
import { votesResults } from '@liren/shared/votes.results'
import { publicKeyOf } from '@liren/shared/votes.sealing'
import { keyText } from '@liren/shared/votes.key'
import { toBase64url } from '@liren/shared/votes.bytes'
import type { Decision, DecisionDraft } from '@liren/shared/votes.views'
import { startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { clock, createVotesWorld, day, plainVotePolicy, type VotesWorld } from '../support/votes.world.ts'

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
const on = (decisionId: string) => ({ communityId: world.communityId, decisionId })
const at = (decisionId: string) => ({ params: on(decisionId) })
const after = async (days: number) => new Date((await clock(test)).getTime() + days * day * 1000).toISOString()

const seats = (count: number, ...names: string[]): DecisionDraft['motions'] => [
  {
    ...{ kind: 'election', title: '选举业委会委员', text: '任期三年。', attachmentIds: [], seats: count },
    candidates: names.map((name) => ({ name, unitId: null, statement: '愿意服务' })),
  },
]
const board = (id: string, as: Session) => test.call(votesCandidacies.board, at(id), { as })
const call = async (id: string, days = 3, as = world.organiser) =>
  test.call(votesCandidacies.call, { ...at(id), body: { nominateUntil: await after(days) } }, { as })
const nominate = (id: string, as: Session, body: CandidacyDraft) =>
  test.call(votesCandidacies.nominate, { ...at(id), body }, { as })
const standing = (unitId: string, name: string): CandidacyDraft => ({
  ...{ kind: 'stand', unitId, name, statement: '愿意为大家办事。' },
})
const namesOn = ({ candidacies }: CandidacyBoard) => candidacies.map(({ name, status }) => [name, status])
const idOf = ({ candidacies }: CandidacyBoard, name: string | null) =>
  candidacies.find((one) => one.name === name)?.id ?? ''
const one = (id: string, candidacyId: string) => ({ params: { ...on(id), candidacyId } })
const check = (id: string, candidacyId: string, held: CandidacyBar[] = [], as = world.organiser) => {
  const bars: CandidacyBar[] = ['NOT_OWNER', 'NO_CAPACITY', 'ARREARS']
  const checks = bars.map((bar) => {
    const holds = held.includes(bar)
    return { bar, holds, reason: holds ? '欠交物业费两年' : null }
  })
  return test.call(votesCandidacies.check, { ...one(id, candidacyId), body: { checks } }, { as })
}
const display = (id: string, as = world.organiser) =>
  test.call(votesCandidacies.display, { ...at(id), body: {} }, { as })
const notify = async (id: string, opens = 16) => {
  const move = { step: 'NOTIFY' as const, opensAt: await after(opens), closesAt: await after(opens + 14) }
  return world.step(id, move)
}

/** An election that asks for candidates, with D and E standing. */
async function called(): Promise<Decision> {
  const made = await world.create({ title: '换届', motions: seats(2) })
  await call(made.id)
  await nominate(made.id, await world.owner('D'), standing(world.units[3] ?? '', '丁四方'))
  await nominate(made.id, await world.owner('E'), standing(world.units[4] ?? '', '鄂五福'))
  return made
}

/** The same, checked and on display. */
async function displayed(): Promise<{ id: string; list: CandidacyBoard }> {
  const { id } = await called()
  await world.step(id, { step: 'SUBMIT' })
  await test.advance(3 * day)
  const { candidacies } = await board(id, world.organiser)
  for (const { id: candidacyId } of candidacies) await check(id, candidacyId)
  return { id, list: await display(id) }
}

describe('standing for the owners’ committee', () => {
  it('is asked for before the notice, by owners for themselves or for neighbours who agree', async () => {
    const { id } = await world.create({ title: '换届', motions: seats(2) })
    const [d, e, f] = [await world.owner('D'), await world.owner('E'), await world.owner('F')]
    expect(await codeOf(board(id, d))).toBe('not_found')
    const stand = (as: Session, unit: number, name: string) => nominate(id, as, standing(world.units[unit] ?? '', name))
    expect(await codeOf(stand(d, 3, '丁四方'))).toBe('not_found')
    expect(await codeOf(call(id, -1))).toBe('vote_too_early')
    await call(id)
    const { items } = await test.call(votesCandidacies.elections, { params: on(id) }, { as: d })
    expect(items.find(({ decisionId }) => decisionId === id)).toMatchObject({
      title: '换届',
      seats: 2,
      displayedAt: null,
    })
    // The draft itself stays with those who prepare it.
    expect(await codeOf(test.call(votes.detail, at(id), { as: d }))).toBe('not_found')
    await stand(d, 3, '丁四方')
    expect(await codeOf(stand(d, 3, '丁四方'))).toBe('vote_nominated')
    expect(await codeOf(stand(d, 4, '冒名'))).toBe('not_found')
    const proposal: CandidacyDraft = { kind: 'propose', flat: { unitId: world.units[5] ?? '' }, statement: '热心人' }
    await nominate(id, e, proposal)
    expect(await codeOf(nominate(id, d, proposal))).toBe('vote_nominated')
    // Only the owners of the flat, who proposed them and who organises know of a proposal.
    expect([namesOn(await board(id, d)), namesOn(await board(id, f))]).toEqual([
      [['丁四方', 'accepted']],
      [[null, 'proposed']],
    ])
    const asked = (await test.call(messages.inbox, { params: on(id), query: {} }, { as: f })).items
    expect(asked.map(({ kind }) => kind)).toContain('vote_nominated')
    const mine = idOf(await board(id, f), null)
    const accept = { ...one(id, mine), body: { accepts: true as const, name: '方六顺', statement: '我愿意' } }
    expect(await codeOf(test.call(votesCandidacies.accept, accept, { as: d }))).toBe('not_found')
    await test.call(votesCandidacies.accept, accept, { as: f })
    expect(await codeOf(test.call(votesCandidacies.accept, accept, { as: f }))).toBe('vote_candidacy_settled')
    expect((await world.detail(id)).motions[0]?.candidates.map(({ name, number }) => [number, name])).toEqual([
      [1, '丁四方'],
      [2, '方六顺'],
    ])
    await test.advance(3 * day)
    expect(await codeOf(stand(e, 4, '鄂五福'))).toBe('vote_nominations_closed')
  })

  it('one flat is proposed once, whoever of two is first', async () => {
    const { id } = await called()
    const proposal: CandidacyDraft = { kind: 'propose', flat: { unitId: world.units[6] ?? '' }, statement: '热心人' }
    const propose = (as: Session) => () => nominate(id, as, proposal)
    const runners = [propose(await world.owner('D')), propose(await world.owner('E'))]
    const outcomes = await raceFor(test.admin, 'vote_candidacy', runners, 1)
    expect([winnersOf(outcomes).length, refusalsOf(outcomes)]).toEqual([1, ['vote_nominated']])
  })

  it('stays when the draft is edited, and whom the draft names stands in writing', async () => {
    const { id } = await called()
    const { version } = await world.detail(id)
    const body = { ...world.draft({ title: '换届', motions: seats(2, '甲', '乙') }), version }
    const edited = await test.call(votes.edit, { ...at(id), body }, { as: world.organiser })
    expect(edited.motions[0]?.candidates.map(({ name }) => name)).toEqual(['丁四方', '鄂五福', '甲', '乙'])
    const again = { ...world.draft({ title: '换届', motions: seats(2, '乙') }), version: edited.version }
    const { motions } = await test.call(votes.edit, { ...at(id), body: again }, { as: world.organiser })
    expect(motions[0]?.candidates.map(({ name }) => name)).toEqual(['丁四方', '鄂五福', '乙'])
    expect(motions[0]?.candidates[0]?.id).toBe(edited.motions[0]?.candidates[0]?.id)
  })

  it('has one election in a decision', async () => {
    const motions = [...seats(2, '甲', '乙'), ...seats(1, '丙')]
    expect(await codeOf(world.create({ motions }))).toBe('vote_agenda_incomplete')
  })
})

describe('who stands is looked at', () => {
  it('by the register and the offices first, then bar by bar; who is barred is told why and is heard', async () => {
    const { id } = await called()
    const d = await world.owner('D')
    const list = await board(id, world.organiser)
    const mine = idOf(list, '丁四方')
    expect(list.candidacies.find(({ id: of }) => of === mine)?.checks).toEqual([
      { bar: 'NOT_OWNER', holds: false, reason: null, isByRegister: true },
      { bar: 'NO_CAPACITY', holds: null, reason: null, isByRegister: false },
      { bar: 'ARREARS', holds: null, reason: null, isByRegister: false },
    ])
    const unexplained = [{ bar: 'ARREARS' as const, holds: true, reason: null }]
    const refused = test.call(
      votesCandidacies.check,
      { ...one(id, mine), body: { checks: unexplained } },
      { as: world.organiser },
    )
    expect(await codeOf(refused)).toBe('vote_reason_missing')
    expect(await codeOf(check(id, mine, [], d))).toBe('forbidden')
    await check(id, mine, ['ARREARS'])
    const seen = await board(id, d)
    expect(seen.candidacies.find(({ id: of }) => of === mine)).toMatchObject({
      ...{ status: 'barred', barredReason: '欠交物业费两年', isMine: true },
      abilities: { object: true, withdraw: true },
    })
    expect(namesOn(await board(id, await world.owner('E')))).toEqual([['鄂五福', 'accepted']])
    const told = (await test.call(messages.inbox, { params: on(id), query: {} }, { as: d })).items
    expect(told.some(({ kind, subjectId }) => kind === 'vote_candidacy' && subjectId === mine)).toBe(true)
    const objecting = { ...one(id, mine), body: { text: '已于上月交清，附收据。' } }
    const objected = await test.call(votesCandidacies.object, objecting, { as: d })
    expect(await codeOf(test.call(votesCandidacies.object, objecting, { as: d }))).toBe('vote_objection_open')
    const objectionId = objected.candidacies.find(({ id: of }) => of === mine)?.objections[0]?.id ?? ''
    const answer = {
      params: { ...on(id), candidacyId: mine, objectionId },
      body: { text: '核实属实。', isUpheld: true },
    }
    expect(await codeOf(test.call(votesCandidacies.answer, answer, { as: d }))).toBe('forbidden')
    await test.call(votesCandidacies.answer, answer, { as: world.organiser })
    expect(await codeOf(test.call(votesCandidacies.answer, answer, { as: world.organiser }))).toBe(
      'vote_remark_answered',
    )
    const cleared = (await board(id, d)).candidacies.find(({ id: of }) => of === mine)
    expect([cleared?.status, cleared?.checks.find(({ bar }) => bar === 'ARREARS')?.holds]).toEqual(['accepted', null])
  })

  it('and is off the list by the register alone: sold, or at work for the property company', async () => {
    const { id } = await called()
    const [d, e] = [await world.owner('D'), await world.owner('E')]
    const list = await board(id, world.organiser)
    await test.admin.query(
      `INSERT INTO role_grant (community_id, id, account_id, role, scope_kind, scope_id, granted_by)
        VALUES ($1, gen_random_uuid(), $2, 'property_staff', 'estate', $3, $4)`,
      [world.communityId, e.accountId, world.estateId, world.committee.accountId],
    )
    const home = [world.communityId, d.accountId]
    await test.admin.query(
      `UPDATE residence SET ended_at = app.now() WHERE community_id = $1 AND account_id = $2`,
      home,
    )
    await check(id, idOf(list, '丁四方'))
    await check(id, idOf(list, '鄂五福'))
    const { candidacies } = await board(id, world.organiser)
    expect(candidacies.map(({ status, barredReason }) => [status, barredReason])).toEqual([
      ['barred', '按业主名册，不是本次范围内房屋的业主'],
      ['barred', '在物业服务企业任职'],
    ])
    await test.admin.query(`UPDATE residence SET ended_at = NULL WHERE community_id = $1 AND account_id = $2`, home)
    await test.admin.query(`UPDATE role_grant SET ended_at = app.now() WHERE account_id = $1`, [e.accountId])
  })

  it('never by themself', async () => {
    const { id } = await world.create({ title: '换届', motions: seats(1) })
    await call(id)
    // Whoever organises owns a flat, too, and stands.
    await test.admin.query(
      `INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by, verified_at, verification)
        VALUES ($1, gen_random_uuid(), $2, $3, 'owner', $4, app.now(), 'deed')`,
      [world.communityId, world.units[7], world.organiser.accountId, world.committee.accountId],
    )
    const list = await nominate(id, world.organiser, standing(world.units[7] ?? '', '何八仙'))
    expect(await codeOf(check(id, idOf(list, '何八仙')))).toBe('vote_barred')
    await test.admin.query(`UPDATE residence SET ended_at = app.now() WHERE account_id = $1`, [
      world.organiser.accountId,
    ])
  })
})

describe('the display of candidates', () => {
  it('begins once nobody can join the list any more and each was looked at, and runs its days before the notice', async () => {
    const { id } = await called()
    await world.step(id, { step: 'SUBMIT' })
    expect(await codeOf(display(id))).toBe('vote_nominations_open')
    await test.advance(3 * day)
    expect(await codeOf(display(id))).toBe('vote_candidates_unchecked')
    const early = await codeOf(notify(id))
    for (const { id: candidacyId } of (await board(id, world.organiser)).candidacies) await check(id, candidacyId)
    expect(await codeOf(display(id, await world.owner('D')))).toBe('forbidden')
    const list = await display(id)
    expect(list).toMatchObject({ displayNumber: 1, isListCurrent: true })
    expect(await codeOf(display(id))).toBe('vote_displayed')
    const seen = await board(id, await world.owner('G'))
    expect(namesOn(seen)).toEqual([
      ['丁四方', 'accepted'],
      ['鄂五福', 'accepted'],
    ])
    for (const phone of Object.values(world.phones)) expect(JSON.stringify(seen)).not.toContain(phone)
    await test.advance(6 * day)
    const { version } = await world.detail(id)
    const move = { step: 'NOTIFY' as const, opensAt: await after(16), closesAt: await after(30) }
    const problem = await test.refuse(votes.step, { ...at(id), body: { version, move } }, { as: world.organiser })
    expect([early, problem.code, problem.facts]).toEqual([
      'vote_display_too_short',
      'vote_display_too_short',
      { law: 'HOUSE' },
    ])
    await test.advance(2 * day)
    expect((await notify(id)).state).toBe('NOTICED')
  })

  it('keeps to the article of the city', async () => {
    const { policy } = (await test.call(votes.presets, {}, { as: world.organiser })).items.find(
      ({ city }) => city === 'NINGBO',
    ) ?? { policy: plainVotePolicy }
    const { id } = await world.create({ title: '换届', motions: seats(1, '甲'), policy })
    await world.step(id, { step: 'SUBMIT' })
    const { version } = await world.detail(id)
    const move = { step: 'NOTIFY' as const, opensAt: await after(30), closesAt: await after(40) }
    const problem = await test.refuse(votes.step, { ...at(id), body: { version, move } }, { as: world.organiser })
    expect([problem.code, problem.facts]).toEqual(['vote_display_too_short', { law: 'NINGBO', article: '31' }])
  })

  it('begins anew when the list changed, and waits for what owners object', async () => {
    const { id, list } = await displayed()
    await test.advance(8 * day)
    const g = await world.owner('G')
    const objecting = { ...one(id, idOf(list, '丁四方')), body: { text: '他把承重墙拆了。' } }
    const objected = await test.call(votesCandidacies.object, objecting, { as: g })
    expect(await codeOf(test.call(votesCandidacies.object, objecting, { as: g }))).toBe('vote_objection_open')
    expect(await codeOf(notify(id))).toBe('vote_remarks_open')
    const objectionId = objected.candidacies.flatMap(({ objections }) => objections)[0]?.id ?? ''
    const answering = { params: { ...objecting.params, objectionId }, body: { text: '查无此事。', isUpheld: false } }
    await test.call(votesCandidacies.answer, answering, { as: world.organiser })
    // Everybody reads what was objected and answered, and nobody who objected.
    const read = (await board(id, await world.owner('H'))).candidacies.flatMap(({ objections }) => objections)
    expect(read).toMatchObject([{ text: '他把承重墙拆了。', answer: '查无此事。', isMine: false }])
    const written: CandidacyDraft = {
      kind: 'written',
      flat: { unitId: world.units[0] ?? '' },
      name: '安一明',
      statement: '书面同意',
    }
    const more = await nominate(id, world.organiser, written)
    expect([more.isListCurrent, await codeOf(notify(id))]).toEqual([false, 'vote_list_changed'])
    await check(id, idOf(more, '安一明'))
    expect(await display(id)).toMatchObject({ displayNumber: 2, isListCurrent: true })
    expect(await codeOf(notify(id))).toBe('vote_display_too_short')
    await test.advance(8 * day)
    const noticed = await notify(id)
    expect(noticed.motions[0]?.candidates).toHaveLength(3)
    expect(await codeOf(nominate(id, world.organiser, written))).toBe('vote_agenda_locked')
    const { rows } = await test.admin.query<{ act: string }>(
      `SELECT body ->> 'act' AS act FROM vote_log WHERE decision_id = $1 AND body ? 'act' ORDER BY seq`,
      [id],
    )
    expect(rows.map(({ act }) => act)).toEqual(['CANDIDATES_CALLED', 'CANDIDATES_DISPLAYED', 'CANDIDATES_DISPLAYED'])
  })

  it('ends for whoever withdraws before the notice, and not after', async () => {
    const { id, list } = await displayed()
    const e = await world.owner('E')
    const mine = one(id, idOf(list, '鄂五福'))
    expect(await codeOf(test.call(votesCandidacies.withdraw, mine, { as: await world.owner('D') }))).toBe('not_found')
    await test.call(votesCandidacies.withdraw, mine, { as: e })
    const left = await board(id, world.organiser)
    expect([namesOn(left), left.isListCurrent]).toEqual([
      [
        ['丁四方', 'accepted'],
        ['鄂五福', 'withdrawn'],
      ],
      false,
    ])
  })
})

describe('candidates of a nomination', () => {
  it('neither record nor count, also when they have moved away since', async () => {
    const { id } = await displayed()
    await test.advance(8 * day)
    await notify(id)
    const d = await world.owner('D')
    // D comes into the residents' committee, and sells.
    await test.admin.query(
      `INSERT INTO role_grant (community_id, id, account_id, role, scope_kind, scope_id, granted_by)
        VALUES ($1, gen_random_uuid(), $2, 'committee', 'community', $1, $3)`,
      [world.communityId, d.accountId, world.committee.accountId],
    )
    await test.admin.query(`UPDATE residence SET ended_at = app.now() WHERE account_id = $1`, [d.accountId])
    await world.step(id, { step: 'FREEZE', reason: null })
    await test.advance(16 * day + 60)
    await world.step(id, { step: 'OPEN', publicKey: toBase64url(publicKeyOf(world.key)), keptBy: ['甲', '乙'] })
    await world.cast(await world.detail(id), await world.owner('A'), { 1: [1] })
    await test.advance(15 * day)
    const key = keyText(id, world.key)
    const counting = (as: Session, version: number) =>
      codeOf(test.call(votesResults.count, { ...at(id), body: { version, key } }, { as }))
    const { version, abilities } = await world.detail(id, d)
    expect([abilities.count, abilities.recordPaper]).toEqual([false, false])
    expect(await counting(d, version)).toBe('vote_barred')
    expect(await counting(world.organiser, version)).toBe('vote_barred')
    expect(await counting(world.committee, version)).toBe('ok')
  })
})
