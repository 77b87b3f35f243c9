import { votesDelivery } from '@liren/shared/votes.delivery'
import { smallPdf } from '../support/pdf.ts'
import { proofsShown } from '../support/journeys/proofs.stage.ts'
import { untilShelved } from '../support/journeys/shelf.ts'
import { tap, at as hook, seen } from '../support/journeys/tour.ts'
import type { ProofsShown } from '../support/journeys/tour.votes.proofs.ts'
import { openVotesStage, type VotesStage } from '../support/journeys/votes.stage.ts'

let votes: VotesStage
let shown: ProofsShown
beforeAll(async () => {
  votes = await openVotesStage()
  shown = await proofsShown(votes)
})
afterAll(() => votes.stage.close())

const page = (name: string, id: string) => `/pages/votes/${name}/index?community=${shown.communityId}&id=${id}`
const progress = () =>
  votes.stage.test.call(
    votesDelivery.deliveryProgress,
    { params: { communityId: shown.communityId, decisionId: shown.open } },
    { as: votes.votes.organiser },
  )

describe('that a ballot reached its head', () => {
  test('is noted when an owner opens it, and recorded by who organises for what was signed', async () => {
    const { stage, votes: world, voter } = votes
    await stage.visit({ session: await voter('D') }, async ({ page: phone, open }) => {
      await open(page('decision', shown.open))
      await phone.getByRole('button', { name: '去投票' }).waitFor()
      for (let tries = 0; tries < 200 && (await progress()).delivered === 0; tries += 1) await phone.waitForTimeout(100)
      expect(await progress()).toMatchObject({ delivered: 1 })
    })
    await stage.visit({ session: world.organiser }, async ({ page: desk, open }) => {
      await open(page('delivery', shown.open))
      await tap(desk, '#building-2')
      await desk.getByRole('checkbox', { name: /101/ }).first().tap()
      await tap(desk, '#delivery-record')
      // What was begun is there again after the sheet was closed.
      await tap(desk, '#delivery-kind-PUBLIC_NOTICE')
      await hook(desk, '#notice-place').fill('2 号楼门厅')
      await tap(desk, '#delivery-sheet-close')
      await tap(desk, '#delivery-record')
      expect(await hook(desk, '#notice-place').inputValue()).toBe('2 号楼门厅')
      await tap(desk, '#delivery-kind-SIGNED_RECEIPT')
      await tap(desk, '#delivery-confirm')
      await desk.getByText('已登记 1 户头').waitFor()
      await tap(desk, '#show-delivered')
      await desk
        .getByText(/当面签收/)
        .first()
        .waitFor()
    })
    expect(await progress()).toMatchObject({ delivered: 2 })
  })
})

describe('an official result', () => {
  test('is typed in from its document, and shown as imported', async () => {
    const { stage, votes: world } = votes
    await stage.visit({ session: world.organiser }, async ({ page: desk, open, expectInConsole }) => {
      // What is due is the result of elsewhere: nothing is opened or counted here.
      await open(page('run', shown.elsewhere))
      await desk.locator('#run-next').getByText('录入官方平台的结果').waitFor()
      expect(await desk.getByRole('button', { name: '去开启投票' }).count()).toBe(0)
      await tap(desk, '#go-official')
      const type = (id: string, text: string) => hook(desk, id).fill(text)
      await type('#platform', '市业主表决平台')
      await type('#reference', '表决〔2026〕9 号')
      await type('#decided-on', '2026-11-20')
      for (const number of [1, 2]) {
        await type(`#participating-${String(number)}-heads`, '6')
        await type(`#participating-${String(number)}-area`, '700')
        await type(`#consenting-${String(number)}-heads`, '5')
        await type(`#consenting-${String(number)}-area`, '600.00')
        await tap(desk, `#stated-${String(number)}-PASSED`)
      }
      // A document that did not arrive outlives the page with what was typed, and is sent once there is a line again.
      expectInConsole(/net::ERR_FAILED/)
      const uploads = /\/official-files$/
      await desk.route(uploads, (route) => route.abort())
      await hook(desk, '#official-pdf').setInputFiles({
        name: '结果.pdf',
        mimeType: 'application/pdf',
        buffer: smallPdf(),
      })
      await desk.getByText('现在连不上网络').first().waitFor()
      await untilShelved(desk, 1)
      await desk.unroute(uploads)
      await desk.reload()
      await seen(desk, '#official-file-1')
      expect(await hook(desk, '#reference').inputValue()).toBe('表决〔2026〕9 号')
      await tap(desk, '#official-import')
      await seen(desk, '#official-done')
      await open(page('result', shown.elsewhere))
      await desk.getByText('这是导入的正式结果').waitFor()
      await desk.getByText('表决〔2026〕9 号').waitFor()
      expect(await desk.getByText(/与文件不一致：/).count()).toBe(0)
    })
  })
})
