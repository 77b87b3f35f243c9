import { announcements } from '@liren/shared/announcements'
import { somePicture } from '../support/pictures.ts'
import { unitAt } from '../support/world.ts'
import { neighbour, officer, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'
import { everyElement } from '../support/weapp/tree.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

const title = '上半年收支公示'
const detail = 'pages/announcements/detail/index'

describe('a disclosure with a picture', () => {
  it('is composed in WeChat, opened by a resident, looked at and confirmed', async () => {
    const { test, world } = town
    const reader = await neighbour(town, unitAt(world, 0, 0), '李梅', 'tenant')
    const device = await officer(town, {
      role: 'committee',
      scopeKind: 'community',
      scopeId: world.communityId,
      nickname: '沈书记',
    })
    const bytes = await somePicture('jpeg', 320, 240)
    device.person.chosenPictures = () => [{ name: '凭证.jpg', bytes }]

    const author = await settle(town, device)
    await author.tap('home-workbench')
    await author.tap('desk-compose')
    await author.tap('compose-kind-disclosure')
    await author.type('compose-title', title)
    await author.type('block-0', '见图。')
    await author.tap('attach-pictures')
    await author.until('the picture is there', () => author.find('file-1') !== null)
    await author.type('file-1-alt', '收支明细表')
    await author.tap('compose-next')
    await author.tap('compose-more')
    await author.tap('ask-confirm')
    await author.tap('compose-next')
    await author.tap('compose-publish')
    await author.tap('publish-confirm')
    await author.isOn(detail)
    await author.sees('公示到')
    const { id = '' } = author.stack.top().query
    const params = { communityId: world.communityId, announcementId: id }
    const made = await test.call(announcements.detail, { params }, { as: world.committee })
    expect(made.attachments).toMatchObject([{ kind: 'picture', alt: '收支明细表' }])

    const phone = await settle(town, reader)
    await phone.tap('home-board')
    await phone.isOn('pages/announcements/board/index')
    await phone.tap(`feed-item-${id}`)
    await phone.isOn(detail)
    const [picture] = made.attachments
    // Asked for with who asks, then drawn from the phone's own copy.
    await phone.until('the picture is drawn', () => {
      const frame = phone.find(`picture-${picture?.id ?? ''}`)
      return frame !== null && [...everyElement(frame)].some(({ tag }) => tag === 'image')
    })
    await phone.tap(`picture-${picture?.id ?? ''}`)
    await phone.until('WeChat shows it', () => phone.device.viewed.length === 1)
    await phone.tap('confirm-read')
    await phone.sees('您已确认')

    await author.tap('notice-withdraw')
    await author.sees('公示期内不能撤下')
  })
})
