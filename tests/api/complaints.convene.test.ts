import { complaintConvene } from '@liren/shared/complaints.convene'
import { complaints } from '@liren/shared/complaints.orders'
import type { RequestOf } from '@liren/shared/endpoint'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { rolesApi } from '@liren/shared/roles'
import { sweepCalls } from '../../server/src/features/complaints/complaints.whistle.clock.service.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, type Complaints } from '../support/complaints.ts'
import { callsIn, departmentOf, officerAbove } from '../support/complaints.whistle.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let firm: Session
let works: Session
let matters: string[]

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await world.grant('property_staff', 'estate', world.estateId)
  works = await officerAbove(test, world, '城管中队')
  matters = [(await all.report(author)).id, (await all.report(author, { text: '围墙裂了' })).id].toSorted()
})

type Draft = RequestOf<typeof complaintConvene.convene>['body']
const day = 24 * 3_600
const here = () => ({ communityId: world.communityId })
const soon = async (hours = 48): Promise<string> => {
  const { rows } = await test.admin.query<{ at: Date }>('SELECT app.now() AS at')
  return new Date((rows[0]?.at.getTime() ?? 0) + hours * 3_600_000).toISOString()
}
const draftOf = async (more: Partial<Draft> = {}): Promise<Draft> => ({
  ...{ title: '三楼照明环物会', place: '居委会二楼', startsAt: await soon(), complaintIds: matters },
  offices: [departmentOf(world, '城管中队'), { role: 'property_staff', scopeId: world.estateId }],
  ...more,
})
const convene = async (as: Session, more: Partial<Draft> = {}) =>
  test.call(complaintConvene.convene, { params: here(), body: await draftOf(more) }, { as })
const refused = async (as: Session, more: Partial<Draft> = {}) =>
  (await test.refuse(complaintConvene.convene, { params: here(), body: await draftOf(more) }, { as })).code
const about = (meetingId: string) => ({ params: { ...here(), meetingId } })
const detail = (as: Session, id: string) => test.call(complaintConvene.meeting, about(id), { as })
const told = async (as: Session, kind: string) =>
  (await test.call(messages.inbox, { params: here() }, { as })).items.filter((one) => one.kind === kind).length

describe('a meeting', () => {
  it('is called on two matters, answered, held, and its resolutions are followed to the end', async () => {
    const planned = await convene(world.committee)
    expect(planned).toMatchObject({ state: 'PLANNED', abilities: { hold: false, cancel: true } })
    expect(planned.matters.map(({ id }) => id).toSorted()).toEqual(matters)
    expect(planned.invitations.map(({ state, kind }) => [state, kind])).toEqual([
      ['CALLED', 'invitation'],
      ['CALLED', 'invitation'],
    ])
    // Whoever is invited sees every matter of it, and the meeting; the author neither invited nor in office does not.
    for (const id of matters) expect(await all.detail(works, id)).toMatchObject({ reporter: { name: null } })
    expect((await test.refuse(complaintConvene.meeting, about(planned.id), { as: author })).code).toBe('not_found')
    const calls = callsIn(test, world)
    const [invited] = await calls.desk(works)
    expect(invited).toMatchObject({
      kind: 'invitation',
      meetingId: planned.id,
      abilities: { steps: ['REPORT_IN', 'REFUSE'] },
    })
    await calls.take(works, invited?.complaintId ?? '', invited?.id ?? '', { step: 'REPORT_IN' })
    expect((await calls.desk(works))[0]?.abilities.steps).toEqual([])
    const early = { minutes: '还没开', attended: [], resolutions: [] }
    const tooEarly = test.refuse(complaintConvene.hold, { ...about(planned.id), body: early }, { as: world.committee })
    expect((await tooEarly).code).toBe('complaint_step_illegal')

    await test.advance(2 * day + 60)
    const [first, second] = planned.invitations
    const office = first?.office.role === 'department' ? first : second
    const held = await test.call(
      complaintConvene.hold,
      {
        ...about(planned.id),
        body: {
          minutes: '城管到会，物业没有到会。',
          attended: [office?.id ?? ''],
          resolutions: [
            { complaintId: matters[0] ?? '', invitationId: office?.id ?? '', text: '换控制箱', withinDays: 5 },
            { complaintId: matters[1] ?? '', invitationId: office?.id ?? '', text: '围墙加固', withinDays: 10 },
          ],
        },
      },
      { as: world.committee },
    )
    expect(held).toMatchObject({ state: 'HELD', minutes: '城管到会，物业没有到会。' })
    expect(Object.fromEntries(held.invitations.map((one) => [one.office.role, one.state]))).toEqual({
      ...{ department: 'DONE', property_staff: 'LAPSED' },
    })
    expect(held.resolutions.map(({ state, ask }) => [state, ask])).toEqual([
      ['HERE', '换控制箱'],
      ['HERE', '围墙加固'],
    ])
    const again = test.refuse(complaintConvene.hold, { ...about(planned.id), body: early }, { as: world.committee })
    expect((await again).code).toBe('complaint_step_illegal')
    // The author reads what was resolved on the page of the matter.
    expect((await calls.list(author, matters[0] ?? '')).items.map(({ kind, ask }) => [kind, ask])).toContainEqual([
      ...['resolution', '换控制箱'],
    ])

    const [one] = held.resolutions
    await calls.take(works, one?.complaintId ?? '', one?.id ?? '', { step: 'SIGN_OFF', note: '已换' })
    await test.advance(13 * day)
    await sweepCalls(test.pool)
    const after = await detail(works, planned.id)
    expect(after.resolutions.map(({ state, isOverdue, climbed }) => [state, isOverdue, climbed])).toEqual([
      ['DONE', false, null],
      ['HERE', true, 'street'],
    ])
    expect(await told(world.committee, 'complaint_climbed')).toBe(2)
    const { items } = await test.call(complaintConvene.meetings, { params: here() }, { as: world.committee })
    expect(items).toMatchObject([{ matters: 2, invited: 2, resolutions: { open: 1, done: 1, overdue: 1 } }])
  })

  it('reminds those who come, once', async () => {
    const offices = [{ role: 'property_staff' as const, scopeId: world.estateId }]
    const { id, invitations } = await convene(world.committee, { offices })
    const [invitation] = invitations
    const calls = callsIn(test, world)
    await calls.take(firm, invitation?.complaintId ?? '', invitation?.id ?? '', { step: 'REPORT_IN' })
    await test.advance(40 * 3_600)
    await sweepCalls(test.pool)
    expect(await told(firm, 'complaint_due')).toBe(1)
    await test.advance(20 * day)
    await sweepCalls(test.pool)
    expect(await told(firm, 'complaint_climbed')).toBe(0)
    // Nobody wrote minutes: that is seen.
    expect(await detail(firm, id)).toMatchObject({ state: 'PLANNED', isLate: true })
  })

  it('is called off for a reason that those invited read', async () => {
    const { id } = await convene(world.committee)
    expect(
      (await test.refuse(complaintConvene.cancel, { ...about(id), body: { reason: 'x' } }, { as: works })).code,
    ).toBe('forbidden')
    await test.call(complaintConvene.cancel, { ...about(id), body: { reason: '已经修好' } }, { as: world.committee })
    const seen = await detail(works, id)
    expect(seen).toMatchObject({ state: 'CANCELLED', cancelledFor: '已经修好', abilities: { cancel: false } })
    expect(seen.invitations.map(({ state }) => state)).toEqual(['CALLED_OFF', 'CALLED_OFF'])
    expect(await callsIn(test, world).desk(works)).toEqual([])
  })

  it('is not called by others, nor in the past, nor with offices that nobody holds, nor for another’s resolutions', async () => {
    expect(await refused(firm)).toBe('forbidden')
    expect(await refused(author)).toBe('forbidden')
    expect(await refused(world.committee, { startsAt: await soon(-1) })).toBe('complaint_time_wrong')
    expect(await refused(world.committee, { offices: [departmentOf(world, '水务所')] })).toBe('complaint_office_empty')
    const twice = departmentOf(world, '城管中队')
    expect(await refused(world.committee, { offices: [twice, twice] })).toBe('complaint_called_already')
    const { id, invitations } = await convene(world.committee, { complaintIds: [matters[0] ?? ''] })
    await test.advance(3 * day)
    const wrong = (more: object) => ({
      ...about(id),
      body: {
        ...{ minutes: '开过了', attended: [] },
        resolutions: [
          { complaintId: matters[0] ?? '', invitationId: invitations[0]?.id ?? '', text: '修', withinDays: 5, ...more },
        ],
      },
    })
    for (const more of [{ complaintId: matters[1] }, { invitationId: matters[0] }]) {
      const answer = await test.refuse(complaintConvene.hold, wrong(more), { as: world.committee })
      expect(answer.code).toBe('complaint_meeting_wrong')
    }
  })

  it('on a dispute is its mediator’s, and a colleague of the committee does not see it', async () => {
    const { id } = await all.report(author, { category: 'dispute', text: '楼上半夜拖椅子' })
    const phone = newPhone()
    const office = { role: 'committee', scopeKind: 'community', scopeId: world.communityId } as const
    const body = { phone, nickname: '孙主任', ...office }
    await test.call(rolesApi.grant, { params: here(), body }, { as: world.operator })
    const colleague = await test.signIn(phone)
    await all.take(world.committee, id, { step: 'ACCEPT' })
    expect(await refused(colleague, { complaintIds: [id] })).toBe('not_found')
    const offices = [departmentOf(world, '城管中队')]
    const planned = await convene(world.committee, { complaintIds: [id], offices })
    expect((await test.refuse(complaintConvene.meeting, about(planned.id), { as: colleague })).code).toBe('not_found')
    expect((await test.call(complaintConvene.meetings, { params: here() }, { as: colleague })).items).toEqual([])
    expect(await detail(works, planned.id)).toMatchObject({ matters: [{ id }] })
    expect((await test.refuse(complaints.detail, all.about(id), { as: firm })).code).toBe('not_found')
  })
})
