import { complaintPictures } from '@liren/shared/complaints.pictures'
import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import type { ComplaintCall } from '@liren/shared/complaints.whistle'
import type { Session } from '@liren/shared/identity'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { kindOfFile } from '../../server/src/platform/pictures/file.kind.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, type Complaints } from '../support/complaints.ts'
import { callOf, callsIn, departmentOf, officerAbove } from '../support/complaints.whistle.ts'
import { smallPdf } from '../support/pdf.ts'
import { hugePng, somePicture } from '../support/pictures.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  all = complaintsOf(test, world)
})
afterAll(() => test.close())
beforeEach(async () => {
  author = await world.resident(unitAt(world, 0, 0))
})

const here = () => ({ params: { communityId: world.communityId } })
const attach = (bytes: Buffer, name = 'lamp.jpg') =>
  test.call(complaintPictures.attach, here(), { as: author, file: { name, bytes } })
const codeOf = async (bytes: Buffer, name?: string) =>
  (
    await test.refuse(complaintPictures.attach, here(), {
      as: author,
      file: { name: name ?? 'lamp.jpg', bytes },
    })
  ).code

/** Reports with a picture, and gives what whoever looks at it gets. */
async function shown(id: string) {
  const matter = await all.report(author, { pictureIds: [id] })
  const one = { params: { ...here().params, complaintId: matter.id, pictureId: id } }
  const get = async (size: 'full' | 'preview') =>
    test.call(complaintPictures.picture, { ...one, query: { size } }, { as: author })
  return { full: await get('full'), preview: await get('preview') }
}

const script = '<script>alert(1)</script>'
const taken = async (format: 'jpeg' | 'png' | 'webp' = 'jpeg') =>
  sharp(await somePicture('png', 60, 20))
    .withExif({
      IFD0: { Make: 'SecretPhone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 29/1 0/1' },
    })
    .toFormat(format)
    .toBuffer()

/** A JPEG with one more segment behind its first two bytes. */
async function withSegment(marker: number, text: string): Promise<Buffer> {
  const picture = await somePicture('jpeg')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(text.length + 2, 2)
  return Buffer.concat([picture.subarray(0, 2), head, Buffer.from(text, 'latin1'), picture.subarray(2)])
}
const place = '<x:xmpmeta><exif:GPSLatitude>31,14N</exif:GPSLatitude></x:xmpmeta>'

describe('a picture of a report', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['with the place where it was taken', () => taken()],
    ['a PNG with the place', () => taken('png')],
    ['a WebP with the place', () => taken('webp')],
    ['with the place in other words (XMP)', () => withSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${place}`)],
    ['with a page in its comment', () => withSegment(0xfe, script)],
    ['with a page behind it', async () => Buffer.concat([await somePicture('jpeg'), Buffer.from(script)])],
    ['with a zip behind it', async () => Buffer.concat([await somePicture('jpeg'), Buffer.from('PK\u0003\u0004evil')])],
    ['with a document behind it', async () => Buffer.concat([await somePicture('png'), smallPdf()])],
  ])('%s is handed out as nothing but a picture', async (_, make) => {
    const { full, preview } = await shown((await attach(await make())).id)
    for (const { file } of [full, preview]) {
      const bytes = Buffer.from(file)
      expect(kindOfFile(bytes)).toBe('jpeg')
      expect(bytes.toString('latin1')).not.toMatch(/Exif|GPS|xmp|SecretPhone|script|evil|%PDF/)
    }
  })

  it.each<[string, string, () => Promise<Buffer>]>([
    ['an SVG', 'a.svg.jpg', async () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)],
    ['a page of HTML called .jpg', 'lamp.jpg', async () => Buffer.from(`<!doctype html>${script}`)],
    ['a page with the first bytes of a JPEG', 'lamp.jpg', async () => Buffer.from(`\xFF\xD8\xFF${script}`, 'latin1')],
    ['a PDF', 'lamp.png', async () => smallPdf()],
    ['a GIF', 'lamp.gif', async () => Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64')],
    ['a picture that is cut off', 'lamp.jpg', async () => (await somePicture('jpeg', 300, 300)).subarray(0, 400)],
    ['a program', 'lamp.jpg', async () => Buffer.from('MZ\x90\0', 'latin1')],
  ])('%s is none', async (_, name, make) => {
    expect(await codeOf(await make(), name)).toBe('attachment_unreadable')
  })

  it('of more than five megabytes is refused, also when it could be read', async () => {
    const large = Buffer.concat([await somePicture('jpeg'), Buffer.alloc(5 * 1024 * 1024)])
    expect(await codeOf(large)).toBe('payload_too_large')
  })

  it('of 20,000 by 20,000 pixels is refused before it unfolds', async () => {
    const bomb = hugePng(20_000)
    expect(bomb.length).toBeLessThan(100 * 1024)
    const before = process.memoryUsage().rss
    expect(await codeOf(bomb)).toBe('picture_too_large')
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  it.each([
    '../../../etc/passwd.png',
    'C:\\Windows\\lamp.png',
    '..%2f..%2fx.png',
    `${'灯'.repeat(300)}.png`,
    '\u202Egnp.exe',
  ])('called %j is stored and handed out under a name of ours', async (name) => {
    const { full } = await shown((await attach(await somePicture(), name)).id)
    expect(full.name).toBe('picture.jpg')
    const stored = await readdir(test.folder, { recursive: true })
    expect(stored.filter((file) => /passwd|lamp|gnp|灯/.test(path.basename(file)))).toEqual([])
  })

  it('lies sealed where it is stored', async () => {
    await attach(await taken())
    const stored = await readdir(test.folder, { recursive: true, withFileTypes: true })
    const files = stored.filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(0)
    for (const { parentPath, name } of files) {
      const bytes = await readFile(path.join(parentPath, name))
      expect(kindOfFile(bytes)).toBeNull()
      expect(bytes.toString('latin1')).not.toContain('SecretPhone')
    }
  })
})

describe('a picture of a department', () => {
  const lastOf = (items: readonly ComplaintCall[]) => items[0]?.entries.at(-1)

  it('goes along with its progress and with what it signs off, for those who see the matter whole', async () => {
    const calls = callsIn(test, world)
    const works = await officerAbove(test, world, '城管中队')
    const body = { version: 0, isPublicOn: true, confirmDays: 5, city: 'house' } as const
    await test.call(complaintSettingsApi.setSettings, { ...here(), body }, { as: world.committee })
    const matter = await all.report(author, { pictureIds: [await all.attach(author)], isVisible: true })
    await all.take(world.committee, matter.id, { step: 'SHOW' })
    // As many steps as are said on the call, so that neither is taken for the other.
    for (const note of ['晚上更暗', '楼下也不亮']) await all.take(author, matter.id, { step: 'NOTE', note })
    const called = await calls.call(world.committee, matter.id, callOf(departmentOf(world, '城管中队')))
    const callId = called.items[0]?.id ?? ''
    await calls.take(works, matter.id, callId, { step: 'REPORT_IN' })
    const [found, mended] = [await all.attach(works), await all.attach(works)]
    const progress = { step: 'PROGRESS' as const, note: '查到是控制箱', pictureIds: [found] }
    const { items } = await calls.take(works, matter.id, callId, progress)
    expect(lastOf(items)?.pictures).toMatchObject([{ id: found }])
    // Shown once; nor is what somebody else uploaded theirs to show.
    for (const id of [found, await all.attach(author)]) {
      const refused = await calls.refuse(works, matter.id, callId, { ...progress, pictureIds: [id] })
      expect(refused.code).toBe('attachment_unknown')
    }
    await calls.take(works, matter.id, callId, { step: 'SIGN_OFF', note: '控制箱已换', pictureIds: [mended] })

    const read = (as: Session, pictureId: string) => ({
      ...{ params: { communityId: world.communityId, complaintId: matter.id, pictureId } },
      as: { as },
    })
    const get = ({ as, params }: ReturnType<typeof read>) =>
      test.call(complaintPictures.picture, { params, query: { size: 'preview' } }, as)
    expect(lastOf((await calls.list(author, matter.id)).items)?.pictures).toMatchObject([{ id: mended }])
    expect(kindOfFile(Buffer.from((await get(read(author, mended))).file))).toBe('jpeg')
    // They are no pictures of the matter's own steps.
    const { pictures, steps } = await all.detail(author, matter.id)
    expect([pictures, ...steps.map((one) => one.pictures)].flat()).toHaveLength(1)
    const neighbour = await world.resident(unitAt(world, 0, 1))
    const outline = (await calls.list(neighbour, matter.id)).items
    expect(outline[0]?.entries.flatMap((one) => one.pictures)).toEqual([])
    const { params } = read(neighbour, mended)
    const refused = await test.refuse(complaintPictures.picture, { params, query: {} }, { as: neighbour })
    expect(refused.code).toBe('not_found')
    // Nor under a matter that the neighbour sees whole: it belongs to this one.
    const own = { ...params, complaintId: (await all.report(neighbour)).id }
    const moved = await test.refuse(complaintPictures.picture, { params: own, query: {} }, { as: neighbour })
    expect(moved.code).toBe('not_found')
  })
})
