import type { Session } from '@liren/shared/identity'
import { pointsDesk } from '@liren/shared/points.desk'
import { pointsShop, type Item } from '@liren/shared/points.shop'
import { startApp, type TestApp } from '../support/app.ts'
import { auditLedger, credit, neighbour, proposer, type Neighbour } from '../support/points.ts'
import { addItem, addMerchant, codeOf, handOver, order } from '../support/shop.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let desk: Session
let chen: Neighbour
let soap: Item
let haircut: Item

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  desk = await world.grant('points_desk', 'community', world.communityId)
  chen = await neighbour(test, world)
  await credit(test, world, await proposer(world), chen, { minutes: 600, points: 100 })
  soap = await addItem(test, world, { stock: 5, price: 10 })
  const barber = await addMerchant(test, world, world.committee, '小王理发店')
  haircut = await addItem(test, world, {
    title: '理发一次',
    kind: 'service',
    stock: 5,
    price: 20,
    merchantId: barber.id,
  })
})
afterEach(() => auditLedger(test))

const params = () => ({ communityId: world.communityId })
const codeIn = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const people = async () => (await test.call(pointsDesk.people, { params: params() }, { as: world.committee })).items
async function serveFor(merchantId: string | null) {
  const [person] = await people()
  const at = { params: { ...params(), grantId: person?.grantId ?? '' }, body: { merchantId } }
  return test.call(pointsDesk.setPerson, at, { as: world.committee })
}
const bought = async (item: Item) => {
  const made = await order(test, world, item.id, chen.as)
  return codeOf(test, world, made.id, chen.as)
}
const titles = async (as: Session, query: object = {}) =>
  (await test.call(pointsDesk.orders, { params: params(), query }, { as })).items.map(({ title }) => title)
const look = (code: string, as = desk) => test.call(pointsShop.lookUp, { params: params(), body: { code } }, { as })
const settle = (merchantId: string, as = desk) =>
  test.call(pointsShop.settlement, { params: { ...params(), merchantId } }, { as })

describe('who serves one merchant', () => {
  it('sees, looks up and hands over the orders of that merchant alone', async () => {
    const [ofSoap, ofHaircut] = [await bought(soap), await bought(haircut)]
    // For all at first.
    expect(await titles(desk)).toEqual(['理发一次', '洗衣液'])
    expect(await test.call(pointsDesk.desk, { params: params() }, { as: desk })).toEqual({ merchant: null })
    expect(await serveFor(haircut.merchant.id)).toMatchObject({ merchant: { name: '小王理发店' } })
    expect(await test.call(pointsDesk.desk, { params: params() }, { as: desk })).toMatchObject({
      merchant: { name: '小王理发店' },
    })
    expect(await titles(desk)).toEqual(['理发一次'])
    expect(await codeIn(look(ofSoap))).toBe('shop_code_wrong')
    expect(await codeIn(handOver(test, world, ofSoap, desk))).toBe('shop_code_wrong')
    expect(await look(ofHaircut)).toMatchObject({ title: '理发一次' })
    await handOver(test, world, ofHaircut, desk)
    expect(await titles(desk)).toEqual([])
    expect(await titles(desk, { state: 'handed_over' })).toEqual(['理发一次'])
    // The committee goes on seeing all.
    expect(await titles(world.committee)).toEqual(['洗衣液'])
    await serveFor(null)
    await handOver(test, world, ofSoap, desk)
  })

  it('takes the settlement of that merchant away, and of no other', async () => {
    await handOver(test, world, await bought(haircut), desk)
    expect(await codeIn(settle(haircut.merchant.id))).toBe('not_found')
    await serveFor(haircut.merchant.id)
    const { file } = await settle(haircut.merchant.id)
    expect(JSON.stringify(rowsOf(await readHere(Buffer.from(file))))).toContain('理发一次')
    expect(await codeIn(settle(soap.merchant.id))).toBe('not_found')
  })

  it('reads names of who comes and no phone; of orders page by page', async () => {
    for (let n = 0; n < 3; n += 1) await bought(soap)
    const first = await test.call(pointsDesk.orders, { params: params(), query: { limit: 2 } }, { as: desk })
    const next = { limit: 2, cursor: first.nextCursor ?? undefined }
    const second = await test.call(pointsDesk.orders, { params: params(), query: next }, { as: desk })
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null])
    expect(Object.keys(first.items[0] ?? {}).toSorted()).toEqual(
      ['endedAt', 'kind', 'merchant', 'nickname', 'orderId', 'orderedAt', 'price', 'state', 'title'].toSorted(),
    )
  })

  it('is named by the committee, of those who hold the office', async () => {
    expect((await people()).map(({ merchant }) => merchant)).toEqual([null])
    const at = { params: { ...params(), grantId: chen.residenceId }, body: { merchantId: soap.merchant.id } }
    expect(await codeIn(test.call(pointsDesk.setPerson, at, { as: world.committee }))).toBe('not_found')
    expect(await codeIn(serveFor(chen.residenceId))).toBe('not_found')
    expect(await codeIn(test.call(pointsDesk.people, { params: params() }, { as: desk }))).toBe('forbidden')
  })
})
