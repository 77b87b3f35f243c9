import { complaintOversight } from '@liren/shared/complaints.board'
import { complaints } from '@liren/shared/complaints.orders'
import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let firm: Session
let street: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await world.grant('property_staff', 'estate', world.estateId)
  const phone = newPhone()
  const body = {
    phone,
    nickname: '街道',
    role: 'street' as const,
    scopeKind: 'street' as const,
    scopeId: world.streetId,
  }
  await test.call(rolesApi.grantAbove, { body }, { as: world.operator })
  street = await test.signIn(phone)
})

const hour = 3_600
const readSheetOf = async (file: Buffer) =>
  rowsOf(await readHere(file)).map(({ cells }) => cells.map(({ text }) => text))
const here = () => ({ params: { communityId: world.communityId } })

/** The day it is in China, and some days from it. */
async function dayFrom(days: number): Promise<string> {
  const { rows } = await test.admin.query<{ day: string }>(
    `SELECT to_char(app.now() AT TIME ZONE 'Asia/Shanghai' + make_interval(days => $1), 'YYYY-MM-DD') AS day`,
    [days],
  )
  return rows[0]?.day ?? ''
}
const period = async () => ({ from: await dayFrom(-60), to: await dayFrom(1) })
const board = async (as = world.committee) =>
  test.call(complaintOversight.board, { ...here(), query: await period() }, { as })

/** Six matters: contacted in time or late, solved or not, answered or not, one merged, one taken back. */
async function someMatters(): Promise<void> {
  const close = async (isSolved: boolean, satisfaction: 'satisfied' | 'unsatisfied') => {
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone)
    await all.take(author, id, { step: 'CONFIRM', rating: { isSolved, satisfaction } })
    return id
  }
  await close(true, 'satisfied')
  await close(true, 'unsatisfied')
  const kept = await all.report(author, { category: 'environment', text: '=HYPERLINK("http://x")' })
  const twin = await all.report(author, { category: 'environment', text: '垃圾' })
  await all.take(firm, twin.id, { step: 'MERGE', intoId: kept.id })
  const late = await all.report(author)
  await all.report(author, { category: 'suggestion', text: '加长椅' })
  await test.advance(25 * hour)
  await takeAll(all, firm, late.id, wayToDone)
  await all.take(author, late.id, { step: 'CONFIRM', rating: { isSolved: false, satisfaction: 'unsatisfied' } })
  await sweepComplaints(test.pool)
}

describe('the board', () => {
  it('tells what lies on desks, and three rates with what they are made of', async () => {
    await someMatters()
    const { all: total, byOffice, byCategory, byBuilding, byMonth } = await board()
    expect(total).toEqual({
      ...{ reported: 5, open: 2, dueSoon: 0, overdue: 2 },
      response: { numerator: 2, denominator: 4, permille: 500 },
      solution: { numerator: 2, denominator: 3, permille: 666 },
      satisfaction: { numerator: 1, denominator: 3, permille: 333 },
    })
    expect(byOffice).toMatchObject([
      { label: '', reported: 1 },
      { label: '枫林苑', reported: 4 },
    ])
    expect(byCategory.find(({ category }) => category === 'environment')).toMatchObject({
      reported: 1,
      solution: { numerator: 0, denominator: 0, permille: null },
    })
    expect(byBuilding).toMatchObject([{ label: '枫林苑 1幢', reported: 5 }])
    expect(byMonth.reduce((sum, { reported }) => sum + reported, 0)).toBe(5)
  })

  it('says of nothing that there is no rate', async () => {
    const { all: total, byOffice } = await board()
    expect(total.response).toEqual({ numerator: 0, denominator: 0, permille: null })
    expect(byOffice).toEqual([])
  })

  it('equals a hand count of its sheet, in which nothing is a formula', async () => {
    await someMatters()
    const query = await period()
    const { file, name } = await test.call(complaintOversight.sheet, { ...here(), query }, { as: street })
    expect(name).toMatch(/^complaints-.*\.xlsx$/)
    const [headings = [], ...rows] = await readSheetOf(Buffer.from(file))
    const column = (heading: string) => rows.map((row) => row[headings.indexOf(heading)] ?? '')
    const count = (heading: string, ...values: string[]) => column(heading).filter((one) => values.includes(one)).length
    const { all: total } = await board()
    expect([count('按时响应', '是'), count('按时响应', '是', '否')]).toEqual([
      total.response.numerator,
      total.response.denominator,
    ])
    expect([count('是否解决', '是'), count('是否解决', '是', '否')]).toEqual([
      total.solution.numerator,
      total.solution.denominator,
    ])
    expect([count('满意度', '满意'), column('满意度').filter((one) => one !== '').length]).toEqual([
      total.satisfaction.numerator,
      total.satisfaction.denominator,
    ])
    expect(column('内容')).toContain('=HYPERLINK("http://x")')
    expect(rows.flat().join()).not.toContain('邻居')
  })

  it('writes the sheet in the columns that the city’s own system wants', async () => {
    await all.report(author)
    const query = { ...(await period()), columns: 'place,category' }
    const { file } = await test.call(complaintOversight.sheet, { ...here(), query }, { as: world.committee })
    expect(await readSheetOf(Buffer.from(file))).toEqual([
      ['位置', '类别'],
      ['枫林苑 1幢 3楼电梯口', '公共部位'],
    ])
    for (const columns of ['place,place', 'phone']) {
      const bad = { ...here(), query: { ...query, columns } }
      expect((await test.refuse(complaintOversight.sheet, bad, { as: world.committee })).code).toBe('invalid_request')
    }
    const back = { ...here(), query: { from: query.to, to: query.from } }
    expect((await test.refuse(complaintOversight.board, back, { as: world.committee })).code).toBe(
      'complaint_time_wrong',
    )
  })

  it('warns of three of a category in a building', async () => {
    for (const text of ['灯坏了', '灯不亮']) await all.report(author, { text })
    expect((await board()).clusters).toEqual([])
    await all.report(author, { text: '灯又坏了' })
    expect((await board()).clusters).toMatchObject([
      { category: 'common_parts', buildingId: buildingAt(world, 0), label: '枫林苑 1幢', count: 3 },
    ])
  })
})

describe('the street', () => {
  it('sees what is a day overdue, without a name, and nothing else', async () => {
    const { id } = await all.report(author)
    const list = async () =>
      (await test.call(complaintOversight.climbed, here(), { as: street })).items.map((one) => one.id)
    expect(await list()).toEqual([])
    expect((await test.refuse(complaints.detail, all.about(id), { as: street })).code).toBe('not_found')
    await test.advance(49 * hour)
    await sweepComplaints(test.pool)
    expect(await list()).toEqual([id])
    const seen = await all.detail(street, id)
    expect(seen).toMatchObject({ climbed: 'street', reporter: { name: null }, abilities: { steps: [] } })
    expect(JSON.stringify(seen)).not.toContain('邻居')
    await takeAll(all, firm, id, wayToDone)
    expect(await list()).toEqual([])
  })
})
