import { complaintOversight, type OrderState } from '@liren/shared/complaints.board'
import { complaintLayout, type LayoutColumn } from '@liren/shared/complaints.layout'
import type { RequestOf } from '@liren/shared/endpoint'
import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let firm: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await world.grant('property_staff', 'estate', world.estateId)
})

const here = () => ({ params: { communityId: world.communityId } })
type Query = RequestOf<typeof complaintOversight.all>['query']
const list = (query: Query = {}, as = world.committee) =>
  test.call(complaintOversight.all, { ...here(), query }, { as })
const idsOf = async (query?: Query, as?: Session) => (await list(query, as)).items.map(({ id }) => id)

describe('all matters of a community', () => {
  it('are found by state, category, building and office, newest first', async () => {
    const lamp = await all.report(author)
    const place = { kind: 'building', id: buildingAt(world, 1) } as const
    const bins = await all.report(author, { category: 'environment', text: '垃圾没清', place })
    const idea = await all.report(author, { category: 'suggestion', text: '加长椅' })
    const done = await all.report(author)
    await takeAll(all, firm, done.id, wayToDone)
    const gone = await all.report(author)
    await all.take(author, gone.id, { step: 'WITHDRAW' })
    expect(await idsOf()).toEqual([gone.id, done.id, idea.id, bins.id, lamp.id])
    expect(await idsOf({ category: 'environment' })).toEqual([bins.id])
    expect(await idsOf({ buildingId: buildingAt(world, 1) })).toEqual([bins.id])
    const office = { officeRole: 'property_staff', officeScopeId: world.estateId } as const
    expect(await idsOf(office)).toEqual([gone.id, done.id, bins.id, lamp.id])
    expect(await idsOf({ ...office, state: 'open', category: 'common_parts' })).toEqual([lamp.id])
    const in1: [OrderState, string[]][] = [
      ['open', [idea.id, bins.id, lamp.id]],
      ['overdue', []],
      ['done', [done.id]],
      ['ended', [gone.id]],
    ]
    for (const [state, ids] of in1) expect(await idsOf({ state })).toEqual(ids)
    await test.advance(26 * 3_600)
    expect(await idsOf({ state: 'overdue' })).toEqual([idea.id, bins.id, lamp.id])
  })

  it('come page by page, each once', async () => {
    const made: string[] = []
    for (let n = 0; n < 5; n += 1) made.unshift((await all.report(author)).id)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(made)
  })

  it('leave out a dispute that a colleague mediates, and who reported the others', async () => {
    const phone = newPhone()
    const office = { role: 'committee', scopeKind: 'community', scopeId: world.communityId } as const
    const body = { phone, nickname: '同事', ...office }
    await test.call(rolesApi.grant, { ...here(), body }, { as: world.operator })
    const colleague = await test.signIn(phone)
    const dispute = await all.report(author, { category: 'dispute', text: '楼上半夜拖椅子' })
    expect(await idsOf({}, colleague)).toEqual([dispute.id])
    await all.take(world.committee, dispute.id, { step: 'ACCEPT' })
    expect(await idsOf()).toEqual([dispute.id])
    expect(await idsOf({}, colleague)).toEqual([])
    const done = await all.report(author)
    await takeAll(all, firm, done.id, wayToDone)
    expect(JSON.stringify(await list({ state: 'done' }))).not.toContain('邻居')
  })
})

describe('the sheet for the city’s own system', () => {
  const columns: LayoutColumn[] = [
    { heading: '社区代码', column: null, fixed: '=990101' },
    { heading: '诉求类型', column: 'category', fixed: null },
    { heading: '地点', column: 'place', fixed: null },
  ]
  const set = (version: number, as = world.committee) =>
    test.call(complaintLayout.setLayout, { ...here(), body: { version, columns } }, { as })
  const sheet = async () => {
    const { rows } = await test.admin.query<{ day: string }>(
      `SELECT to_char(app.now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day`,
    )
    const day = rows[0]?.day ?? ''
    const query = { from: day, to: day, layout: 'city' as const }
    const { file } = await test.call(complaintOversight.sheet, { ...here(), query }, { as: world.committee })
    return rowsOf(await readHere(Buffer.from(file))).map(({ cells }) => cells.map(({ text }) => text))
  }

  it('has the columns that the committee set, with what is the same in every row', async () => {
    await all.report(author)
    expect((await sheet())[0]).toHaveLength(20)
    expect(await set(0)).toMatchObject({ version: 1, columns, canEdit: true })
    expect(await sheet()).toEqual([
      ['社区代码', '诉求类型', '地点'],
      ['=990101', '公共部位', '枫林苑 1幢 3楼电梯口'],
    ])
  })

  it('is set by one at a time, and each column is one thing or the other', async () => {
    await set(0)
    const stale = { ...here(), body: { version: 0, columns } }
    expect((await test.refuse(complaintLayout.setLayout, stale, { as: world.committee })).code).toBe('edited_elsewhere')
    for (const bad of [
      { heading: '空', column: null, fixed: null },
      { heading: '两样', column: 'place' as const, fixed: '1' },
    ]) {
      const body = { version: 1, columns: [bad] }
      const { code } = await test.refuse(complaintLayout.setLayout, { ...here(), body }, { as: world.committee })
      expect(code).toBe('invalid_request')
    }
    expect((await set(1)).version).toBe(2)
  })
})
