import { complaints } from '@liren/shared/complaints.orders'
import { complaintPictures } from '@liren/shared/complaints.pictures'
import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { privacy } from '@liren/shared/privacy'
import sharp from 'sharp'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let neighbour: Session
let firm: Session
let colleague: Session

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
  colleague = await world.grant('property_staff', 'estate', world.estateId)
})

const here = () => ({ params: { communityId: world.communityId } })
const settle = (isPublicOn: boolean, city: 'house' | 'shanghai' = 'house') =>
  test.call(
    complaintSettingsApi.setSettings,
    { ...here(), body: { version: 0, isPublicOn, confirmDays: 5, city } },
    { as: world.committee },
  )
const queue = (as: Session, of: 'me' | 'offices' = 'offices') =>
  test.call(complaints.queue, { ...here(), query: { of } }, { as })
const mine = (as: Session) => test.call(complaints.mine, here(), { as })
const told = async (as: Session) => (await test.call(messages.inbox, here(), { as })).items.map(({ kind }) => kind)
const day = 86_400

describe('a report', () => {
  it('is sent by rule to the firm of the estate, which has it until a time', async () => {
    const one = await all.report(author)
    expect(one).toMatchObject({
      state: 'DISPATCHED',
      urgency: 'ordinary',
      isMine: true,
      office: { role: 'property_staff', scopeLabel: '枫林苑', rule: 'property' },
      holder: { party: 'office', role: 'property_staff', scopeLabel: '枫林苑', isOverdue: false },
      place: { label: '枫林苑 1幢', spot: '3楼电梯口' },
      steps: [
        { step: 'REPORT', party: 'REPORTER', isMine: true },
        { step: 'DISPATCH', party: 'RULE', actorName: null, facts: { rule: 'property' } },
      ],
    })
    expect(one.holder?.names).toHaveLength(1)
    expect(Date.parse(one.dueAt ?? '') - Date.parse(one.reportedAt)).toBe(day * 1_000)
    expect(await told(firm)).toEqual(['complaint_waiting'])
    expect((await queue(firm)).items).toMatchObject([{ id: one.id, excerpt: '三楼电梯口的灯坏了，晚上看不见。' }])
  })

  it('that no rule knows stays with the committee, by name', async () => {
    const one = await all.report(author, { category: 'suggestion', text: '加一个晾衣架' })
    expect(one).toMatchObject({
      state: 'SUBMITTED',
      office: null,
      holder: { party: 'office', role: 'committee', names: ['王秀英'] },
    })
    expect(await told(world.committee)).toContain('complaint_waiting')
    expect((await queue(world.committee)).items).toMatchObject([{ id: one.id }])
    expect(await all.take(world.committee, one.id, { step: 'ACCEPT' })).toMatchObject({
      state: 'ACCEPTED',
      office: { role: 'committee', rule: 'hand' },
    })
  })

  it('of what threatens life is due within five minutes', async () => {
    const one = await all.report(author, { category: 'safety', hazard: 'gas', text: '楼道里有煤气味' })
    expect(one.urgency).toBe('life_safety')
    expect(Date.parse(one.dueAt ?? '') - Date.parse(one.reportedAt)).toBe(5 * 60_000)
  })

  it('shows pictures whose place nobody can read any more', async () => {
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
      .withExif({ IFD3: { GPSLatitude: '31/1 14/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const picture = await test.call(complaintPictures.attach, here(), {
      as: author,
      file: { name: '../../etc/灯.jpg', bytes },
    })
    const one = await all.report(author, { pictureIds: [picture.id] })
    expect(one).toMatchObject({ pictures: [{ id: picture.id, width: 60, height: 40 }], coverId: picture.id })
    const at = { params: { ...all.about(one.id).params, pictureId: picture.id } }
    const { file } = await test.call(complaintPictures.picture, at, { as: firm })
    expect((await sharp(Buffer.from(file)).metadata()).exif).toBeUndefined()
    expect((await test.refuse(complaintPictures.picture, at, { as: neighbour })).code).toBe('not_found')
  })

  it('takes no picture of somebody else, and none twice', async () => {
    const theirs = await all.attach(neighbour)
    const body = {
      category: 'snap' as const,
      place: { kind: 'building' as const, id: buildingAt(world, 0) },
      text: '看',
    }
    const withTheirs = { ...here(), body: { ...body, pictureIds: [theirs] } }
    expect((await test.refuse(complaints.report, withTheirs, { as: author })).code).toBe('attachment_unknown')
    const own = await all.attach(author)
    await all.report(author, { pictureIds: [own] })
    const again = { ...here(), body: { ...body, pictureIds: [own] } }
    expect((await test.refuse(complaints.report, again, { as: author })).code).toBe('attachment_unknown')
  })

  it('names a flat of one’s own only, and places of the community', async () => {
    const at = (kind: 'unit' | 'building', id: string) => ({ ...here(), body: { ...lamp(), place: { kind, id } } })
    for (const wrong of [
      at('unit', unitAt(world, 0, 1)),
      at('building', unitAt(world, 0, 0)),
      at('building', world.communityId),
    ])
      expect((await test.refuse(complaints.report, wrong, { as: author })).code).toBe('complaint_place_wrong')
    const own = await test.call(complaints.report, at('unit', unitAt(world, 0, 0)), { as: author })
    expect(own.place.label).toBe('枫林苑 1幢 1单元 101')
  })

  it('is written down for somebody who agreed, whose own it then is', async () => {
    const phone = newPhone()
    const head = await world.grant('building_head', 'building', buildingAt(world, 0))
    const onBehalf = { phone, nickname: '陈阿婆', channel: 'phone' as const, consent: '电话里同意' }
    const one = await all.report(head, { onBehalf })
    expect(one).toMatchObject({
      isMine: true,
      reporter: { name: '陈阿婆' },
      onBehalf: { channel: 'phone', consent: '电话里同意' },
      steps: [{ step: 'REPORT', isOnBehalf: true }, {}],
    })
    expect((await mine(head)).items).toMatchObject([{ id: one.id }])
    const refused = await test.refuse(
      complaints.report,
      { ...here(), body: { ...lamp(), onBehalf } },
      { as: neighbour },
    )
    expect(refused.code).toBe('forbidden')
  })
})

const lamp = () => ({
  category: 'common_parts' as const,
  place: { kind: 'building' as const, id: buildingAt(world, 0) },
  text: '灯坏了',
})

describe('a matter', () => {
  it('is taken by one, contacted, done, confirmed and rated', async () => {
    const { id } = await all.report(author)
    const taken = await all.take(firm, id, { step: 'ACCEPT' })
    expect(taken).toMatchObject({ state: 'ACCEPTED', holder: { names: ['王秀英'] } })
    expect((await all.refuse(colleague, id, { step: 'ACCEPT' })).code).toBe('complaint_step_illegal')
    expect((await all.refuse(colleague, id, { step: 'CONTACT', how: 'phone', note: '喂' })).code).toBe('forbidden')
    const done = await takeAll(all, firm, id, wayToDone.slice(1))
    expect(done).toMatchObject({ state: 'RESOLVED', holder: { party: 'reporter' }, abilities: { steps: ['NOTE'] } })
    const rating = { isSolved: true, satisfaction: 'basically' as const, words: '等了两天' }
    expect(await all.take(author, id, { step: 'CONFIRM', rating })).toMatchObject({
      state: 'CLOSED',
      outcome: 'confirmed',
      holder: null,
      rating: { isSolved: true, satisfaction: 'basically', words: '等了两天' },
    })
    expect((await all.refuse(author, id, { step: 'RATE', rating })).code).toBe('complaint_rated')
    const stages = (await all.detail(author, id)).stages.map(({ stage, at }) => [stage, at !== null])
    expect(stages).toEqual(
      ['reported', 'accepted', 'contacted', 'working', 'resolved', 'closed'].map((stage) => [stage, true]),
    )
    // Newest first: at the very first it was told who has it.
    expect(await told(author)).toEqual([...Array.from({ length: 4 }, () => 'complaint_moved'), 'complaint_sent'])
  })

  it('is closed by nobody who handles it', async () => {
    const { id } = await all.report(author)
    const done = await takeAll(all, firm, id, wayToDone)
    for (const as of [firm, colleague, world.committee])
      for (const step of ['CONFIRM', 'REOPEN', 'WITHDRAW', 'RATE'] as const) {
        const body = { step, note: '好了', rating: { isSolved: true, satisfaction: 'satisfied' } } as never
        const { code } = await all.refuse(
          as,
          id,
          step === 'RATE' ? ({ ...(body as object), note: undefined } as never) : body,
        )
        expect([as === firm, step, code]).toEqual([
          as === firm,
          step,
          expect.stringMatching(/forbidden|invalid_request/),
        ])
      }
    expect(done.state).toBe('RESOLVED')
    expect((await all.detail(author, id)).state).toBe('RESOLVED')
  })

  it('is done only with a picture, or a reason why there is none', async () => {
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone.slice(0, 3))
    expect((await all.refuse(firm, id, { step: 'RESOLVE', note: '好了' })).code).toBe('complaint_proof_missing')
    const pictureIds = [await all.attach(firm)]
    expect(await all.take(firm, id, { step: 'RESOLVE', note: '好了', pictureIds })).toMatchObject({
      state: 'RESOLVED',
      steps: [{}, {}, {}, {}, {}, { step: 'RESOLVE', pictures: [{ id: pictureIds[0] }] }],
    })
  })

  it('that nobody answers closes by itself, and counts as unanswered', async () => {
    const { id } = await all.report(author)
    const { dueAt } = await takeAll(all, firm, id, wayToDone)
    await test.advance(4 * day)
    await sweepComplaints(test.pool)
    expect((await all.detail(author, id)).state).toBe('RESOLVED')
    await test.advance(2 * day)
    await sweepComplaints(test.pool)
    await sweepComplaints(test.pool)
    const closed = await all.detail(author, id)
    expect(closed).toMatchObject({ state: 'CLOSED', outcome: 'unanswered', rating: null })
    expect(closed.steps.filter(({ step }) => step === 'CLOSE')).toMatchObject([{ party: 'CLOCK', actorName: null }])
    expect(Date.parse(dueAt ?? '')).toBeLessThanOrEqual(Date.parse(closed.steps.at(-1)?.at ?? ''))
  })

  it('is reopened once by right within seven days, and then through the committee', async () => {
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone)
    const rating = { isSolved: true, satisfaction: 'satisfied' as const }
    await all.take(author, id, { step: 'CONFIRM', rating })
    await test.advance(6 * day)
    const again = await all.take(author, id, { step: 'REOPEN', note: '又不亮了' })
    expect(again).toMatchObject({ state: 'IN_PROGRESS', outcome: null, reopenings: 1, holder: { names: ['王秀英'] } })
    await all.take(firm, id, { step: 'RESOLVE', note: '换了灯座', noPicture: 'indoors' })
    expect((await all.refuse(author, id, { step: 'REOPEN', note: '还是不亮' })).code).toBe('complaint_reopened_before')
    await all.take(author, id, { step: 'ASK_REOPENING', note: '还是不亮' })
    expect((await queue(world.committee)).items).toMatchObject([{ id }])
    expect((await all.refuse(firm, id, { step: 'GRANT_REOPENING' })).code).toBe('forbidden')
    expect(await all.take(world.committee, id, { step: 'GRANT_REOPENING' })).toMatchObject({ state: 'IN_PROGRESS' })
    expect((await queue(world.committee)).items).toEqual([])
    // What was said of the first time is not said of this one.
    expect((await all.detail(author, id)).rating).toBeNull()
    await all.take(firm, id, { step: 'RESOLVE', note: '换了线路', noPicture: 'indoors' })
    const last = { step: 'CONFIRM' as const, rating: { isSolved: true, satisfaction: 'basically' as const } }
    expect(await all.take(author, id, last)).toMatchObject({ rating: { satisfaction: 'basically' } })
  })

  it('cannot be reopened after seven days', async () => {
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone)
    await all.take(author, id, { step: 'CONFIRM' })
    await test.advance(8 * day)
    expect((await all.refuse(author, id, { step: 'REOPEN', note: '又坏了' })).code).toBe('complaint_too_late')
  })

  it('closes as disputed where its author said no and was not heard', async () => {
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone)
    await all.take(author, id, { step: 'ASK_REOPENING', note: '没修好' })
    await test.advance(7 * day)
    await sweepComplaints(test.pool)
    expect(await all.detail(author, id)).toMatchObject({ state: 'CLOSED', outcome: 'disputed' })
  })

  it('pauses with the committee’s word and until a day, and its clock with it', async () => {
    const { id } = await all.report(author)
    const before = await takeAll(all, firm, id, wayToDone.slice(0, 3))
    const until = new Date(Date.parse(before.steps.at(-1)?.at ?? '') + 3 * day * 1_000).toISOString()
    await all.take(firm, id, { step: 'ASK_SUSPENSION', reason: 'parts', until, note: '等灯具到货' })
    const twice = { step: 'ASK_SUSPENSION' as const, reason: 'fund' as const, until, note: '再等' }
    expect((await all.refuse(firm, id, twice)).code).toBe('complaint_asked_already')
    expect((await all.refuse(firm, id, { step: 'APPROVE_SUSPENSION' })).code).toBe('forbidden')
    const paused = await all.take(world.committee, id, { step: 'APPROVE_SUSPENSION' })
    expect(paused).toMatchObject({ state: 'SUSPENDED', isPaused: true, pausedUntil: until })
    await test.advance(3 * day + 60)
    await sweepComplaints(test.pool)
    const after = await all.detail(author, id)
    expect(after).toMatchObject({ state: 'IN_PROGRESS', isPaused: false, steps: expect.arrayContaining([]) as unknown })
    const dueOf = (one: typeof after) => Date.parse(one.stages.find(({ stage }) => stage === 'resolved')?.dueAt ?? '')
    expect(dueOf(after) - dueOf(before)).toBe(3 * day * 1_000)
  })

  it('is not begun before its author agreed to the cost', async () => {
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone.slice(0, 2))
    await all.take(firm, id, { step: 'OFFER_COST', cents: 12_000, note: '灯具 80，人工 40' })
    expect((await all.refuse(firm, id, { step: 'BEGIN' })).code).toBe('complaint_cost_open')
    expect((await all.refuse(firm, id, { step: 'ACCEPT_COST' })).code).toBe('forbidden')
    const agreed = await all.take(author, id, { step: 'ACCEPT_COST' })
    expect(agreed.proposals).toMatchObject([{ kind: 'cost', cents: 12_000, isAccepted: true }])
    expect(await all.take(firm, id, { step: 'BEGIN' })).toMatchObject({ state: 'IN_PROGRESS' })
  })

  it('is visited when its author has said yes', async () => {
    const { id, reportedAt } = await all.report(author)
    await all.take(firm, id, { step: 'ACCEPT' })
    const at = (hours: number) => new Date(Date.parse(reportedAt) + hours * 3_600_000).toISOString()
    const past = { step: 'OFFER_VISIT' as const, from: at(-2), to: at(1) }
    expect((await all.refuse(firm, id, past)).code).toBe('complaint_time_wrong')
    await all.take(firm, id, { step: 'OFFER_VISIT', from: at(20), to: at(22) })
    expect(await all.take(author, id, { step: 'ACCEPT_VISIT' })).toMatchObject({
      state: 'ACCEPTED',
      proposals: [{ kind: 'visit', from: at(20), until: at(22), isAccepted: true }],
    })
  })

  it('is refused only by the committee, with who is responsible, and objected to once', async () => {
    const { id } = await all.report(author)
    const refusal = {
      step: 'REFUSE' as const,
      reason: 'other_body' as const,
      note: '路灯由市政养护',
      responsible: { name: '市政养护所', contact: '12319' },
    }
    expect((await all.refuse(firm, id, refusal)).code).toBe('forbidden')
    expect(await all.take(world.committee, id, refusal)).toMatchObject({
      state: 'REFUSED',
      holder: null,
      refusal: { reason: 'other_body', responsibleName: '市政养护所', responsibleContact: '12319' },
    })
    expect(await all.take(author, id, { step: 'OBJECT', note: '灯在楼道里' })).toMatchObject({
      state: 'SUBMITTED',
      holder: { role: 'committee' },
    })
    await all.take(world.committee, id, refusal)
    expect((await all.refuse(author, id, { step: 'OBJECT', note: '再看看' })).code).toBe('complaint_step_illegal')
  })

  it('that a firm says is not its own is looked at by the committee, and sent on', async () => {
    const { id } = await all.report(author)
    await all.take(firm, id, { step: 'DISPUTE', note: '这是业主自装的灯' })
    expect(await all.take(world.committee, id, { step: 'KEEP_DISPATCH', note: '公共部位' })).toMatchObject({
      state: 'DISPATCHED',
      holder: { role: 'property_staff' },
    })
    await all.take(firm, id, { step: 'DISPUTE', note: '再说一次' })
    const nobody = {
      step: 'DISPATCH' as const,
      role: 'grid_worker' as const,
      scopeId: world.gridId,
      note: '请网格员看',
    }
    expect((await all.refuse(world.committee, id, nobody)).code).toBe('complaint_office_empty')
    const worker = await world.grant('grid_worker', 'grid', world.gridId)
    expect(await all.take(world.committee, id, nobody)).toMatchObject({
      state: 'DISPATCHED',
      office: { role: 'grid_worker', rule: 'hand' },
    })
    expect((await queue(worker)).items).toMatchObject([{ id }])
    expect((await queue(firm)).items).toEqual([])
  })

  it('is put into a colleague’s hands', async () => {
    const { id } = await all.report(author)
    await all.take(firm, id, { step: 'ACCEPT' })
    const { items } = await test.call(complaints.workers, all.about(id), { as: firm })
    expect(items.map((one) => one.id).toSorted()).toEqual([firm.accountId, colleague.accountId].toSorted())
    const toNeighbour = { step: 'ASSIGN' as const, workerId: neighbour.accountId }
    expect((await all.refuse(firm, id, toNeighbour)).code).toBe('complaint_worker_unknown')
    await all.take(firm, id, { step: 'ASSIGN', workerId: colleague.accountId })
    expect((await queue(colleague, 'me')).items).toMatchObject([{ id }])
    expect((await queue(firm, 'me')).items).toEqual([])
    expect((await all.refuse(firm, id, { step: 'CONTACT', how: 'phone', note: '喂' })).code).toBe('forbidden')
  })

  it('is taken back by its author', async () => {
    const { id } = await all.report(author)
    expect(await all.take(author, id, { step: 'WITHDRAW' })).toMatchObject({ state: 'WITHDRAWN', holder: null })
    expect((await queue(firm)).items).toEqual([])
  })
})

describe('who sees a matter', () => {
  it('is its author and who handles it; neighbours hear nothing', async () => {
    const { id } = await all.report(author)
    expect((await test.refuse(complaints.detail, all.about(id), { as: neighbour })).code).toBe('not_found')
    const step = { ...all.about(id), body: { step: 'ACCEPT' as const } }
    expect((await test.refuse(complaints.take, step, { as: neighbour })).code).toBe('not_found')
    expect((await all.detail(firm, id)).reporter).toMatchObject({ name: '邻居', isHidden: false })
  })

  it('is shown to neighbours where the community lets them, once somebody looked', async () => {
    const off = await test.refuse(
      complaints.report,
      { ...here(), body: { ...lamp(), isVisible: true } },
      { as: author },
    )
    expect(off.code).toBe('complaint_public_off')
    await settle(true)
    const { id } = await all.report(author, { isVisible: true })
    await test.runJobs()
    const at = { params: { ...here().params, buildingId: buildingAt(world, 0) } }
    expect((await test.call(complaints.atBuilding, at, { as: neighbour })).items).toEqual([])
    await all.take(world.committee, id, { step: 'SHOW' })
    expect((await test.call(complaints.atBuilding, at, { as: neighbour })).items).toMatchObject([{ id, isMine: false }])
    const seen = await all.detail(neighbour, id)
    expect(seen).toMatchObject({ reporter: null, rating: null, abilities: { steps: [], revealContact: false } })
    expect(JSON.stringify(seen)).not.toContain('邻居')
    const far = await world.resident(unitAt(world, 1, 0))
    expect((await test.refuse(complaints.detail, all.about(id), { as: far })).code).toBe('not_found')
  })

  it('learns no name where its author hides it, but the committee does', async () => {
    const { id } = await all.report(author, { isHidden: true })
    await all.take(firm, id, { step: 'ACCEPT' })
    const seen = await all.detail(firm, id)
    expect(seen.reporter).toEqual({ name: null, phoneMasked: null, isHidden: true })
    expect(JSON.stringify(seen)).not.toContain('邻居')
    const look = { ...all.about(id), body: { purpose: '约时间' } }
    expect((await test.refuse(complaints.revealContact, look, { as: firm })).code).toBe('forbidden')
    expect((await all.detail(world.committee, id)).reporter).toMatchObject({ name: '邻居' })
  })

  it('reads the author’s phone for a purpose that the author sees', async () => {
    const { id } = await all.report(author)
    const look = { ...all.about(id), body: { purpose: '约上门时间' } }
    expect((await test.refuse(complaints.revealContact, look, { as: firm })).code).toBe('forbidden')
    await all.take(firm, id, { step: 'ACCEPT' })
    const { phone } = await test.call(complaints.revealContact, look, { as: firm })
    expect(phone).toMatch(/^199\d{8}$/)
    const { items } = await test.call(privacy.dataReads, {}, { as: author })
    expect(items).toMatchObject([{ what: 'phone', purpose: '约上门时间', readerRole: 'property_staff' }])
  })
})
