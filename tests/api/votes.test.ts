import { identity, type Session } from '@liren/shared/identity'
import { votes } from '@liren/shared/votes.decisions'
import { votesCasting } from '@liren/shared/votes.casting'
import { leafOf, nextHead, originOf, rollLeafOf, type LogEntry } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { includes } from '@liren/shared/votes.tree'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { createVotesWorld, day, twoQuestions, type VotesWorld } from '../support/votes.world.ts'

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

describe('a decision on its way to the vote', () => {
  it('is walked from draft to open, each step with who took it', async () => {
    const decision = await world.open()
    expect(decision).toMatchObject({
      state: 'OPEN',
      legalMode: 'CONSULTATIVE',
      roll: { heads: 7, areaCentiares: 800_00 },
    })
    expect(decision.transitions.map(({ step, to, by }) => [step, to, by])).toEqual([
      ['SUBMIT', 'REVIEW', '王秀英'],
      ['NOTIFY', 'NOTICED', '王秀英'],
      ['FREEZE', 'ROLL_FROZEN', '王秀英'],
      ['OPEN', 'OPEN', '王秀英'],
    ])
    const listed = await test.call(
      votes.list,
      { params: { communityId: world.communityId } },
      { as: await world.owner('A') },
    )
    expect(listed.items[0]).toMatchObject({ id: decision.id, state: 'OPEN', myHeads: { all: 1, voted: 0 } })
  })

  it('shows a draft to nobody but who prepares it, and from review on to the residents’ committee', async () => {
    const { id } = await world.create()
    const owner = await world.owner('D')
    const seen = () =>
      Promise.all([world.committee, owner].map((as) => codeOf(test.call(votes.detail, at(id), { as }))))
    expect(await seen()).toEqual(['not_found', 'not_found'])
    await world.step(id, { step: 'SUBMIT' })
    expect(await seen()).toEqual(['ok', 'not_found'])
  })

  it('is listed to a group only when it is its own: drafts of the committee stay with the committee', async () => {
    const { id: theirs } = await world.create()
    const owner = await world.owner('E')
    const members = [world.phones.E, newPhone()].map((phone) => ({ phone, nickname: '组员' }))
    const group = await test.call(
      votes.nameGroup,
      {
        params: { communityId: world.communityId, estateId: world.estateId },
        body: { kind: 'PREPARATORY_GROUP', name: '筹备组', members },
      },
      { as: world.committee },
    )
    const params = { communityId: world.communityId }
    const [question] = twoQuestions
    const body = world.draft({
      organiser: { kind: 'PREPARATORY_GROUP', groupId: group.id },
      motions: [{ ...question, matter: 'COVENANT' } as (typeof twoQuestions)[number]],
    })
    const { id: ours } = await test.call(votes.create, { params, body }, { as: owner })
    const listed = async (as: Session) => (await test.call(votes.list, { params }, { as })).items.map(({ id }) => id)
    expect((await listed(owner)).includes(ours)).toBe(true)
    expect((await listed(owner)).includes(theirs)).toBe(false)
    expect((await listed(world.organiser)).includes(theirs)).toBe(true)
    expect((await listed(world.organiser)).includes(ours)).toBe(false)
  })

  it('is run by a member of a group who neither lives nor serves there, as long as the group lasts, and seen by nobody else', async () => {
    const { communityId, estateId, committee } = world
    const params = { communityId }
    const phones = [newPhone(), newPhone()]
    const members = phones.map((phone) => ({ phone, nickname: '街道指派' }))
    const group = { kind: 'PREPARATORY_GROUP' as const, name: '筹备组', members }
    const { id: groupId } = await test.call(
      votes.nameGroup,
      { params: { ...params, estateId }, body: group },
      { as: committee },
    )
    const [member, stranger] = [await test.signIn(phones[0] ?? ''), await test.signIn(newPhone())]
    const { memberships } = await test.call(identity.me, {}, { as: member })
    expect(memberships.map(({ community, homes, roles }) => [community.id, homes, roles])).toEqual([
      [communityId, [], []],
    ])
    const [question] = twoQuestions
    const body = world.draft({
      organiser: { kind: 'PREPARATORY_GROUP', groupId },
      motions: [{ ...question, matter: 'COVENANT' } as (typeof twoQuestions)[number]],
    })
    const { id } = await test.call(votes.create, { params, body }, { as: member })
    const listed = async () => (await test.call(votes.list, { params }, { as: member })).items.map((one) => one.id)
    expect(await listed()).toContain(id)
    expect((await world.step(id, { step: 'SUBMIT' }, member)).state).toBe('REVIEW')
    expect(await codeOf(test.call(votes.list, { params }, { as: stranger }))).toBe('not_found')
    await test.call(votes.endGroup, { params: { ...params, groupId } }, { as: committee })
    expect(await codeOf(listed())).toBe('not_found')
    expect((await test.call(identity.me, {}, { as: member })).memberships).toEqual([])
  })

  it('is not announced before the comments of the review are answered, nor at too short notice', async () => {
    const { id } = await world.create()
    await world.step(id, { step: 'SUBMIT' })
    const remark = await test.call(
      votes.remark,
      { ...at(id), body: { kind: 'review', text: '请写明预算。' } },
      { as: world.committee },
    )
    const soon = (days: number) => new Date(Date.now() + 400 * day * 1000 + days * day * 1000).toISOString()
    const notify = () => world.step(id, { step: 'NOTIFY', opensAt: soon(16), closesAt: soon(30) })
    expect(await codeOf(notify())).toBe('vote_remarks_open')
    expect((await world.detail(id)).openRemarks).toBe(1)
    const answer = { params: { ...at(id).params, remarkId: remark.id }, body: { text: '已补充。', isUpheld: true } }
    await test.call(votes.answer, answer, { as: world.organiser })
    const { version } = await world.detail(id)
    const now = (await test.admin.query<{ now: Date }>('SELECT app.now() AS now')).rows[0]?.now ?? new Date()
    const early = (days: number) => new Date(now.getTime() + days * day * 1000).toISOString()
    const move = { step: 'NOTIFY' as const, opensAt: early(3), closesAt: early(20) }
    const problem = await test.refuse(votes.step, { ...at(id), body: { version, move } }, { as: world.organiser })
    expect([problem.code, problem.facts]).toEqual([
      'vote_notice_too_short',
      { law: 'PROPERTY_REGULATION', article: '14' },
    ])
    expect(await codeOf(notify())).toBe('ok')
  })

  it('does not change once it is announced', async () => {
    const { id } = await world.open()
    const { version } = await world.detail(id)
    const body = { ...world.draft({ title: '别的事' }), version }
    expect((await test.refuse(votes.edit, { ...at(id), body }, { as: world.organiser })).code).toBe(
      'vote_agenda_locked',
    )
  })
})

describe('the roll', () => {
  it('tells each owner the own entry, and proves that it is in the root of the opening', async () => {
    const decision = await world.open()
    const as = await world.owner('A')
    const [head, ...others] = await world.heads(decision.id, as)
    expect([others, head?.areaCentiares, head?.units.length]).toEqual([[], 200_00, 2])
    const proof = await test.call(
      votesCasting.rollProof,
      { params: { ...at(decision.id).params, headId: head?.headId ?? '' } },
      { as },
    )
    const { pseudonym, areaCentiares: area, salt, index, size } = proof
    const leaf = rollLeafOf({ pseudonym, area, salt })
    const root = fromBase64url(decision.roll?.root ?? '')
    expect(includes({ leaf, index, size, root, proof: proof.path.map(fromBase64url) })).toBe(true)
  })
})

describe('a ballot', () => {
  it('gets its place in the log, once for each head, and a co-owner is told when, never what', async () => {
    const decision = await world.open()
    const [b, c] = [await world.owner('B'), await world.owner('C')]
    const [head] = await world.heads(decision.id, b)
    if (!head) throw new Error('no head')
    const body = world.seal(decision, head, { 1: 'FOR', 2: 'AGAINST' })
    const first = await test.call(votesCasting.cast, { ...at(decision.id), body }, { as: b })
    const again = await test.call(votesCasting.cast, { ...at(decision.id), body }, { as: b })
    expect(again).toEqual(first)
    const other = world.seal(decision, head, { 1: 'AGAINST' })
    const late = await test.refuse(votesCasting.cast, { ...at(decision.id), body: other }, { as: c })
    expect([late.code, late.facts]).toEqual(['already_voted', { seq: String(first.seq), at: first.at }])
    expect(await world.heads(decision.id, c)).toMatchObject([
      { status: 'voted', voted: { isMine: false, isByProxy: false } },
    ])
    const receipt = { params: { ...at(decision.id).params, headId: head.headId } }
    expect(await test.call(votesCasting.receipt, receipt, { as: b })).toEqual(first)
    expect(await codeOf(test.call(votesCasting.receipt, receipt, { as: c }))).toBe('not_found')
  })

  it('is chained to everything before it', async () => {
    const decision = await world.open()
    await world.cast(decision, await world.owner('D'), { 1: 'FOR' })
    await world.cast(decision, await world.owner('E'), { 2: 'FOR' })
    const { items } = await test.call(
      votesCasting.log,
      { ...at(decision.id), query: { limit: 50 } },
      { as: world.organiser },
    )
    const of = { community: world.communityId, decision: decision.id }
    let head = originOf(of)
    for (const [index, { seq, kind, at: when, body, ...stored }] of items.entries()) {
      const leaf = leafOf({ ...of, seq, kind, at: when, body } as LogEntry)
      head = nextHead(head, leaf)
      expect([seq, stored.leaf, stored.head]).toEqual([index + 1, toBase64url(leaf), toBase64url(head)])
    }
    expect(items.map(({ kind }) => kind)).toEqual([
      'transition',
      'transition',
      'transition',
      'open',
      'ballot',
      'ballot',
    ])
    expect(JSON.stringify(items)).not.toMatch(/FOR"|AGAINST/)
  })

  it('of another length, for somebody else’s head, without a fresh code or after the close is refused', async () => {
    const decision = await world.open()
    const [f, g] = [await world.owner('F'), await world.owner('G')]
    const [head] = await world.heads(decision.id, f)
    if (!head) throw new Error('no head')
    const body = world.seal(decision, head, { 1: 'FOR' })
    const cast = (as: typeof f, change = {}) =>
      codeOf(test.call(votesCasting.cast, { ...at(decision.id), body: { ...body, ...change } }, { as }))
    expect(await cast(f, { sealed: body.sealed.slice(0, -4) })).toBe('vote_ballot_malformed')
    expect(await cast(g)).toBe('not_found')
    await test.admin.query('UPDATE session SET stepped_up_at = NULL WHERE id = $1', [f.sessionId])
    expect(await cast(f)).toBe('step_up_required')
    await test.admin.query(`UPDATE session SET stepped_up_at = app.now() + interval '1 year' WHERE id = $1`, [
      f.sessionId,
    ])
    await test.advance(15 * day)
    expect(await cast(f)).toBe('vote_closed')
    // The refused ballot has the close written down, once its own transaction is undone.
    let closed = await world.detail(decision.id)
    for (let tries = 0; tries < 50 && closed.transitions.length < 5; tries += 1)
      closed = await world.detail(decision.id)
    expect([closed.state, closed.transitions.at(-1)]).toMatchObject(['CLOSED', { step: 'CLOSE', by: '' }])
  })

  it('is told to everybody bound to the flat', async () => {
    const decision = await world.open()
    const [b, c] = [await world.owner('B'), await world.owner('C')]
    await world.cast(decision, b, { 1: 'FOR' })
    const { rows } = await test.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM message WHERE kind = 'vote_cast' AND sender = $1 AND account_id = ANY($2)
        AND subject_id = $3`,
      [decision.title, [b.accountId, c.accountId], decision.id],
    )
    expect(rows[0]?.n).toBe(2)
  })
})

describe('turnout', () => {
  it('is heads and area, in all and by building, for who runs the vote; doors name who has not voted', async () => {
    const decision = await world.open()
    await world.cast(decision, await world.owner('A'), { 1: 'FOR' })
    const as = world.organiser
    const turnout = await test.call(votesCasting.turnout, at(decision.id), { as })
    expect(turnout).toMatchObject({
      total: { heads: 7, areaCentiares: 800_00 },
      voted: { heads: 1, areaCentiares: 200_00 },
      quorum: { area: false, heads: false },
      buildings: [
        { name: '1幢', total: { heads: 3, areaCentiares: 400_00 }, voted: { heads: 1, areaCentiares: 200_00 } },
        { name: '2幢', voted: { heads: 0 } },
      ],
    })
    const buildingId = turnout.buildings[0]?.buildingId ?? ''
    const doors = await test.call(votesCasting.doors, { ...at(decision.id), query: { buildingId } }, { as })
    expect(doors.items.map(({ label }) => label)).toEqual(['2单元 101', '2单元 102'])
    const owner = await world.owner('A')
    expect(await codeOf(test.call(votesCasting.turnout, at(decision.id), { as: owner }))).toBe('forbidden')
  })

  it('leads to a reminder of those who are silent, no more than one a day', async () => {
    const decision = await world.open()
    await world.cast(decision, await world.owner('A'), { 1: 'FOR' })
    await world.owner('H')
    const remind = () => test.call(votesCasting.remind, { ...at(decision.id), body: {} }, { as: world.organiser })
    const { people } = await remind()
    expect(people).toBeGreaterThan(0)
    await test.runJobs()
    const { rows } = await test.admin.query<{ account_id: string }>(
      `SELECT account_id FROM message WHERE kind = 'vote_reminder' AND subject_id = $1`,
      [decision.id],
    )
    expect(rows.length).toBe(people)
    expect(rows.map((row) => row.account_id)).not.toContain((await world.owner('A')).accountId)
    expect(await codeOf(remind())).toBe('vote_reminded')
  })
})
