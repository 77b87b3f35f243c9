import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintPictures } from '@liren/shared/complaints.pictures'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints, type StepBody } from '../support/complaints.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let neighbour: Session
let firm: Session

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
  await test.call(
    complaintSettingsApi.setSettings,
    { ...here(), body: { version: 0, isPublicOn: true, confirmDays: 5, city: 'house' } },
    { as: world.committee },
  )
})

const here = () => ({ params: { communityId: world.communityId } })
const mine = async (as: Session) => (await test.call(complaints.mine, here(), { as })).items
const follow = (id: string, as: Session) =>
  test.call(complaints.follow, { ...all.about(id), body: { isFollowing: true } }, { as })

describe('a matter that a neighbour follows', () => {
  it('names nobody among their own, also while its author is asked', async () => {
    const { id } = await all.report(author, { isVisible: true, isHidden: true })
    await all.take(world.committee, id, { step: 'SHOW' })
    await follow(id, neighbour)
    await takeAll(all, firm, id, wayToDone)
    const own = await mine(author)
    expect(own).toMatchObject([{ id, isMine: true, holder: { party: 'reporter', names: ['邻居'] } }])
    const [followed] = await mine(neighbour)
    expect(followed).toMatchObject({ id, isMine: false, holder: { party: 'reporter', names: [] } })
  })
})

const into = (intoId: string) => ({ step: 'MERGE' as const, intoId })
const inbox = async (as: Session) => (await test.call(messages.inbox, here(), { as })).items

describe('a matter that neighbours do not see', () => {
  const secret = { text: '我家的水表被人动过', place: () => ({ kind: 'unit' as const, id: unitAt(world, 0, 0) }) }
  const apart = async () => {
    const pictureIds = [await all.attach(author)]
    const place = { ...secret.place(), spot: '主卧' }
    return all.report(author, { text: secret.text, place, pictureIds })
  }
  const told = (seen: unknown) => JSON.stringify(seen)

  it('shows whoever was merged into it how it goes, and nothing of what was said', async () => {
    const { id, pictures } = await apart()
    const second = await all.report(neighbour)
    await all.take(firm, second.id, into(id))
    await takeAll(all, firm, id, wayToDone)
    const seen = await all.detail(neighbour, id)
    expect(seen).toMatchObject({
      state: 'RESOLVED',
      text: '',
      excerpt: '',
      coverId: null,
      pictures: [],
      reporter: null,
    })
    expect(seen.place).toMatchObject({ kind: 'building', label: '枫林苑 1幢', spot: null })
    expect(seen.stages.find(({ stage }) => stage === 'contacted')?.at).not.toBeNull()
    const moved = await inbox(neighbour)
    expect(moved.filter(({ subjectId }) => subjectId === id)).toHaveLength(4)
    expect(told([seen, moved])).not.toMatch(/水表|主卧|单元/)
    const picture = { params: { ...all.about(id).params, pictureId: pictures[0]?.id ?? '' }, query: {} }
    expect((await test.refuse(complaintPictures.picture, picture, { as: neighbour })).code).toBe('not_found')
  })

  it('is none any more to who followed it, once it is hidden', async () => {
    const { id } = await all.report(author, { isVisible: true })
    await all.take(world.committee, id, { step: 'SHOW' })
    await follow(id, neighbour)
    expect(await all.detail(neighbour, id)).toMatchObject({ text: '三楼电梯口的灯坏了，晚上看不见。' })
    await all.take(author, id, { step: 'HIDE', note: '不想公开了' })
    expect(await all.detail(neighbour, id)).toMatchObject({ text: '', excerpt: '' })
    expect(await mine(neighbour)).toMatchObject([{ id, excerpt: '' }])
  })
})

const atBuilding = async (as: Session) => {
  const at = { params: { ...here().params, buildingId: buildingAt(world, 0) } }
  return (await test.call(complaints.atBuilding, at, { as })).items
}

describe('a repair in a flat that neighbours see', () => {
  it('is in the building to them, and in the flat to who handles it', async () => {
    const place = { kind: 'unit' as const, id: unitAt(world, 0, 0), spot: '厨房' }
    const { id } = await all.report(author, { category: 'repair_home', place, isVisible: true })
    await all.take(world.committee, id, { step: 'SHOW' })
    const building = { kind: 'building', id: buildingAt(world, 0), label: '枫林苑 1幢', spot: null }
    expect((await all.detail(neighbour, id)).place).toEqual(building)
    expect(await atBuilding(neighbour)).toMatchObject([{ id, place: building }])
    const flat = (await all.detail(author, id)).place
    expect(flat).toMatchObject({ kind: 'unit', spot: '厨房' })
    expect((await all.detail(firm, id)).place).toEqual(flat)
    await follow(id, neighbour)
    await all.take(firm, id, { step: 'ACCEPT' })
    expect(JSON.stringify(await inbox(neighbour))).not.toContain(flat.label)
  })
})

describe('what neighbours saw', () => {
  const shown = async () => {
    const { id } = await all.report(author, { isVisible: true })
    return all.take(world.committee, id, { step: 'SHOW' })
  }
  const refuse: StepBody = {
    ...{ step: 'REFUSE', reason: 'other_body', note: '归城管' },
    responsible: { name: '城管中队', contact: '12319' },
  }

  it('they see no more once its author took it back, or it was refused', async () => {
    const [back, refused] = [await shown(), await shown()]
    expect(await atBuilding(neighbour)).toHaveLength(2)
    await all.take(author, back.id, { step: 'WITHDRAW' })
    await all.take(world.committee, refused.id, refuse)
    expect(await atBuilding(neighbour)).toEqual([])
    expect((await test.refuse(complaints.detail, all.about(back.id), { as: neighbour })).code).toBe('not_found')
  })

  it('can be hidden by its author also where it goes on with another', async () => {
    const [one, other] = [await shown(), await shown()]
    await all.take(firm, one.id, into(other.id))
    expect((await all.detail(author, one.id)).abilities.steps).toContain('HIDE')
    await all.take(author, one.id, { step: 'HIDE', note: '不想公开了' })
    expect((await atBuilding(neighbour)).map(({ id }) => id)).toEqual([other.id])
  })
})

describe('the phone of who complained', () => {
  it('is shown as long as the matter goes on, or may be opened again', async () => {
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone)
    await all.take(author, id, { step: 'CONFIRM' })
    const look = { ...all.about(id), body: { purpose: '回访' } }
    expect((await all.detail(firm, id)).abilities.revealContact).toBe(true)
    await test.call(complaints.revealContact, look, { as: firm })
    await test.advance(31 * 86_400)
    expect((await all.detail(firm, id)).abilities.revealContact).toBe(false)
    expect((await test.refuse(complaints.revealContact, look, { as: firm })).code).toBe('forbidden')
    expect((await test.refuse(complaints.revealContact, look, { as: world.committee })).code).toBe('forbidden')
  })
})
