import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { volunteering } from '@liren/shared/volunteering'
import { groups } from '@liren/shared/volunteering.groups'
import { privacy } from '@liren/shared/privacy'
import { startApp, type TestApp } from '../support/app.ts'
import { stepUp } from '../support/matrix.register.ts'
import { neighbour, type Neighbour } from '../support/points.ts'
import { raceFor } from '../support/race.ts'
import { plantCredits } from '../support/recognition.ts'
import { proposeActivity, shiftIn, signUp } from '../support/volunteering.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let lead: Neighbour
let wang: Neighbour
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  lead = await neighbour(test, world, '赵队长')
  wang = await neighbour(test, world, '王师傅')
})

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

const register = (name = '夜巡队', leader = lead, as = world.committee) =>
  test.call(groups.register, { params: params(), body: { name, residenceId: leader.residenceId } }, { as })
const at = (groupId: string) => ({ params: { ...params(), groupId } })
const join = (groupId: string, as: Session) => test.call(groups.join, at(groupId), { as })
const leave = (groupId: string, as: Session) => test.call(groups.leave, at(groupId), { as })
const listed = async (as: Session) => (await test.call(groups.list, { params: params() }, { as })).items
const propose = (as: Session, groupId: string, more: object = {}) =>
  proposeActivity(test, world, as, { title: '夜间巡逻', groupId, ...more })
const approve = (activityId: string, as: Session) =>
  test.call(groups.approve, { params: { ...params(), activityId } }, { as })
const toldOf = async (as: Session) =>
  (await test.call(messages.inbox, { params: params() }, { as })).items.map(({ kind, sender }) => [kind, sender])

describe('a group', () => {
  it('is registered by the committee, with a leader who lives here', async () => {
    const group = await register()
    expect(group).toMatchObject({ name: '夜巡队', leader: '赵队长', people: 1, isMember: false })
    expect(await codeOf(register('书法组', lead, lead.as))).toBe('forbidden')
    expect(await codeOf(register('书法组', { ...lead, residenceId: group.id }))).toBe('not_found')
    expect(await codeOf(register())).toBe('group_name_taken')
    expect(await listed(wang.as)).toMatchObject([
      { name: '夜巡队', abilities: { join: true, leave: false, keep: false } },
    ])
  })

  it('has one name, however many register it at once', async () => {
    const twice = [lead, wang].map((leader) => () => codeOf(register('夜巡队', leader)))
    const said = (await raceFor(test.admin, 'volunteer_group', twice)).map((one) =>
      one.status === 'fulfilled' ? one.value : '',
    )
    expect(said.toSorted((a, b) => a.localeCompare(b))).toEqual(['group_name_taken', 'ok'])
  })

  it('is joined and left by whoever likes; its leader stays until there is another', async () => {
    const { id } = await register()
    expect(await join(id, wang.as)).toMatchObject({ people: 2, isMember: true, abilities: { leave: true } })
    expect(await join(id, wang.as)).toMatchObject({ people: 2 })
    expect(await codeOf(leave(id, lead.as))).toBe('group_led')
    const body = { residenceId: wang.residenceId }
    const appointed = await test.call(groups.appoint, { ...at(id), body }, { as: world.committee })
    expect(appointed).toMatchObject({ leader: '王师傅', people: 2 })
    expect(await leave(id, lead.as)).toMatchObject({ people: 1, isMember: false })
    expect(await codeOf(leave(id, wang.as))).toBe('group_led')
  })

  it('is closed by the committee, and gives its name back', async () => {
    const { id } = await register()
    await test.call(groups.close, at(id), { as: world.committee })
    expect(await listed(lead.as)).toEqual([])
    expect(await codeOf(join(id, wang.as))).toBe('not_found')
    expect(await codeOf(propose(lead.as, id))).toBe('not_found')
    expect(await codeOf(register())).toBe('ok')
  })

  it('is in the export of who is in it, and loses who deletes their account', async () => {
    const { id } = await register()
    await join(id, wang.as)
    await stepUp(test, wang.as)
    const { file } = await test.call(privacy.export, {}, { as: wang.as })
    expect(JSON.parse(Buffer.from(file).toString())).toMatchObject({
      communities: [{ volunteerGroups: [{ name: '夜巡队', isLeader: false }] }],
    })
    await stepUp(test, wang.as)
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: wang.as })
    expect(await listed(lead.as)).toMatchObject([{ people: 1 }])
  })
})

describe('what a member proposes for the group', () => {
  it('is approved by its leader: shifts open, and its members are told', async () => {
    const { id } = await register()
    const li = await neighbour(test, world, '李阿姨')
    for (const { as } of [wang, li]) await join(id, as)
    const proposal = await propose(wang.as, id)
    expect(proposal).toMatchObject({ state: 'proposed', group: '夜巡队', abilities: { approveForGroup: false } })
    expect(await toldOf(lead.as)).toEqual([['group_proposal', '王师傅']])
    const query = { state: 'proposed' as const }
    const mine = await test.call(volunteering.activities, { params: params(), query }, { as: lead.as })
    expect(mine.items.map((one) => one.id)).toEqual([proposal.id])
    expect(await codeOf(approve(proposal.id, li.as))).toBe('not_found')
    expect(await codeOf(approve(proposal.id, wang.as))).toBe('forbidden')
    const approved = await approve(proposal.id, lead.as)
    expect(approved).toMatchObject({ state: 'published', noticeId: null, abilities: { approveForGroup: false } })
    expect(await codeOf(approve(proposal.id, lead.as))).toBe('activity_step_illegal')
    expect(await toldOf(wang.as)).toEqual([['activity_decided', '夜巡队']])
    expect(await toldOf(li.as)).toEqual([['group_activity', '夜巡队']])
    const outside = await neighbour(test, world, '邻居')
    expect(await toldOf(outside.as)).toEqual([])
    const shiftId = approved.shifts[0]?.id ?? ''
    expect(await signUp(test, world, shiftId, outside.as)).toMatchObject({ mine: { state: 'in' } })
  })

  it('is for members alone; what its leader proposes, and what is dangerous, the committee decides', async () => {
    const { id } = await register()
    expect(await codeOf(propose(wang.as, id))).toBe('not_found')
    await join(id, wang.as)
    const own = await propose(lead.as, id)
    expect(own.abilities).toMatchObject({ approve: false, approveForGroup: false })
    expect(await codeOf(approve(own.id, lead.as))).toBe('forbidden')
    const risk = { note: '登高', insurance: true }
    const risky = await propose(wang.as, id, { risk })
    expect(await codeOf(approve(risky.id, lead.as))).toBe('forbidden')
    expect(await toldOf(lead.as)).toEqual([])
    const seen = await test.call(
      volunteering.activity,
      { params: { ...params(), activityId: risky.id } },
      { as: world.committee },
    )
    expect(seen.abilities).toMatchObject({ approve: true, approveForGroup: false })
  })

  it('is not opened once its first shift has begun, and not by who led the group before', async () => {
    const { id } = await register()
    await join(id, wang.as)
    const late = await propose(wang.as, id, { shifts: [shiftIn(2)] })
    const other = await propose(wang.as, id, { shifts: [shiftIn(60)] })
    await test.advance(3 * 3_600)
    expect(await codeOf(approve(late.id, lead.as))).toBe('activity_past')
    const li = await neighbour(test, world, '李阿姨')
    const body = { residenceId: li.residenceId }
    await test.call(groups.appoint, { ...at(id), body }, { as: world.committee })
    expect(await codeOf(approve(other.id, lead.as))).toBe('not_found')
    expect(await codeOf(approve(other.id, li.as))).toBe('ok')
  })
})

describe('what a group served this year', () => {
  it('is added up for its members, from five people on, and for nobody in office', async () => {
    const { id } = await register()
    await join(id, wang.as)
    const { shifts } = await approve((await propose(wang.as, id)).id, lead.as)
    const people = [wang, lead]
    for (let n = 0; n < 3; n += 1) people.push(await neighbour(test, world, `邻居${String(n)}`))
    const shiftId = shifts[0]?.id ?? ''
    for (const { as } of people.slice(0, 4)) await signUp(test, world, shiftId, as)
    await plantCredits(test, world.communityId, shiftId, world.committee.accountId)
    expect(await listed(wang.as)).toMatchObject([{ served: null }])
    await signUp(test, world, shiftId, (people[4] ?? wang).as)
    await plantCredits(test, world.communityId, shiftId, world.committee.accountId)
    expect(await listed(wang.as)).toMatchObject([{ served: { people: 5, minutes: 300 } }])
    expect(await listed(world.committee)).toMatchObject([{ served: null }])
    expect(await listed((people[4] ?? wang).as)).toMatchObject([{ served: null, isMember: false }])
  })
})
