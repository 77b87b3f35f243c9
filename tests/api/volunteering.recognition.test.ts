import { pointsApi } from '@liren/shared/points'
import { privacy } from '@liren/shared/privacy'
import type { Session } from '@liren/shared/identity'
import { volunteerRecords, type RecordDraft } from '@liren/shared/volunteering.records'
import { recognition } from '@liren/shared/volunteering.recognition'
import { extractText, getDocumentProxy } from 'unpdf'
import { startApp, type TestApp } from '../support/app.ts'
import { auditLedger, credit, neighbour, proposer, termsWith, type Neighbour } from '../support/points.ts'
import { readHere, textsOf } from '../support/spreadsheet.ts'
import { stepUp } from '../support/matrix.register.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let head: Session
let chen: Neighbour
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  head = await proposer(world)
  chen = await neighbour(test, world)
})
afterEach(() => auditLedger(test))

const params = () => ({ communityId: world.communityId })
const issue = (body: { name: string; document?: string; volunteerNumber?: string }, as = chen.as) =>
  test.call(recognition.issue, { params: params(), body }, { as })

describe('a certificate of hours served', () => {
  it('is not issued for none', async () => {
    const refusal = await test.refuse(
      recognition.issue,
      { params: params(), body: { name: '陈桂芳' } },
      { as: chen.as },
    )
    expect(refusal.code).toBe('certificate_without_hours')
  })

  it('says the hours to the minute, on a paper that anybody can compare with what is kept', async () => {
    await credit(test, world, head, chen, { minutes: 185, points: 30 })
    const certificate = { responsible: '沈书记', contact: '021-66010110' }
    const body = { version: 0, terms: termsWith({ certificate }) }
    await test.call(pointsApi.setSettings, { params: params(), body }, { as: world.committee })
    const numbers = { document: '310101195503040021', volunteerNumber: '3101000012345' }
    const { id, number, minutes } = await issue({ name: '陈桂芳', ...numbers })
    // Who answers for it is who did when it was issued.
    const later = { version: 1, terms: termsWith({ certificate: { ...certificate, responsible: '别人' } }) }
    await test.call(pointsApi.setSettings, { params: params(), body: later }, { as: world.committee })
    expect(minutes).toBe(185)
    expect(number).toMatch(/^ZY\d{4}-\d{4}-\d{4}$/)
    const at = { params: { ...params(), certificateId: id } }
    const { file, name } = await test.call(recognition.certificateFile, at, { as: chen.as })
    expect(name).toBe(`${number}.pdf`)
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })
    for (const said of ['陈桂芳', ...Object.values(numbers), '3 小时 5 分钟', number, ...Object.values(certificate)]) {
      // A long address is broken into lines.
      expect(text.replace(/\n/g, '')).toContain(said)
    }
    expect(text.replace(/\n/g, '')).toContain(`id=${id}`)
    // Without signing in, and without the name.
    expect(await test.call(recognition.verify, at)).toMatchObject({ number, minutes: 185, nameMasked: '陈**' })
    // What comes after changes nothing of it.
    await credit(test, world, head, chen, { minutes: 60, points: 10 })
    expect(await test.call(recognition.verify, at)).toMatchObject({ minutes: 185 })
    await issue({ name: '陈桂芳' })
    const { items } = await test.call(recognition.certificates, { params: params() }, { as: chen.as })
    expect(items.map((one) => one.minutes)).toEqual([245, 185])
  })

  it('keeps name and document sealed', async () => {
    await credit(test, world, head, chen)
    await issue({ name: '陈桂芳', document: '310101195503040021', volunteerNumber: '3101000012345' })
    // Nor does the reply that is kept to be given again tell them.
    const { rows } = await test.admin.query(
      'SELECT c.*, (SELECT json_agg(k) FROM idempotency_key k) AS kept FROM volunteer_certificate c',
    )
    expect(JSON.stringify(rows)).not.toMatch(/陈桂芳|310101195503040021|3101000012345/)
  })
})

describe('who leaves', () => {
  it('takes the certificates along, and none is left', async () => {
    await credit(test, world, head, chen)
    const { id, number } = await issue({ name: '陈桂芳', document: 'E12345678' })
    await stepUp(test, chen.as)
    const { file } = await test.call(privacy.export, {}, { as: chen.as })
    expect(JSON.parse(Buffer.from(file).toString())).toMatchObject({
      communities: [{ certificates: [{ number, name: '陈桂芳', document: 'E12345678' }] }],
    })
    await stepUp(test, chen.as)
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: chen.as })
    const gone = await test.refuse(recognition.verify, { params: { ...params(), certificateId: id } })
    expect(gone.code).toBe('not_found')
  })
})

const write = (body: RecordDraft, as = world.committee) =>
  test.call(volunteerRecords.add, { params: params(), body }, { as })
const entry = (residenceId: string) => ({
  ...{ kind: 'award' as const, residenceId, title: '季度之星' },
  ...{ detail: '街道办', happenedOn: '2026-01-31' },
})

describe('a volunteer record', () => {
  it('has the five groups of the national system, each with what is kept of it', async () => {
    await credit(test, world, head, chen, { minutes: 95, points: 15 })
    await issue({ name: '陈桂芳', document: 'E12345678', volunteerNumber: '3101000012345' })
    const { residenceId } = chen
    await write({ ...entry(residenceId), kind: 'training', title: '急救', detail: '红十字会', minutes: 90 })
    await write(entry(residenceId))
    await write({ ...entry(residenceId), kind: 'complaint', title: '迟到', detail: '已谈话' })
    const { file, name } = await test.call(recognition.record, { params: params() }, { as: chen.as })
    expect(name).toBe('志愿服务记录.xlsx')
    const said = textsOf(await readHere(Buffer.from(file)))
    expect(Object.keys(said)).toEqual([...['基本信息', '志愿服务情况', '培训情况', '表彰奖励情况', '被投诉和处理情况']])
    for (const [sheet, ...words] of [
      ['基本信息', '陈桂芳', 'E12345678', '3101000012345', '1.58'],
      ['志愿服务情况', '1.58', '照料独居老人'],
      ['培训情况', '急救', '红十字会', '2026-01-31', '1.5'],
      ['表彰奖励情况', '季度之星', '街道办'],
      ['被投诉和处理情况', '迟到', '已谈话'],
    ] as const)
      for (const word of words) expect(said[sheet]).toContain(word)
  })

  it('is written by the committee for others, of what has happened, and what was wrong is taken out', async () => {
    const { id } = await write(entry(chen.residenceId))
    const future = { ...entry(chen.residenceId), happenedOn: '2099-01-01' }
    const early = await test.refuse(volunteerRecords.add, { params: params(), body: future }, { as: world.committee })
    expect(early.code).toBe('record_in_future')
    await test.admin.query('UPDATE residence SET account_id = $1 WHERE id = $2', [
      world.committee.accountId,
      (await neighbour(test, world)).residenceId,
    ])
    const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM residence WHERE account_id = $1', [
      world.committee.accountId,
    ])
    const own = { params: params(), body: entry(rows[0]?.id ?? '') }
    expect((await test.refuse(volunteerRecords.add, own, { as: world.committee })).code).toBe('points_second_person')
    const at = { params: { ...params(), recordId: id } }
    await test.call(volunteerRecords.remove, at, { as: world.committee })
    expect((await test.refuse(volunteerRecords.remove, at, { as: world.committee })).code).toBe('not_found')
    const { items } = await test.call(volunteerRecords.list, { params: params() }, { as: world.committee })
    expect(items).toEqual([])
  })

  it('goes along with who leaves, and none is left', async () => {
    await write(entry(chen.residenceId))
    await stepUp(test, chen.as)
    const { file } = await test.call(privacy.export, {}, { as: chen.as })
    expect(JSON.parse(Buffer.from(file).toString())).toMatchObject({
      communities: [{ volunteerRecord: [{ kind: 'award', title: '季度之星' }] }],
    })
    await stepUp(test, chen.as)
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: chen.as })
    const { rows } = await test.admin.query('SELECT FROM volunteer_record WHERE community_id = $1', [world.communityId])
    expect(rows).toEqual([])
  })
})
