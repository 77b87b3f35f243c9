import { complaintSpots } from '@liren/shared/complaints.spots'
import { spotInAddress, spotInScan, spotScene, spotUrl } from '@liren/shared/complaints.spots.code'
import type { Session } from '@liren/shared/identity'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { createPageCodes } from '../../server/src/platform/wechat/page.codes.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { squareCodes } from '../support/pdf.codes.ts'
import { startWechatStandin } from '../support/wechat.standin.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let author: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  author = await world.resident(unitAt(world, 0, 0))
})

const here = () => ({ params: { communityId: world.communityId } })
const add = (spot: string, as = world.committee) =>
  test.call(
    complaintSpots.addSpot,
    { ...here(), body: { place: { kind: 'building', id: buildingAt(world, 0) }, spot } },
    { as },
  )
const look = (code: string, as = author) => ({ params: { ...here().params, code }, as })

describe('a square code at a common place', () => {
  it('tells whoever scans it where it hangs, until it is taken down', async () => {
    const firm = await world.grant('property_staff', 'estate', world.estateId)
    const { id, code } = await add('2号电梯轿厢', firm)
    const { params, as } = look(code)
    expect(await test.call(complaintSpots.spot, { params }, { as })).toMatchObject({
      place: { kind: 'building', id: buildingAt(world, 0), label: '枫林苑 1幢' },
      spot: '2号电梯轿厢',
    })
    await test.call(complaintSpots.removeSpot, { params: { ...here().params, spotId: id } }, { as: world.committee })
    expect((await test.refuse(complaintSpots.spot, { params }, { as })).code).toBe('not_found')
    expect((await test.call(complaintSpots.spots, here(), { as: firm })).items).toEqual([])
  })

  it('is put up and taken down by a firm in its own estate alone', async () => {
    const { id: other } = await test.call(
      neighbourhood.createEstate,
      { ...here(), body: { name: '桂花苑' } },
      { as: world.committee },
    )
    const firm = await world.grant('property_staff', 'estate', world.estateId)
    const body = { place: { kind: 'estate' as const, id: other }, spot: '北门' }
    const refused = await test.refuse(complaintSpots.addSpot, { ...here(), body }, { as: firm })
    expect(refused.code).toBe('complaint_place_wrong')
    const theirs = await test.call(complaintSpots.addSpot, { ...here(), body }, { as: world.committee })
    const gone = { params: { ...here().params, spotId: theirs.id } }
    expect((await test.refuse(complaintSpots.removeSpot, gone, { as: firm })).code).toBe('not_found')
    const at = look(theirs.code)
    expect(await test.call(complaintSpots.spot, { params: at.params }, { as: at.as })).toMatchObject({ spot: '北门' })
    const { id } = await add('2号电梯轿厢')
    await test.call(complaintSpots.removeSpot, { params: { ...here().params, spotId: id } }, { as: firm })
  })

  it('is printed with all others, each leading to the page where one reports', async () => {
    const spots = [await add('东门垃圾房'), await add('2号电梯轿厢')]
    const { file, name } = await test.call(complaintSpots.spotSheets, here(), { as: world.committee })
    expect(name).toMatch(/报修二维码\.pdf$/)
    const codes = squareCodes(Buffer.from(file), 118).map(spotInScan)
    const wanted = spots.toReversed().map(({ code }) => ({ communityId: world.communityId, code }))
    expect(codes).toEqual(wanted)
  })

  it('is printed as WeChat draws it, with the place in its scene, where there is a mini-program', async () => {
    const query = { as: 'wechat' as const }
    await add('东门垃圾房')
    const none = { ...here(), query }
    expect((await test.refuse(complaintSpots.spotSheets, none, { as: world.committee })).code).toBe(
      'wechat_unavailable',
    )
    expect((await test.call(complaintSpots.spots, here(), { as: world.committee })).hasWechat).toBe(false)
    const wechat = await startWechatStandin()
    const { appId, secret, baseUrl } = wechat
    const accessToken = {
      current: () => Promise.resolve(null),
      renew: async (_: string | null, fetchNew: () => Promise<{ value: string }>) => (await fetchNew()).value,
    }
    const beside = await startApp({ pageCodes: createPageCodes({ appId, secret, baseUrl, accessToken }) }, test)
    try {
      const spots = [
        await add('2号电梯轿厢'),
        ...(await test.call(complaintSpots.spots, here(), { as: world.committee })).items,
      ]
      const codes = new Set(spots.map(({ code }) => code))
      const { file, name } = await beside.call(complaintSpots.spotSheets, { ...here(), query }, { as: world.committee })
      expect(name).toMatch(/报修小程序码\.pdf$/)
      expect(
        Buffer.from(file)
          .toString('latin1')
          .match(/\/Subtype \/Image/g)?.length,
      ).toBeGreaterThanOrEqual(1)
      expect(wechat.pageCodes.map(({ page }) => page)).toEqual(Array(codes.size).fill('pages/complaints/report/index'))
      expect(new Set(wechat.pageCodes.map(({ scene }) => spotInAddress({ scene })?.code))).toEqual(codes)
      expect(spotInAddress({ scene: wechat.pageCodes[0]?.scene })?.communityId).toBe(world.communityId)
      const one = { ...here(), query: { ...query, spotId: spots[0]?.id } }
      wechat.refuse('getwxacodeunlimit', 45009)
      const refused = await beside.refuse(complaintSpots.spotSheets, one, { as: world.committee })
      expect(refused.code).toBe('wechat_unavailable')
      wechat.mishap('getwxacodeunlimit', 'html')
      const broken = await beside.refuse(complaintSpots.spotSheets, one, { as: world.committee })
      expect(broken.code).toBe('wechat_unavailable')
      await beside.call(complaintSpots.spotSheets, one, { as: world.committee })
    } finally {
      await beside.close()
      await wechat.close()
    }
  })

  it('is for common places of this community alone', async () => {
    const flat = { ...here(), body: { place: { kind: 'unit', id: unitAt(world, 0, 0) }, spot: '门口' } } as never
    expect((await test.refuse(complaintSpots.addSpot, flat, { as: world.committee })).code).toBe('invalid_request')
  })
})

describe('the address of a square code', () => {
  const communityId = '01a219e8-4b5d-7bef-b06d-1b9dbd5c41d2'
  const url = spotUrl('https://liren.example', communityId, '23456789AB')
  it.each([
    ['a browser opens it', { community: communityId, spot: '23456789AB' }],
    ['WeChat passes it on whole', { q: encodeURIComponent(url) }],
    ['it is the mini-program’s own', { scene: encodeURIComponent(spotScene(communityId, '23456789AB')) }],
  ])('is read when %s', (_, params) => {
    expect(spotInAddress(params)).toEqual({ communityId, code: '23456789AB' })
  })

  it('fits into the 32 letters that WeChat allows, whatever the community', () => {
    for (const id of [communityId, '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']) {
      const scene = spotScene(id, '23456789AB')
      expect(scene).toMatch(/^[A-Za-z0-9_-]{32}$/)
      expect(spotInAddress({ scene })).toEqual({ communityId: id, code: '23456789AB' })
    }
  })

  it.each([
    {},
    { community: communityId },
    { q: '%' },
    { q: 'https://liren.example' },
    { scene: '%' },
    { scene: spotScene(communityId, '23456789A') },
    { scene: spotScene(communityId, '23456789a0') },
    { community: 'x', spot: '23456789AB' },
  ])('is not made up of %j', (params) => {
    expect(spotInAddress(params)).toBeNull()
  })
})
