import { complaintStreet } from '@liren/shared/complaints.street'
import { complaintTasks } from '@liren/shared/complaints.tasks'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { randomInt } from 'node:crypto'
import { startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone } from '../support/complaints.ts'
import { officerAbove } from '../support/complaints.whistle.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let street: Session
let works: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  street = await officerAbove(test, world, null, '许科长')
  works = await officerAbove(test, world, '城管中队')
})

const here = () => ({ params: { communityId: world.communityId } })
const clock = async () => {
  const { rows } = await test.admin.query<{ at: Date }>('SELECT app.now() AS at')
  return rows[0]?.at ?? new Date()
}
const dayAt = async (days: number) => new Date((await clock()).getTime() + days * 86_400_000).toISOString()
const board = async (as: Session, more: object = {}) =>
  test.call(
    complaintStreet.street,
    { query: { from: (await dayAt(-30)).slice(0, 10), to: (await dayAt(2)).slice(0, 10), ...more } },
    { as },
  )

describe('the street', () => {
  it('sees its communities in figures alone, and none of fewer than five', async () => {
    const all = complaintsOf(test, world)
    const author = await world.resident(unitAt(world, 0, 0))
    const firm = await world.grant('property_staff', 'estate', world.estateId)
    for (let n = 0; n < 4; n++) await all.report(author)
    expect((await board(street)).items).toMatchObject([{ name: '枫林社区', reported: null, open: null, overdue: 0 }])
    for (let n = 0; n < 2; n++) {
      const { id } = await all.report(author)
      await takeAll(all, firm, id, wayToDone)
      await all.take(author, id, { step: 'CONFIRM', rating: { isSolved: true, satisfaction: 'satisfied' } })
    }
    const page = await board(street)
    expect(page.items).toEqual([
      {
        ...{
          communityId: world.communityId,
          name: '枫林社区',
          reported: 6,
          open: null,
          overdue: 0,
          listed: 0,
          silent: 0,
        },
        rates: { response: null, solution: null, satisfaction: null },
        tasks: { pushed: 0, offList: 0 },
      },
    ])
  })

  it('sees no community of another street, and each of its own once, page by page', async () => {
    const code = () => Array.from({ length: 12 }, () => String(randomInt(10))).join('')
    for (let n = 0; n < 3; n++)
      await test.call(
        neighbourhood.createCommunity,
        { params: { streetId: world.streetId }, body: { name: `社区${String(n)}`, code: code() } },
        { as: world.operator },
      )
    await createWorld(test)
    const names: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof board>> = await board(street, { limit: 2, ...(cursor ? { cursor } : {}) })
      names.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(names.toSorted()).toEqual(['枫林社区', '社区0', '社区1', '社区2'].toSorted())
  })

  it('alone sees it', async () => {
    const query = { from: '2026-03-01', to: '2026-03-31' }
    for (const as of [works, world.committee])
      expect((await test.refuse(complaintStreet.street, { query }, { as })).code).toBe('forbidden')
    const wrong = test.refuse(
      complaintStreet.street,
      { query: { from: '2026-03-31', to: '2026-03-01' } },
      { as: street },
    )
    expect((await wrong).code).toBe('complaint_time_wrong')
  })
})

describe('a task pushed to a community', () => {
  const push = async (as: Session, item: string | null, more: object = {}) =>
    test.call(
      complaintTasks.push,
      { ...here(), body: { title: '填一张表', text: '周五前报送', item, dueAt: await dayAt(3), ...more } },
      { as },
    )
  const answer = (id: string, step: 'ACCEPT' | 'DECLINE' | 'FINISH') => ({
    params: { ...here().params, taskId: id },
    body: { step, note: '按清单办' },
  })
  const setList = (items: string[], version = 0) =>
    test.call(complaintTasks.setList, { ...here(), body: { version, items } }, { as: world.committee })

  it('that is not on its list is flagged, counted, told, and may be declined', async () => {
    await setList(['防汛值守'])
    const off = await push(works, null)
    expect(off).toMatchObject({ isOffList: true, by: '里仁街道 城管中队', state: 'PUSHED', abilities: { steps: [] } })
    const on = await push(street, '防汛值守')
    expect(on).toMatchObject({ isOffList: false, by: '里仁街道' })
    const { items } = await test.call(complaintTasks.tasks, here(), { as: world.committee })
    expect(items.map(({ isOffList, abilities }) => [isOffList, abilities.steps])).toEqual([
      [false, ['ACCEPT']],
      [true, ['ACCEPT', 'DECLINE']],
    ])
    const inbox = (await test.call(messages.inbox, here(), { as: world.committee })).items
    expect(inbox.filter(({ kind }) => kind === 'task_pushed')).toHaveLength(2)
    const declined = await test.call(complaintTasks.answer, answer(off.id, 'DECLINE'), { as: world.committee })
    expect(declined).toMatchObject({ state: 'DECLINED', note: '按清单办', abilities: { steps: [] } })
    const refused = test.refuse(complaintTasks.answer, answer(on.id, 'DECLINE'), { as: world.committee })
    expect((await refused).code).toBe('complaint_step_illegal')
    await test.call(complaintTasks.answer, answer(on.id, 'ACCEPT'), { as: world.committee })
    await test.advance(4 * 86_400)
    const late = (await test.call(complaintTasks.tasks, here(), { as: street })).items
    expect(late.map(({ isOverdue }) => isOverdue)).toEqual([true, false])
    await test.call(complaintTasks.answer, answer(on.id, 'FINISH'), { as: world.committee })
    expect((await board(street)).items[0]?.tasks).toEqual({ pushed: 2, offList: 1 })
  })

  it('names an item that is on the list, and a time that lies ahead', async () => {
    await setList(['防汛值守'])
    const refuse = async (body: object) =>
      (
        await test.refuse(
          complaintTasks.push,
          { ...here(), body: { title: '填表', text: '报送', item: null, dueAt: await dayAt(3), ...body } },
          { as: street },
        )
      ).code
    expect(await refuse({ item: '拆违' })).toBe('complaint_task_item_unknown')
    expect(await refuse({ dueAt: await dayAt(-1) })).toBe('complaint_time_wrong')
    const stale = test.refuse(
      complaintTasks.setList,
      { ...here(), body: { version: 0, items: [] } },
      { as: world.committee },
    )
    expect((await stale).code).toBe('edited_elsewhere')
  })

  it('is seen by committee and street, and by the department that pushed it', async () => {
    const power = await officerAbove(test, world, '供电所')
    await push(works, null)
    const count = async (as: Session) => (await test.call(complaintTasks.tasks, here(), { as })).items.length
    expect([await count(works), await count(power), await count(street)]).toEqual([1, 0, 1])
    const author = await world.resident(unitAt(world, 0, 0))
    expect((await test.refuse(complaintTasks.tasks, here(), { as: author })).code).toBe('forbidden')
  })
})
