import { pointsApi } from '@liren/shared/points'
import { privacy } from '@liren/shared/privacy'
import type { Session } from '@liren/shared/identity'
import { volunteerRecords, type RecordDraft } from '@liren/shared/volunteering.records'
import { recognition } from '@liren/shared/volunteering.recognition'
import { extractText, getDocumentProxy } from 'unpdf'
import { startApp, type TestApp } from '../support/app.ts'
import {
  approve,
  auditLedger,
  credit,
  neighbour,
  proposer,
  proposeReversal,
  termsWith,
  type Neighbour,
} from '../support/points.ts'
import { readHere, textsOf } from '../support/spreadsheet.ts'
import { stepUp } from '../support/matrix.register.ts'
import { plantOwner } from '../support/slips.ts'
import { messages } from '@liren/shared/messages'
import { createWorld, unitAt, type World } from '../support/world.ts'

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
interface Asked {
  name?: string
  document?: string
  volunteerNumber?: string
}
const issue = (body: Asked = {}, as = chen.as) => test.call(recognition.issue, { params: params(), body }, { as })
const at = (certificateId: string) => ({ params: { ...params(), certificateId } })
const attest = (id: string, papers: Asked & { name: string }, as = world.committee) =>
  test.call(recognition.attest, { ...at(id), body: papers }, { as })
/** Asks for one, and has the committee see the papers. */
async function issueSeen(papers: Asked & { name: string }) {
  const asked = await issue(papers)
  await attest(asked.id, papers)
  return asked.id
}
/** Makes somebody an owner of their flat, under this name in the register, and checked. */
async function ownAs(name: string, residenceId = chen.residenceId) {
  const ownerId = await plantOwner(test, world, unitAt(world, 0, 0), null, name)
  await test.admin.query(
    `UPDATE residence SET relation = 'owner', owner_id = $2, verified_at = app.now(), verification = 'deed' WHERE id = $1`,
    [residenceId, ownerId],
  )
}
const textOf = async (id: string) => {
  const { file, name } = await test.call(recognition.certificateFile, at(id), { as: chen.as })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })
  // A long line is broken into several.
  return { name, text: text.replace(/\n/g, '') }
}

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
    const asked = await issue({ name: '陈桂芳', ...numbers })
    expect(asked).toMatchObject({ standing: 'waiting', minutes: 185 })
    const { id } = asked
    await attest(id, { name: '陈桂芳', ...numbers })
    const issued = (await test.call(recognition.certificates, { params: params() }, { as: chen.as })).items[0]
    const number = issued?.number ?? ''
    // Who answers for it is who did when it was issued.
    const later = { version: 1, terms: termsWith({ certificate: { ...certificate, responsible: '别人' } }) }
    await test.call(pointsApi.setSettings, { params: params(), body: later }, { as: world.committee })
    expect(number).toMatch(/^ZY\d{4}-\d{4}-\d{4}$/)
    const { name, text } = await textOf(id)
    expect(name).toBe(`${number}.pdf`)
    const content = '补记的服务 1 次（3 小时 5 分钟）'
    for (const said of ['陈桂芳', ...Object.values(numbers), number, ...Object.values(certificate), content])
      expect(text).toContain(said)
    for (const said of ['居民委员会已核对证件', `id=${id}`]) expect(text).toContain(said)
    // Without signing in, and without the name.
    expect(await test.call(recognition.verify, at(id))).toMatchObject({
      ...{ number, minutes: 185, nameMasked: '陈**', standing: 'attested', minutesTakenBack: 0 },
      content: [{ title: '补记的服务', services: 1, minutes: 185 }],
    })
    // What comes after changes nothing of it.
    await credit(test, world, head, chen, { minutes: 60, points: 10 })
    expect(await test.call(recognition.verify, at(id))).toMatchObject({ minutes: 185 })
    await issueSeen({ name: '陈桂芳' })
    const { items } = await test.call(recognition.certificates, { params: params() }, { as: chen.as })
    expect(items.map((one) => one.minutes)).toEqual([245, 185])
  })

  it('is issued at once to an owner under the checked name of the register, and to nobody under what they typed', async () => {
    await credit(test, world, head, chen)
    const nameless = await test.refuse(recognition.issue, { params: params(), body: {} }, { as: chen.as })
    expect(nameless.code).toBe('certificate_nameless')
    const typed = await issue({ name: '王某某' })
    expect(typed.standing).toBe('waiting')
    // Until papers were seen there is nothing to download, or to verify; and one waits at a time.
    expect((await test.refuse(recognition.verify, at(typed.id))).code).toBe('not_found')
    expect((await test.refuse(recognition.certificateFile, at(typed.id), { as: chen.as })).code).toBe('not_found')
    const again = await test.refuse(recognition.issue, { params: params(), body: { name: '王' } }, { as: chen.as })
    expect(again.code).toBe('certificate_waiting')
    await ownAs('陈桂芳')
    const { registeredName } = await test.call(recognition.certificates, { params: params() }, { as: chen.as })
    expect(registeredName).toBe('陈桂芳')
    const known = await issue()
    expect(known.standing).toBe('register')
    expect((await textOf(known.id)).text).toContain('与业主登记核对一致')
    expect(await test.call(recognition.verify, at(known.id))).toMatchObject({ nameMasked: '陈**' })
  })

  it('is not issued under the name of an owner whom one acts for', async () => {
    await credit(test, world, head, chen)
    await ownAs('陈桂芳')
    await test.admin.query(`UPDATE residence SET relation = 'heir' WHERE id = $1`, [chen.residenceId])
    const refusal = await test.refuse(recognition.issue, { params: params(), body: {} }, { as: chen.as })
    expect(refusal.code).toBe('certificate_nameless')
  })

  it('waits until the committee types from the papers what was asked for; of oneself nobody sees papers', async () => {
    await credit(test, world, head, chen)
    const { id } = await issue({ name: '陈桂芳', document: '31010119550304002x' })
    const list = () => test.call(recognition.wanted, { params: params() }, { as: world.committee })
    const { items } = await list()
    expect(items).toMatchObject([{ id, nameMasked: '陈**', hasDocument: true, hasVolunteerNumber: false }])
    expect(JSON.stringify(items)).not.toMatch(/桂芳|3101/)
    const wrong = { ...at(id), body: { name: '陈桂芬', document: '31010119550304002X' } }
    const differs = await test.refuse(recognition.attest, wrong, { as: world.committee })
    expect(differs.code).toBe('certificate_differs')
    const bare = { ...at(id), body: { name: '陈桂芳' } }
    expect((await test.refuse(recognition.attest, bare, { as: world.committee })).code).toBe('certificate_differs')
    await attest(id, { name: '陈桂芳', document: '310101 19550304 002X' })
    expect((await list()).items).toEqual([])
    const told = await test.call(messages.inbox, { params: params() }, { as: chen.as })
    expect(told.items[0]).toMatchObject({ kind: 'certificate_decided', sender: '' })
    await test.admin.query(
      'UPDATE volunteer_certificate SET account_id = $2, standing = $3, attested_by = NULL WHERE id = $1',
      [...[id, world.committee.accountId, 'waiting']],
    )
    const own = await test.refuse(recognition.attest, bare, { as: world.committee })
    expect(own.code).toBe('attendance_self')
  })

  it('that is refused is forgotten, and the reason is told', async () => {
    await credit(test, world, head, chen)
    const { id } = await issue({ name: '陈桂芳' })
    await test.call(recognition.refuse, { ...at(id), body: { reason: '请带身份证来' } }, { as: world.committee })
    expect((await test.call(recognition.certificates, { params: params() }, { as: chen.as })).items).toEqual([])
    const told = await test.call(messages.inbox, { params: params() }, { as: chen.as })
    expect(told.items[0]).toMatchObject({ kind: 'certificate_decided', sender: '请带身份证来' })
  })

  it('says when hours it states were taken back since, and nothing of what came after', async () => {
    const early = await credit(test, world, head, chen, { minutes: 120, points: 20 })
    await credit(test, world, head, chen, { minutes: 60, points: 10 })
    const id = await issueSeen({ name: '陈桂芳' })
    await test.advance(60)
    const late = await credit(test, world, head, chen, { minutes: 30, points: 5 })
    for (const journalId of [late, early])
      await approve(test, world, (await proposeReversal(test, world, head, journalId)).id)
    expect(await test.call(recognition.verify, at(id))).toMatchObject({ minutes: 180, minutesTakenBack: 120 })
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
    const id = await issueSeen({ name: '陈桂芳', document: 'E12345678' })
    await stepUp(test, chen.as)
    const { file } = await test.call(privacy.export, {}, { as: chen.as })
    expect(JSON.parse(Buffer.from(file).toString())).toMatchObject({
      communities: [{ certificates: [{ id, name: '陈桂芳', document: 'E12345678' }] }],
    })
    await stepUp(test, chen.as)
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: chen.as })
    const gone = await test.refuse(recognition.verify, at(id))
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
    await issueSeen({ name: '陈桂芳', document: 'E12345678', volunteerNumber: '3101000012345' })
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
    const one = { params: { ...params(), recordId: id } }
    await test.call(volunteerRecords.remove, one, { as: world.committee })
    expect((await test.refuse(volunteerRecords.remove, one, { as: world.committee })).code).toBe('not_found')
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
