import { complaintOversight } from '@liren/shared/complaints.board'
import { complaintHotline } from '@liren/shared/complaints.hotline'
import { complaintLayout } from '@liren/shared/complaints.layout'
import { complaints } from '@liren/shared/complaints.orders'
import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { open311 } from '@liren/shared/open311'
import { sweepHotlineImports } from '../../server/src/features/complaints/complaints.hotline.service.ts'
import { writeSpreadsheet } from '../../server/src/platform/spreadsheet/xlsx.write.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { hotlineFile, hotlineHeading, hotlineIn, hotlineLine } from '../support/hotline.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let desk: ReturnType<typeof hotlineIn>
let firm: Session
let partnerId: string
let key: string

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  desk = hotlineIn(test, world)
  firm = await world.grant('property_staff', 'estate', world.estateId)
  const made = await desk.addPartner()
  partnerId = made.partner.id
  key = made.key
})

const here = () => ({ params: { communityId: world.communityId } })
const matters = async () =>
  (await test.call(complaintOversight.all, { ...here(), query: { limit: 50 } }, { as: world.committee })).items
const refused = async (file: { name: string; bytes: Buffer }) => {
  const at = { params: { communityId: world.communityId, partnerId } }
  return (await test.refuse(complaintHotline.uploadHotline, at, { as: world.committee, file })).code
}

describe('a sheet of a hotline', () => {
  it('is looked at before anything is taken in, asks what it leaves open, and is taken in once', async () => {
    const sheet = await desk.upload(
      partnerId,
      hotlineFile([
        hotlineLine('DH-1', {}),
        hotlineLine('DH-2', { category: '其他', address: '某处' }),
        hotlineLine('DH-3', { phone: '' }),
        hotlineLine('DH-4', { category: '广告' }),
      ]),
    )
    expect(sheet).toMatchObject({
      fileName: '12345派单.csv',
      state: 'open',
      partner: { name: '市12345热线' },
      missing: [],
    })
    expect(sheet.counts).toEqual({ fresh: 1, known: 0, question: 2, fault: 1, skipped: 0 })
    expect(sheet.headings[3]).toEqual({ column: 3, heading: '联系电话', sample: '199****0041' })
    const [first, second, third] = await desk.rows(sheet.id)
    expect(first).toMatchObject({
      ...{ row: 3, number: 'DH-1', category: 'environment', phoneMasked: '199****0041', outcome: 'fresh' },
      place: { kind: 'building', id: buildingAt(world, 0), label: '枫林苑 1幢' },
    })
    expect(second).toMatchObject({ outcome: 'question', questions: ['category', 'place'] })
    expect(third).toMatchObject({ outcome: 'fault', faults: ['phone_missing'] })
    expect(await matters()).toEqual([])
    const early = { ...desk.about(sheet.id), body: { version: sheet.version } }
    expect((await test.refuse(complaintHotline.takeHotlineImport, early, { as: world.committee })).code).toBe(
      'complaint_import_unsettled',
    )

    const place = { kind: 'estate' as const, id: world.estateId }
    const set = await desk.set(sheet.id, {
      version: sheet.version,
      answers: [
        { row: 4, category: 'suggestion', place },
        { row: 6, skip: true },
      ],
    })
    expect(set.counts).toEqual({ fresh: 2, known: 0, question: 0, fault: 1, skipped: 1 })
    const taken = await desk.take(set)
    expect(taken).toMatchObject({ state: 'taken', taken: 2, headings: [], abilities: { edit: false, take: false } })
    expect(await desk.rows(sheet.id)).toEqual([])
    const made = await matters()
    expect(new Set(made.map((one) => `${one.category} ${one.place.label}`))).toEqual(
      new Set(['environment 枫林苑 1幢', 'suggestion 枫林苑']),
    )
    const bins = made.find(({ category }) => category === 'environment')
    const seen = await all.detail(firm, bins?.id ?? '')
    expect(seen).toMatchObject({ state: 'DISPATCHED', text: '垃圾桶满了三天没人收。', reporter: { name: '赵先生' } })
    expect(seen.steps[0]).toMatchObject({
      isOnBehalf: true,
      facts: {
        ...{ partner: '市12345热线', number: 'DH-1' },
        ...{ calledAt: '2026-03-05T06:30:00.000Z', answerBy: '2026-03-12T10:00:00.000Z' },
      },
    })
  })

  it('that is sent again takes nothing in twice, nor what came by the API', async () => {
    const file = hotlineFile([hotlineLine('DH-1', {}), hotlineLine('DH-2', {})])
    const body = {
      ...{ api_key: key, service_code: 'environment' as const, description: '垃圾', external_id: 'DH-2' },
      ...{ address_id: buildingAt(world, 0), first_name: '来电人', phone: '19900000041' },
    }
    const [known] = await test.call(open311.create, { ...here(), body })
    const sheet = await desk.upload(partnerId, file)
    expect(sheet.counts).toMatchObject({ fresh: 1, known: 1 })
    expect((await desk.rows(sheet.id))[1]).toMatchObject({
      outcome: 'known',
      complaintId: known?.service_request_id,
    })
    await desk.take(sheet)
    const again = await desk.upload(partnerId, file)
    expect(again).toMatchObject({ counts: { fresh: 0, known: 2 }, abilities: { take: false } })
    const other = await desk.addPartner('区热线')
    expect((await desk.upload(other.partner.id, file)).counts).toMatchObject({ fresh: 2, known: 0 })
    expect(await matters()).toHaveLength(2)
  })

  it('is taken in by one of many who try at once, and two sheets of the same orders make them once', async () => {
    const file = hotlineFile([hotlineLine('DH-1', {}), hotlineLine('DH-2', {})])
    const [one, other] = [await desk.upload(partnerId, file), await desk.upload(partnerId, file)]
    const attempts = [one, one, one, other, other, other].map((sheet) =>
      desk.take(sheet).then(
        ({ taken }) => taken,
        (error: unknown) => (error as { code: string }).code,
      ),
    )
    const answers = await Promise.all(attempts)
    expect(answers.filter((answer) => typeof answer === 'number')).toEqual([2])
    expect(await matters()).toHaveLength(2)
  })

  it('is what somebody says its columns are, each once', async () => {
    const heading = hotlineHeading.replace('诉求内容', '群众说').replace('工单编号', '序列')
    const sheet = await desk.upload(partnerId, hotlineFile([hotlineLine('DH-1', {})], heading))
    expect(sheet.missing).toEqual(['number', 'text'])
    const columns = [...sheet.columns, { column: 0, field: 'number' as const }, { column: 7, field: 'text' as const }]
    const twice = {
      ...desk.about(sheet.id),
      body: { version: 1, columns: [...columns.slice(1), columns[1]].flatMap((one) => one ?? []) },
    }
    const problem = await test.refuse(complaintHotline.setHotlineImport, twice, { as: world.committee })
    expect(problem.code).toBe('complaint_columns_twice')
    const set = await desk.set(sheet.id, { version: sheet.version, columns })
    expect(set).toMatchObject({ missing: [], counts: { fresh: 1 }, abilities: { take: true } })
    const late = { ...desk.about(sheet.id), body: { version: sheet.version, columns } }
    expect((await test.refuse(complaintHotline.setHotlineImport, late, { as: world.committee })).code).toBe(
      'edited_elsewhere',
    )
    const elsewhere = { row: 3, place: { kind: 'building' as const, id: partnerId } }
    const wrong = { ...desk.about(sheet.id), body: { version: set.version, answers: [elsewhere] } }
    expect((await test.refuse(complaintHotline.setHotlineImport, wrong, { as: world.committee })).code).toBe(
      'complaint_place_wrong',
    )
  })

  it('is read from an .xlsx, with long numbers whole', async () => {
    const columns = hotlineHeading.split(',').map((header) => ({ header }))
    const cells = hotlineLine('1', {}).split(',')
    const rows = [[20_260_305_001_234, ...cells.slice(1, 3), 19_900_000_041, ...cells.slice(4)]]
    const bytes = await writeSpreadsheet({ sheets: [{ name: '工单', columns, rows }] })
    const sheet = await desk.upload(partnerId, { name: '工单.xlsx', bytes })
    expect((await desk.rows(sheet.id))[0]).toMatchObject({ number: '20260305001234', outcome: 'fresh' })
  })

  it('is refused when it is none, holds nothing, or too much', async () => {
    expect(await refused({ name: 'a.xlsx', bytes: Buffer.from('PK\u0003\u0004 broken') })).toBe(
      'complaint_sheet_unreadable',
    )
    expect(await refused({ name: 'a.csv', bytes: Buffer.from('工单编号,联系电话,诉求内容') })).toBe(
      'complaint_sheet_unreadable',
    )
    const many = Array.from({ length: 201 }, (_, n) => hotlineLine(`DH-${String(n)}`, {}))
    expect(await refused(hotlineFile(many))).toBe('complaint_sheet_long')
    const file = hotlineFile([hotlineLine('DH-1', {})])
    const nobody = { params: { communityId: world.communityId, partnerId: world.estateId } }
    expect((await test.refuse(complaintHotline.uploadHotline, nobody, { as: world.committee, file })).code).toBe(
      'not_found',
    )
  })

  it('keeps nothing of the file once it is over: taken in, given up, or forgotten for a week', async () => {
    const file = hotlineFile([hotlineLine('DH-1', {})])
    const [taken, dropped, forgotten] = [
      await desk.upload(partnerId, file),
      await desk.upload(partnerId, file),
      await desk.upload(partnerId, file),
    ]
    const kept = async () => {
      const { rows } = await test.admin.query<{ state: string; n: number }>(
        `SELECT state, count(sheet_sealed)::int AS n FROM complaint_import WHERE community_id = $1 GROUP BY 1 ORDER BY 1`,
        [world.communityId],
      )
      return rows
    }
    const { rows: sealed } = await test.admin.query<{ sheet_sealed: string }>(
      'SELECT sheet_sealed FROM complaint_import WHERE community_id = $1',
      [world.communityId],
    )
    expect(sealed.map((row) => row.sheet_sealed).join()).not.toContain('19900000041')
    await desk.take(taken)
    await test.call(complaintHotline.dropHotlineImport, desk.about(dropped.id), { as: world.committee })
    const over = { ...desk.about(dropped.id), body: { version: 2 } }
    expect((await test.refuse(complaintHotline.takeHotlineImport, over, { as: world.committee })).code).toBe(
      'complaint_import_over',
    )
    expect(await kept()).toEqual([
      { state: 'dropped', n: 0 },
      { state: 'open', n: 1 },
      { state: 'taken', n: 0 },
    ])
    await test.advance(8 * 24 * 3_600)
    await sweepHotlineImports(test.pool)
    expect(await kept()).toEqual([
      { state: 'dropped', n: 0 },
      { state: 'taken', n: 0 },
    ])
    const { items } = await test.call(
      complaintHotline.hotlineImports,
      { params: { communityId: world.communityId, partnerId } },
      { as: world.committee },
    )
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      [forgotten.id, 'dropped'],
      [dropped.id, 'dropped'],
      [taken.id, 'taken'],
    ])
  })
})

describe('what goes back to the hotline', () => {
  it('is its own orders by their numbers, in the columns that it wants', async () => {
    const sheet = await desk.upload(partnerId, hotlineFile([hotlineLine('DH-1', {}), hotlineLine('DH-2', {})]))
    await desk.take(sheet)
    const author = await world.resident(unitAt(world, 0, 0))
    await all.report(author)
    const [first] = await test.call(open311.requests, { ...here(), query: { api_key: key } })
    await takeAll(all, firm, first?.service_request_id ?? '', wayToDone)
    const columns = [
      { heading: '工单号', column: 'number' as const, fixed: null },
      { heading: '承办社区', column: null, fixed: '枫林社区' },
      { heading: '状态', column: 'state' as const, fixed: null },
      { heading: '答复', column: 'reply' as const, fixed: null },
    ]
    await test.call(complaintLayout.setLayout, { ...here(), body: { version: 0, columns } }, { as: world.committee })
    const { rows } = await test.admin.query<{ from: string; to: string }>(
      `SELECT to_char(app.now() AT TIME ZONE 'Asia/Shanghai' - interval '1 day', 'YYYY-MM-DD') AS from,
        to_char(app.now() AT TIME ZONE 'Asia/Shanghai' + interval '1 day', 'YYYY-MM-DD') AS to`,
    )
    const query = { ...(rows[0] ?? { from: '', to: '' }), layout: 'city' as const, partnerId }
    const { file } = await test.call(complaintOversight.sheet, { ...here(), query }, { as: world.committee })
    const cells = rowsOf(await readHere(Buffer.from(file))).map((row) => row.cells.map(({ text }) => text))
    const done = first?.external_id ?? ''
    expect(cells[0]).toEqual(['工单号', '承办社区', '状态', '答复'])
    expect(cells).toHaveLength(3)
    expect(cells).toContainEqual([done, '枫林社区', '已处理，待您确认', '换了灯管。'])
    expect(cells.map(([number]) => number)).toEqual(expect.arrayContaining(['DH-1', 'DH-2']))
  })

  it('is confirmed by who rang alone, who finds it among the own once they are known to live here', async () => {
    const sheet = await desk.upload(partnerId, hotlineFile([hotlineLine('DH-1', { phone: '19900000077' })]))
    await desk.take(sheet)
    const [matter] = await matters()
    await takeAll(all, firm, matter?.id ?? '', wayToDone)
    const caller = await test.signIn('19900000077')
    expect((await test.refuse(complaints.mine, here(), { as: caller })).code).toBe('not_found')
    const unitId = unitAt(world, 0, 0)
    const home = { phone: '19900000077', nickname: '赵先生', unitId, relation: 'tenant' as const }
    await test.call(rolesApi.placeResident, { ...here(), body: home }, { as: world.committee })
    const own = await test.call(complaints.mine, here(), { as: caller })
    expect(own.items).toMatchObject([{ id: matter?.id, isMine: true, state: 'RESOLVED' }])
    const rating = { isSolved: true, satisfaction: 'satisfied' as const }
    expect((await all.refuse(world.committee, matter?.id ?? '', { step: 'CONFIRM', rating })).code).toBe('forbidden')
    expect(await all.take(caller, matter?.id ?? '', { step: 'CONFIRM', rating })).toMatchObject({ state: 'CLOSED' })
  })
})
