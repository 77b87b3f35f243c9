import { privacy } from '@liren/shared/privacy'
import type { Session } from '@liren/shared/identity'
import { recognition } from '@liren/shared/volunteering.recognition'
import { extractText, getDocumentProxy } from 'unpdf'
import { startApp, type TestApp } from '../support/app.ts'
import { auditLedger, credit, neighbour, proposer, type Neighbour } from '../support/points.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
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
const issue = (body: { name: string; document?: string }, as = chen.as) =>
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
    const { id, number, minutes } = await issue({ name: '陈桂芳', document: '310101195503040021' })
    expect(minutes).toBe(185)
    expect(number).toMatch(/^ZY\d{4}-\d{4}-\d{4}$/)
    const at = { params: { ...params(), certificateId: id } }
    const { file, name } = await test.call(recognition.certificateFile, at, { as: chen.as })
    expect(name).toBe(`${number}.pdf`)
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })
    for (const said of ['陈桂芳', '310101195503040021', '3 小时 5 分钟', number, `id=${id}`]) {
      // A long address is broken into lines.
      expect(text.replace(/\n/g, '')).toContain(said)
    }
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
    await issue({ name: '陈桂芳', document: '310101195503040021' })
    // Nor does the reply that is kept to be given again tell them.
    const { rows } = await test.admin.query(
      'SELECT c.*, (SELECT json_agg(k) FROM idempotency_key k) AS kept FROM volunteer_certificate c',
    )
    expect(JSON.stringify(rows)).not.toMatch(/陈桂芳|310101195503040021/)
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

describe('a volunteer record', () => {
  it('has the five groups of the national system, and hours in hours', async () => {
    await credit(test, world, head, chen, { minutes: 95, points: 15 })
    const { file, name } = await test.call(recognition.record, { params: params() }, { as: chen.as })
    expect(name).toBe('志愿服务记录.xlsx')
    const text = JSON.stringify(rowsOf(await readHere(Buffer.from(file))))
    expect(text).toContain('1.58')
  })
})
