import { keyText } from '@liren/shared/votes.key'
import { votesCasting } from '@liren/shared/votes.casting'
import { votes } from '@liren/shared/votes.decisions'
import { votesDocuments } from '@liren/shared/votes.documents'
import { votesPaper, type PaperReading } from '@liren/shared/votes.paper'
import { votesPrints } from '@liren/shared/votes.prints'
import { votesProxies } from '@liren/shared/votes.proxies'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { ballotContext, seal } from '@liren/shared/votes.sealing'
import { votesResults } from '@liren/shared/votes.results'
import type { Decision } from '@liren/shared/votes.views'
import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { sweepVotes } from '../../server/src/features/votes/votes.closing.service.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { somePicture } from '../support/pictures.ts'
import { buildingAt } from '../support/world.ts'
import { words } from '../support/votes.words.ts'
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
const at = (decisionId: string) => ({ params: { communityId: world.communityId, decisionId } })
const key = (id: string) => keyText(id, world.key)

async function count(id: string, as: Session, text = key(id)): Promise<Decision> {
  const { version } = await world.detail(id)
  return test.call(votesResults.count, { ...at(id), body: { version, key: text } }, { as })
}
async function recount(id: string, as: Session): Promise<Decision> {
  const { version } = await world.detail(id)
  return test.call(votesResults.recount, { ...at(id), body: { version, key: key(id) } }, { as })
}
const result = (id: string, as = world.organiser) => test.call(votesResults.result, at(id), { as })
const votesOf = async (decision: Decision, said: Partial<Record<'A' | 'B' | 'D' | 'E' | 'F' | 'G' | 'H', object>>) => {
  for (const [name, choices] of Object.entries(said))
    await world.cast(decision, await world.owner(name as 'A'), choices as Record<string, string>)
}

describe('the count', () => {
  it('is not disturbed by a close that is written down while somebody looks at the page', async () => {
    const { id } = await world.open()
    await test.advance(15 * day)
    const { version, state } = await world.detail(id)
    expect(state).toBe('CLOSED')
    await sweepVotes(test.pool)
    const counted = await test.call(
      votesResults.count,
      { ...at(id), body: { version, key: key(id) } },
      { as: world.organiser },
    )
    expect(counted.state).toBe('COUNTED')
  })

  it('opens what was sealed after the close, and comes to what the owners said', async () => {
    const decision = await world.open()
    await votesOf(decision, {
      A: { 1: 'FOR', 2: 'FOR' },
      B: { 1: 'FOR', 2: 'AGAINST' },
      D: { 1: 'FOR', 2: 'FOR' },
      E: { 1: 'AGAINST', 2: 'FOR' },
      F: { 1: 'FOR' },
    })
    expect(await codeOf(count(decision.id, world.organiser))).toBe('vote_step_illegal')
    await test.advance(15 * day)
    expect(await codeOf(count(decision.id, world.organiser, keyText(decision.id, new Uint8Array(32).fill(1))))).toBe(
      'vote_key_wrong',
    )
    expect(await codeOf(count(decision.id, await world.owner('A')))).toBe('forbidden')
    const counted = await count(decision.id, world.organiser)
    expect(counted.state).toBe('COUNTED')
    const found = await result(decision.id)
    expect(found).toMatchObject({
      isSmall: true,
      invalid: 0,
      duplicates: 0,
      total: { heads: 7, areaCentiares: 800_00 },
    })
    const [one, two] = found.motions
    // Of 7 heads and 800 m²: 5 heads with 600 m² took part.
    expect(one?.decisive).toMatchObject({
      participating: { heads: 5, areaCentiares: null, areaPercent: 75 },
      consenting: { heads: 4, areaPercent: 83 },
      quorum: { area: true, heads: true },
      result: 'PASSED',
    })
    expect(two?.decisive).toMatchObject({ consenting: { heads: 3, areaPercent: 66 }, result: 'REJECTED' })
    expect(two?.sums.find(({ bucket }) => bucket === 'BLANK')?.weight.heads).toBe(1)
    expect(one?.sentence['zh-CN']).toContain('通过')
    expect(await codeOf(result(decision.id, await world.owner('A')))).toBe('not_found')
  })

  it('sets aside a ballot that was tampered with, and says so in the log', async () => {
    const decision = await world.open()
    await votesOf(decision, { A: { 1: 'FOR' }, D: { 1: 'FOR' } })
    // Somebody with the database swaps the sealed choices of two heads.
    await test.admin.query(
      `UPDATE vote_log l SET sealed = o.sealed FROM vote_log o WHERE l.decision_id = $1 AND o.decision_id = $1
        AND l.kind = 'ballot' AND o.kind = 'ballot' AND l.seq <> o.seq`,
      [decision.id],
    )
    await test.advance(15 * day)
    await count(decision.id, world.organiser)
    expect(await result(decision.id)).toMatchObject({
      invalid: 2,
      motions: [{ decisive: { participating: { heads: 0 } } }, {}],
    })
    const { items } = await test.call(
      votesCasting.log,
      { ...at(decision.id), query: { limit: 50 } },
      { as: world.organiser },
    )
    expect(items.filter(({ kind }) => kind === 'ruling')).toHaveLength(2)
  })

  it('is not broken by whatever a phone seals: that spoils its own ballot alone', async () => {
    const decision = await world.open()
    const hostile = [
      '{"choices":{"1":"\\ud83d"},"salt":"',
      '{"choices":{"1":5,"2":{}},"salt":"',
      '[]',
      '{"choices":[[[]]],"salt":"',
    ]
    const names = ['A', 'D', 'E', 'F'] as const
    for (const [n, name] of names.entries()) {
      const as = await world.owner(name)
      const [head] = await world.heads(decision.id, as)
      if (!head) throw new Error('no head')
      const salt = toBase64url(new Uint8Array(32))
      const start = hostile[n] ?? ''
      const text = (start === '[]' ? start : `${start}${salt}"}`).padEnd(256, ' ')
      const to = fromBase64url(decision.publicKey ?? '')
      const context = ballotContext(decision.id, head.pseudonym)
      const sealed = toBase64url(seal(Buffer.from(text), to, context, new Uint8Array(32).fill(n + 1)))
      const body = { headId: head.headId, commitment: 'A'.repeat(43), sealed }
      await test.call(votesCasting.cast, { ...at(decision.id), body }, { as })
    }
    await votesOf(decision, { B: { 1: 'FOR' } })
    await test.advance(15 * day)
    await count(decision.id, world.organiser)
    expect(await result(decision.id)).toMatchObject({
      invalid: 4,
      motions: [{ decisive: { consenting: { heads: 1 } } }, {}],
    })
  })

  it('is shown, objected to, answered, repeated by two others, and final', async () => {
    const decision = await world.open()
    await votesOf(decision, { A: { 1: 'FOR' }, B: { 1: 'FOR' }, D: { 1: 'FOR' }, E: { 1: 'FOR' }, F: { 1: 'FOR' } })
    await test.advance(15 * day)
    await count(decision.id, world.organiser)
    await world.step(decision.id, { step: 'PUBLISH' })
    await test.runJobs()
    const owner = await world.owner('A')
    expect((await result(decision.id, owner)).isFinal).toBe(false)
    const text = '请复核第一项。'
    const objection = await test.call(
      votes.remark,
      { ...at(decision.id), body: { kind: 'result', text } },
      { as: owner },
    )
    await test.advance(9 * day)
    expect(await codeOf(world.step(decision.id, { step: 'FINALISE' }))).toBe('vote_remarks_open')
    const answer = {
      params: { ...at(decision.id).params, remarkId: objection.id },
      body: { text: '同意复核。', isUpheld: true },
    }
    await test.call(votes.answer, answer, { as: world.organiser })
    expect(await codeOf(world.step(decision.id, { step: 'FINALISE' }))).toBe('vote_recount_due')
    expect(await codeOf(recount(decision.id, world.organiser))).toBe('vote_barred')
    await recount(decision.id, world.committee)
    expect(await codeOf(world.step(decision.id, { step: 'FINALISE' }))).toBe('vote_recount_due')
    const second = await secondCommittee()
    await recount(decision.id, second)
    expect((await world.step(decision.id, { step: 'FINALISE' })).state).toBe('FINAL')
    expect(await result(decision.id, owner)).toMatchObject({
      isFinal: true,
      recounts: [
        { by: '王秀英', agrees: true },
        { by: '李主任', agrees: true },
      ],
    })
    const sheet = await test.call(votesPrints.resultNotice, at(decision.id), { as: owner })
    expect(await words(sheet.file)).toMatch(/更换 2 号电梯[\s\S]*通过/)
  })
})

/** Another member of the residents' committee. */
async function secondCommittee(): Promise<Session> {
  const phone = newPhone()
  const scope = { scopeKind: 'community' as const, scopeId: world.communityId }
  const body = { phone, nickname: '李主任', role: 'committee' as const, ...scope }
  await test.call(rolesApi.grant, { params: { communityId: world.communityId }, body }, { as: world.operator })
  return test.signIn(phone)
}

describe('a proxy', () => {
  const grant = async (decision: Decision, as: Session, agentPhone: string, choices = { 1: 'FOR' }) => {
    const [head] = await world.heads(decision.id, as)
    if (!head) throw new Error('no head')
    const body = { ...world.seal(decision, head, choices), agentPhone }
    return test.call(votesProxies.grantProxy, { ...at(decision.id), body }, { as })
  }
  const castOf = (decision: Decision, proxyId: string, as: Session) =>
    test.call(votesProxies.castProxy, { params: { ...at(decision.id).params, proxyId }, body: {} }, { as })

  it('hands in what its principal sealed, once, and can be taken back before', async () => {
    const decision = await world.open()
    const [a, d] = [await world.owner('A'), await world.owner('D')]
    const granted = await grant(decision, a, world.phones.D)
    expect(granted).toMatchObject({ iAm: 'principal', status: 'granted' })
    expect(await codeOf(grant(decision, a, world.phones.E))).toBe('vote_proxy_open')
    const revoke = { params: { ...at(decision.id).params, proxyId: granted.id } }
    await test.call(votesProxies.revokeProxy, revoke, { as: a })
    expect(await codeOf(castOf(decision, granted.id, d))).toBe('vote_proxy_over')
    // Whose proxy was taken back sees nothing of it any more; its principal still reads what became of it.
    expect((await test.call(votesProxies.proxies, at(decision.id), { as: d })).items).toEqual([])
    expect((await test.call(votesProxies.proxies, at(decision.id), { as: a })).items).toMatchObject([
      { id: granted.id, iAm: 'principal', status: 'revoked', abilities: { revoke: false, cast: false } },
    ])
    const again = await grant(decision, a, world.phones.D)
    const { items } = await test.call(votesProxies.proxies, at(decision.id), { as: d })
    expect(items).toMatchObject([{ id: again.id, iAm: 'agent', areaCentiares: 200_00, abilities: { cast: true } }])
    expect(await codeOf(castOf(decision, again.id, await world.owner('E')))).toBe('not_found')
    const receipt = await castOf(decision, again.id, d)
    expect(receipt.grant).toBeGreaterThan(0)
    expect(await castOf(decision, again.id, d)).toEqual(receipt)
    expect(await world.heads(decision.id, a)).toMatchObject([{ voted: { isMine: false, isByProxy: true } }])
    // Who sealed it gets the receipt, too; nobody else does.
    const asked = { params: { ...at(decision.id).params, headId: again.headId } }
    expect(await test.call(votesCasting.receipt, asked, { as: a })).toEqual(receipt)
    expect(await codeOf(test.call(votesCasting.receipt, asked, { as: await world.owner('E') }))).toBe('not_found')
    expect(await codeOf(world.cast(decision, a, { 1: 'AGAINST' }))).toBe('already_voted')
    await test.advance(15 * day)
    await count(decision.id, world.organiser)
    expect(await result(decision.id)).toMatchObject({
      channels: [{ heads: 0 }, { heads: 0 }, { channel: 'PROXY', heads: 1 }],
      motions: [{ decisive: { consenting: { heads: 1 } } }, {}],
    })
  })

  it('is nobody of the property company, and holds no more than three heads; whoever votes in person ends it', async () => {
    const decision = await world.open()
    const staff = newPhone()
    const scope = { role: 'property_staff' as const, scopeKind: 'estate' as const, scopeId: world.estateId }
    const body = { phone: staff, nickname: '物业', ...scope }
    await test.call(rolesApi.grant, { params: { communityId: world.communityId }, body }, { as: world.committee })
    expect(await codeOf(grant(decision, await world.owner('A'), staff))).toBe('vote_proxy_barred')
    expect(await codeOf(grant(decision, await world.owner('A'), world.phones.A))).toBe('vote_proxy_barred')
    for (const name of ['A', 'D', 'E'] as const) await grant(decision, await world.owner(name), world.phones.H)
    expect(await codeOf(grant(decision, await world.owner('F'), world.phones.H))).toBe('vote_proxy_cap')
    await world.cast(decision, await world.owner('D'), { 1: 'FOR' })
    expect(await codeOf(grant(decision, await world.owner('F'), world.phones.H))).toBe('ok')
  })
})

/** What a recorder does before a paper is entered: a picture of it. */
async function scan(decisionId: string, number: number, as = world.organiser) {
  const file = { name: '选票.jpg', bytes: await somePicture('jpeg') }
  return test.call(votesPaper.scan, { params: { ...at(decisionId).params, number } }, { as, file })
}

describe('a paper', () => {
  it('is printed for a head, received sealed, read by two, and counts beside the phones', async () => {
    const decision = await world.open()
    const sheets = { ...at(decision.id), body: { buildingId: buildingAt(world, 1), unitId: null } }
    const printed = await test.call(votesPaper.issue, sheets, { as: world.organiser })
    expect(await words(printed.file)).toMatch(/表决票[\s\S]*2幢 2单元 102/)
    const list = async () =>
      (await test.call(votesPaper.list, { ...at(decision.id), query: { limit: 50 } }, { as: world.organiser })).items
    const papers = await list()
    expect(papers).toHaveLength(4)
    const numberOf = (label: string) => papers.find(({ unitLabels }) => unitLabels.includes(label))?.number ?? 0
    const [g, h] = [numberOf('2幢 2单元 101'), numberOf('2幢 2单元 102')]
    const on = (number: number) => ({ params: { ...at(decision.id).params, number } })
    const receive = (number: number) =>
      codeOf(test.call(votesPaper.receive, { ...on(number), body: {} }, { as: world.organiser }))
    expect([await receive(g), await receive(g), await receive(h)]).toEqual(['ok', 'vote_paper_received', 'ok'])
    // A sealed paper never keeps the phone from voting.
    await votesOf(decision, { H: { 1: 'AGAINST' }, A: { 1: 'FOR' }, B: { 1: 'FOR' }, D: { 1: 'FOR' } })
    await test.advance(15 * day)
    const read = (number: number, as: Session, reading: PaperReading) =>
      codeOf(test.call(votesPaper.enter, { ...on(number), body: { reading } }, { as }))
    const yes: PaperReading = { kind: 'valid', choices: { 1: 'FOR', 2: 'FOR' } }
    expect(await read(g, world.organiser, yes)).toBe('vote_scan_missing')
    for (const number of [g, h]) await scan(decision.id, number)
    expect(await codeOf(count(decision.id, world.organiser))).toBe('vote_papers_unread')
    expect([await read(g, world.organiser, yes), await read(g, world.organiser, yes)]).toEqual([
      'ok',
      'vote_paper_read',
    ])
    expect(await read(g, world.committee, yes)).toBe('ok')
    expect(await read(h, world.organiser, yes)).toBe('ok')
    expect(await read(h, world.committee, { kind: 'valid', choices: { 1: 'AGAINST' } })).toBe('ok')
    expect((await list()).map(({ number, status }) => [number, status])).toEqual(
      expect.arrayContaining([
        [g, 'opened'],
        [h, 'conflict'],
      ]),
    )
    const settle = { ...on(h), body: { reading: yes, reason: '当众辨认' } }
    await test.call(votesPaper.settle, settle, { as: world.committee })
    await count(decision.id, world.organiser)
    // H came on paper first, and by phone after: the first valid one counts.
    expect(await result(decision.id)).toMatchObject({
      ...{ invalid: 0, duplicates: 1 },
      channels: [{ heads: 3 }, { channel: 'PAPER', heads: 2 }, { heads: 0 }],
      motions: [{ decisive: { participating: { heads: 5 }, consenting: { heads: 5 } } }, {}],
    })
  })
})

describe('the scan of a paper', () => {
  it('is kept before it is entered, seen by recorders and recounters alone, and bound by the log', async () => {
    const decision = await world.open()
    const sheets = { ...at(decision.id), body: { buildingId: buildingAt(world, 1), unitId: null } }
    await test.call(votesPaper.issue, sheets, { as: world.organiser })
    const on = { params: { ...at(decision.id).params, number: 1 } }
    expect(await codeOf(scan(decision.id, 1))).toBe('vote_step_illegal')
    await test.call(votesPaper.receive, { ...on, body: {} }, { as: world.organiser })
    await test.advance(15 * day)
    expect(await codeOf(scan(decision.id, 2))).toBe('vote_paper_unreceived')
    expect(await codeOf(scan(decision.id, 1, await world.owner('A')))).toBe('forbidden')
    const [bad, good] = [await scan(decision.id, 1), await scan(decision.id, 1)]
    const remove = (fileId: string) =>
      codeOf(test.call(votesPaper.removeScan, { params: { ...on.params, fileId } }, { as: world.committee }))
    expect([await remove(bad.id), await remove(bad.id)]).toEqual(['ok', 'not_found'])
    const body = { reading: { kind: 'valid' as const, choices: { 1: 'FOR' as const } } }
    await test.call(votesPaper.enter, { ...on, body }, { as: world.organiser })
    expect(await remove(good.id)).toBe('vote_paper_read')
    const { scans } = await test.call(votesPaper.enter, { ...on, body }, { as: world.committee })
    expect(scans).toEqual([good])
    const { rows } = await test.admin.query<{ scans: string[] }>(
      `SELECT body -> 'scans' AS scans FROM vote_log WHERE decision_id = $1 AND kind = 'paper_opened'`,
      [decision.id],
    )
    expect(rows).toEqual([{ scans: [good.digest] }])
    expect(await codeOf(scan(decision.id, 1))).toBe('vote_paper_unreceived')
    const look = (as: Session) =>
      codeOf(test.call(votesDocuments.picture, { params: { ...at(decision.id).params, fileId: good.id } }, { as }))
    expect([
      await look(world.organiser),
      await look(world.committee),
      await look(await secondCommittee()),
      await look(await world.owner('F')),
    ]).toEqual(['ok', 'ok', 'ok', 'not_found'])
  })
})

describe('an election', () => {
  it('is counted by ticks: who is elected, and why', async () => {
    const people = ['甲', '乙', '丙'].map((name) => ({ name, unitId: null, statement: '愿意服务' }))
    const motion = {
      kind: 'election' as const,
      title: '选举',
      text: '选两名委员。',
      attachmentIds: [],
      seats: 2,
      candidates: people,
    }
    const group = await test.call(
      votes.nameGroup,
      {
        params: { communityId: world.communityId, estateId: world.estateId },
        body: {
          kind: 'REELECTION_GROUP',
          name: '换届小组',
          members: [
            { phone: newPhone(), nickname: '组员一' },
            { phone: newPhone(), nickname: '组员二' },
          ],
        },
      },
      { as: world.committee },
    )
    expect(group.id).toBeTruthy()
    const decision = await world.open({ motions: [motion] })
    await votesOf(decision, { A: { 1: [1, 2] }, B: { 1: [1] }, D: { 1: [1, 3] }, E: { 1: [2] }, F: { 1: [1, 2, 3] } })
    await test.advance(15 * day)
    // The committee whose seats are filled neither records nor counts.
    expect(await codeOf(count(decision.id, world.organiser))).toBe('vote_barred')
    await count(decision.id, world.committee)
    const [found] = (await result(decision.id)).motions
    expect(found?.sums.find(({ bucket }) => bucket === 'INVALID')?.weight.heads).toBe(1)
    expect(found?.candidates.map(({ name, standing }) => [name, standing])).toEqual(
      expect.arrayContaining([['丙', 'NOT_ELECTED']]),
    )
  })
})
