import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import { complaints } from '@liren/shared/complaints.orders'
import type { Session } from '@liren/shared/identity'
import { startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

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
