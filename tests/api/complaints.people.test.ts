import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import { columns } from '@liren/shared/columns'
import { complaintPartners } from '@liren/shared/complaints.partners'
import { complaints } from '@liren/shared/complaints.orders'
import type { ComplaintRow } from '@liren/shared/complaints.views'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { neighbourhood } from '@liren/shared/neighbourhood'
import type { Page } from '@liren/shared/page'
import { rolesApi } from '@liren/shared/roles'
import { officersApi } from '@liren/shared/roles.officers'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { raceFor } from '../support/race.ts'
import { buildingAt, createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let neighbour: Session
let firm: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  neighbour = await world.resident(unitAt(world, 0, 1))
  firm = await world.grant('property_staff', 'estate', world.estateId)
  await test.call(
    complaintSettingsApi.setSettings,
    { ...here(), body: { version: 0, isPublicOn: true, confirmDays: 5, city: 'house' } },
    { as: world.committee },
  )
})

const here = () => ({ params: { communityId: world.communityId } })
const told = async (as: Session, kind: string) =>
  (await test.call(messages.inbox, here(), { as })).items.filter((one) => one.kind === kind).length
const shown = async (text?: string) => {
  const { id } = await all.report(author, { isVisible: true, ...(text === undefined ? {} : { text }) })
  return all.take(world.committee, id, { step: 'SHOW' })
}
const similar = async (text: string, as = neighbour, category: 'common_parts' | 'environment' = 'common_parts') => {
  const query = { category, placeId: buildingAt(world, 0), text }
  return (await test.call(complaints.similar, { ...here(), query }, { as })).items.map(({ id }) => id)
}
const follow = (id: string, as: Session, isFollowing = true) =>
  test.call(complaints.follow, { ...all.about(id), body: { isFollowing } }, { as })
const hour = 3_600

describe('before reporting', () => {
  it('open matters in similar words are found that one may see, for three days', async () => {
    const { id } = await shown()
    await all.report(author, { text: '三楼电梯口的灯又坏了' })
    expect(await similar('电梯口灯不亮，三楼太黑')).toEqual([id])
    expect(await similar('地下车库有积水')).toEqual([])
    expect(await similar('电梯口灯不亮，三楼太黑', neighbour, 'environment')).toEqual([])
    const far = await world.resident(unitAt(world, 1, 0))
    expect(await similar('电梯口灯不亮，三楼太黑', far)).toEqual([])
    await test.advance(73 * hour)
    expect(await similar('电梯口灯不亮，三楼太黑')).toEqual([])
  })

  it('who says “me too” is told what its author is told, and finds it among the own', async () => {
    const { id } = await shown()
    expect(await follow(id, neighbour)).toEqual({ isFollowing: true, followers: 1 })
    expect(await follow(id, neighbour)).toEqual({ isFollowing: true, followers: 1 })
    await all.take(firm, id, { step: 'ACCEPT' })
    expect(await told(neighbour, 'complaint_moved')).toBe(1)
    const own = await test.call(complaints.mine, here(), { as: neighbour })
    expect(own.items).toMatchObject([{ id, isMine: false }])
    expect(await all.detail(neighbour, id)).toMatchObject({ isFollowing: true, followers: 1 })
    await follow(id, neighbour, false)
    await all.take(firm, id, { step: 'CONTACT', how: 'phone', note: '好' })
    expect(await told(neighbour, 'complaint_moved')).toBe(1)
  })
})

describe('what a neighbour says', () => {
  it('is written down for their flat by who looks after it, from the list of its entrance', async () => {
    const head = await world.grant('building_head', 'building', buildingAt(world, 0))
    const worker = await world.grant('grid_worker', 'grid', world.gridId)
    const flats = (as: Session, entranceId: string, more: object = {}) =>
      ({ params: { communityId: world.communityId, entranceId }, query: more, as }) as const
    const read = async ({ as, ...request }: ReturnType<typeof flats>) => test.call(complaints.flats, request, { as })
    const first = entranceAt(world, 0, 0)
    for (const as of [head, worker, firm, world.committee])
      expect((await read(flats(as, first))).items).toEqual([
        { id: unitAt(world, 0, 0, 0), label: '101' },
        { id: unitAt(world, 0, 0, 1), label: '102' },
      ])
    const page = await read(flats(head, first, { limit: 1 }))
    expect(page.items.map(({ label }) => label)).toEqual(['101'])
    const rest = await read(flats(head, first, { limit: 1, cursor: page.nextCursor ?? '' }))
    expect(rest).toMatchObject({ items: [{ label: '102' }], nextCursor: null })
    const refused = async (as: Session, entranceId: string) => {
      const { as: _, ...request } = flats(as, entranceId)
      return (await test.refuse(complaints.flats, request, { as })).code
    }
    expect(await refused(head, entranceAt(world, 1, 0))).toBe('not_found')
    expect(await refused(worker, entranceAt(world, 1, 0))).toBe('not_found')
    expect(await refused(neighbour, first)).toBe('forbidden')

    const onBehalf = { phone: newPhone(), nickname: '陈阿婆', channel: 'visit' as const, consent: '当面同意' }
    const toldOf = (unit: string) => ({
      category: 'repair_home' as const,
      place: { kind: 'unit' as const, id: unit },
      onBehalf,
    })
    const made = await all.report(head, toldOf(unitAt(world, 0, 1, 1)))
    expect(made).toMatchObject({
      place: { kind: 'unit', label: '枫林苑 1幢 2单元 102' },
      onBehalf: { channel: 'visit' },
    })
    const params = { communityId: world.communityId }
    const elsewhere = { params, body: { ...toldOf(unitAt(world, 1, 0)), text: '漏水' } }
    expect((await test.refuse(complaints.report, elsewhere, { as: head })).code).toBe('complaint_place_wrong')
    expect((await all.report(firm, toldOf(unitAt(world, 1, 0)))).place.kind).toBe('unit')
  })
})

describe('who had it written down', () => {
  it('hears of what is done in their name, and has the last word on the outcome', async () => {
    const phone = newPhone()
    const head = await world.grant('building_head', 'building', buildingAt(world, 0))
    const onBehalf = { phone, nickname: '陈阿婆', channel: 'phone' as const, consent: '电话里同意' }
    const { id } = await all.report(head, { onBehalf })
    await takeAll(all, firm, id, wayToDone)
    const home = { phone, nickname: '陈阿婆', unitId: unitAt(world, 0, 0), relation: 'owner' as const }
    await test.call(rolesApi.placeResident, { ...here(), body: home }, { as: world.committee })
    const rating = { isSolved: true, satisfaction: 'satisfied' as const }
    const noted = await all.take(head, id, { step: 'CONFIRM', rating })
    expect(noted.rating).toMatchObject({ isSolved: true, notedBy: '王秀英' })
    const self = await test.signIn(phone)
    const [last] = (await test.call(messages.inbox, here(), { as: self })).items
    expect(last).toMatchObject({ kind: 'complaint_moved', subjectId: id, sender: '代您办理 王秀英' })
    expect((await all.refuse(head, id, { step: 'RATE', rating })).code).toBe('complaint_rated')
    const righted = { isSolved: false, satisfaction: 'unsatisfied' as const }
    expect((await all.take(self, id, { step: 'RATE', rating: righted })).rating).toMatchObject({
      ...righted,
      notedBy: null,
    })
  })
})

describe('what concerns the estate or the community', () => {
  it('is seen by its neighbours beside what concerns their building, page by page, and not by those of another estate', async () => {
    const at = async (kind: 'building' | 'estate' | 'community', id: string) => {
      const { id: one } = await all.report(author, { category: 'environment', isVisible: true, place: { kind, id } })
      await all.take(world.committee, one, { step: 'SHOW' })
      return one
    }
    const params = { communityId: world.communityId }
    const { id: theirs } = await test.call(
      neighbourhood.createEstate,
      { params, body: { name: '桂花苑' } },
      { as: world.committee },
    )
    const own = [
      await at('building', buildingAt(world, 0)),
      await at('estate', world.estateId),
      await at('community', world.communityId),
    ]
    await at('building', buildingAt(world, 1))
    await at('estate', theirs)
    await all.report(author, { category: 'environment', place: { kind: 'estate', id: world.estateId } })
    const found: string[] = []
    let cursor: string | null = null
    do {
      const query: { limit: number; cursor?: string } = { limit: 1, ...(cursor === null ? {} : { cursor }) }
      const request = { params: { ...params, buildingId: buildingAt(world, 0) }, query }
      const page: Page<ComplaintRow> = await test.call(complaints.atBuilding, request, { as: neighbour })
      found.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(found).toEqual(own.toReversed())
    for (const id of found)
      expect(await all.detail(neighbour, id)).toMatchObject({ reporter: null, abilities: { follow: true } })
  })
})

describe('matters of the same', () => {
  it('go on as one, and apart again with their clocks, by who handles them', async () => {
    const first = await all.report(author)
    const second = await all.report(neighbour, { text: '灯不亮' })
    const into = { step: 'MERGE' as const, intoId: first.id }
    expect((await all.refuse(neighbour, second.id, into)).code).toBe('forbidden')
    const merged = await all.take(firm, second.id, into)
    expect(merged).toMatchObject({ state: 'MERGED', mergedInto: first.id, holder: null })
    expect((await all.detail(firm, first.id)).merged).toEqual([second.id])
    expect(await all.detail(neighbour, first.id)).toMatchObject({ reporter: null, steps: [{ note: null }, {}] })
    await takeAll(all, firm, first.id, wayToDone)
    expect(await told(neighbour, 'complaint_moved')).toBe(5)
    await test.advance(hour)
    const apart = await all.take(neighbour, second.id, { step: 'UNMERGE', note: '不是同一盏灯' })
    expect(apart).toMatchObject({ state: 'DISPATCHED', mergedInto: null, holder: { role: 'property_staff' } })
    expect(Date.parse(apart.dueAt ?? '')).toBeGreaterThanOrEqual(Date.parse(second.dueAt ?? '') + hour * 1_000)
  })

  it('are found by who handles them, also where neighbours see nothing, and by number, of those they see alone', async () => {
    const mergeable = async (as: Session, id: string, number?: string) => {
      const query = number === undefined ? {} : { number }
      const found = await test.call(complaints.mergeable, { ...all.about(id), query }, { as })
      return found.items.map((one) => one.id)
    }
    const first = await all.report(author)
    await all.report(author, { text: '地下车库有积水' })
    await all.report(author, { place: { kind: 'entrance', id: entranceAt(world, 0, 0) } })
    await all.report(author, { category: 'dispute' })
    const gone = await all.report(author)
    await all.take(author, gone.id, { step: 'WITHDRAW' })
    const elsewhere = await all.report(author)
    const owners = await world.grant('owners_committee', 'estate', world.estateId)
    const sent = { role: 'owners_committee' as const, scopeId: world.estateId, note: '归业委会' }
    await all.take(world.committee, elsewhere.id, { step: 'DISPATCH', ...sent })
    const second = await all.report(neighbour, { text: '三楼电梯口的灯不亮' })
    expect(await similar('三楼电梯口的灯不亮')).toEqual([second.id])
    expect(await mergeable(firm, second.id)).toEqual([first.id])
    expect(await mergeable(world.committee, second.id)).toEqual([elsewhere.id, first.id])
    await test.advance(73 * hour)
    const third = await all.report(neighbour, { text: '三楼电梯口的灯不亮' })
    expect(await mergeable(firm, third.id)).toEqual([])
    expect(await mergeable(firm, third.id, `https://liren.example/pages?id=${first.id}`)).toEqual([first.id])
    await test.call(complaintPartners.addPartner, { ...here(), body: { name: '12345' } }, { as: world.committee })
    const { items } = await test.call(complaintPartners.partners, here(), { as: world.committee })
    const partnerId = items[0]?.id ?? ''
    for (const { id } of [first, elsewhere])
      await all.take(world.committee, id, { step: 'SHARE', partnerId, note: '已转' })
    const number = 'UPDATE complaint_shared SET external_id = $2 WHERE complaint_id = $1'
    await test.admin.query(number, [first.id, 'HL-1'])
    await test.admin.query(number, [elsewhere.id, 'HL-2'])
    expect(await mergeable(firm, third.id, ' HL-1 ')).toEqual([first.id])
    expect(await mergeable(firm, third.id, 'HL-2')).toEqual([])
    expect(await mergeable(world.committee, third.id, 'HL-2')).toEqual([elsewhere.id])
    expect((await test.refuse(complaints.mergeable, all.about(third.id), { as: neighbour })).code).toBe('forbidden')
    expect((await test.refuse(complaints.mergeable, all.about(third.id), { as: owners })).code).toBe('not_found')
    const unseen = { step: 'MERGE' as const, intoId: elsewhere.id }
    expect((await all.refuse(firm, third.id, unseen)).code).toBe('complaint_merge_wrong')
    await all.take(firm, third.id, { step: 'MERGE', intoId: first.id })
  })

  it('are not merged into what is merged at the same moment', async () => {
    const [one, two, three] = [await all.report(author), await all.report(author), await all.report(author)]
    const merge = (id: string, intoId: string) => () => all.take(firm, id, { step: 'MERGE', intoId })
    const outcomes = await raceFor(test.admin, 'complaint', [merge(one.id, two.id), merge(two.id, three.id)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const merged = [await all.detail(firm, one.id), await all.detail(firm, two.id)].filter(
      ({ state }) => state === 'MERGED',
    )
    expect(merged).toHaveLength(1)
  })

  it('are not merged into themselves, into what has ended, or in a chain', async () => {
    const [one, two, three] = [await all.report(author), await all.report(author), await all.report(author)]
    const merge = (id: string, intoId: string) => all.refuse(firm, id, { step: 'MERGE', intoId })
    expect((await merge(one.id, one.id)).code).toBe('complaint_merge_wrong')
    await all.take(author, three.id, { step: 'WITHDRAW' })
    expect((await merge(one.id, three.id)).code).toBe('complaint_merge_wrong')
    await all.take(firm, one.id, { step: 'MERGE', intoId: two.id })
    const four = await all.report(author)
    expect((await merge(four.id, one.id)).code).toBe('complaint_merge_wrong')
    expect((await merge(two.id, four.id)).code).toBe('complaint_merge_wrong')
  })
})

describe('a dispute', () => {
  it('is for its parties, its mediator and whom that one lets in', async () => {
    const { id } = await all.report(author, { category: 'dispute', text: '楼上半夜拖椅子', isVisible: true })
    expect((await all.detail(author, id)).state).toBe('SUBMITTED')
    const head = await world.grant('building_head', 'building', buildingAt(world, 0))
    const to = { role: 'building_head' as const, scopeId: buildingAt(world, 0), note: '请楼组长调解' }
    await all.take(world.committee, id, { step: 'DISPATCH', ...to })
    await all.take(head, id, { step: 'ACCEPT' })
    expect((await test.refuse(complaints.detail, all.about(id), { as: world.committee })).code).toBe('not_found')
    const { items } = await test.call(complaints.queue, here(), { as: world.committee })
    expect(items).toEqual([])
    expect((await test.refuse(complaints.detail, all.about(id), { as: neighbour })).code).toBe('not_found')
    const person = { phone: newPhone(), nickname: '楼上邻居' }
    const admitted = await test.call(complaints.admit, { ...all.about(id), body: person }, { as: head })
    expect(admitted.guests).toMatchObject([{ nickname: '楼上邻居' }])
    expect((await test.refuse(complaints.admit, { ...all.about(id), body: person }, { as: firm })).code).toBe(
      'not_found',
    )
    const guestId = admitted.guests[0]?.id ?? ''
    const dismissed = { params: { ...all.about(id).params, guestId } }
    expect((await test.call(complaints.dismiss, dismissed, { as: head })).guests).toEqual([])
    // Nobody mediates any more: the committee has it again.
    const grants = await test.call(officersApi.list, here(), { as: world.committee })
    const grant = grants.items.find((one) => one.role === 'building_head')
    const ended = { params: { ...here().params, grantId: grant?.id ?? '' }, body: { reason: '任期结束' } }
    await test.call(officersApi.revoke, ended, { as: world.committee })
    expect((await all.detail(world.committee, id)).state).toBe('ACCEPTED')
  })
})

describe('a word left to a column', () => {
  it('is private, with who is on duty, and answered within the promised time', async () => {
    const host = await world.grant('column_host', 'column', world.columns.police)
    const columnId = world.columns.police
    const text = '楼下有人贴小广告，可以报警吗？'
    const place = { kind: 'community' as const, id: world.communityId }
    const left = { category: 'consultation' as const, columnId, text, place, isVisible: true }
    const plain = await all.report(author, left)
    expect(plain).toMatchObject({
      state: 'DISPATCHED',
      isVisible: false,
      office: { role: 'column_host', rule: 'column' },
      holder: { names: ['王秀英'] },
    })
    expect(Date.parse(plain.dueAt ?? '') - Date.parse(plain.reportedAt)).toBe(48 * hour * 1_000)
    const at = { params: { ...here().params, columnId } }
    const { version, hosts } = await test.call(columns.roster, at, { as: world.committee })
    const every = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      ...{ every: 'week' as const, weekday, fromMinutes: 0, toMinutes: 0, grantId: hosts[0]?.grantId ?? '' },
    }))
    await test.call(columns.setRoster, { ...at, body: { version, duties: every } }, { as: world.committee })
    const list = await test.call(columns.list, here(), { as: world.committee })
    const drafts = list.items.map(({ code, name, isOn, blurb, promisedReplyMinutes }) => ({
      ...{ code, name, isOn, blurb },
      promisedReplyMinutes: code === 'police' ? 90 : promisedReplyMinutes,
    }))
    await test.call(
      columns.edit,
      { ...here(), body: { version: list.version, columns: drafts } },
      { as: world.committee },
    )
    const promised = await all.report(author, left)
    expect(Date.parse(promised.dueAt ?? '') - Date.parse(promised.reportedAt)).toBe(90 * 60_000)
    const own = await test.call(complaints.queue, { ...here(), query: { of: 'me' } }, { as: host })
    expect(own.items).toMatchObject([{ id: promised.id }])
    expect(await told(host, 'complaint_waiting')).toBe(2)
    const done = await takeAll(all, host, promised.id, [
      { step: 'ACCEPT' },
      { step: 'CONTACT', how: 'message', note: '可以，打 110 或找我。' },
      { step: 'RESOLVE', note: '已答复', noPicture: 'talk_only' },
    ])
    expect(done.state).toBe('RESOLVED')
  })

  it('names a column that is open, and nothing else does', async () => {
    const place = { kind: 'community' as const, id: world.communityId }
    const body = { category: 'consultation' as const, text: '问一下', place }
    expect((await test.refuse(complaints.report, { ...here(), body }, { as: author })).code).toBe('invalid_request')
    const none = { ...here(), body: { ...body, columnId: world.communityId } }
    expect((await test.refuse(complaints.report, none, { as: author })).code).toBe('column_not_open')
  })
})
