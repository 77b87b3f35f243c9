import { announcementAttachments as files, type Attachment } from '@liren/shared/announcements.attachments'
import { announcementLife } from '@liren/shared/announcements.life'
import type { Session } from '@liren/shared/identity'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { sweepAnnouncements } from '../../server/src/features/announcements/announcements.sweep.service.ts'
import { diskStorage } from '../../server/src/platform/storage/disk.ts'
import { newKey, startApp, type TestApp } from '../support/app.ts'
import { uuidv7 } from '../support/ids.ts'
import { codeOf, noticesOf } from '../support/notices.ts'
import { smallPdf } from '../support/pdf.ts'
import { somePicture } from '../support/pictures.ts'
import { patiently, raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { storedFiles } from '../support/stored.files.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let other: TestApp
let world: World
let owner: Session
let outsider: Session
let mine: ReturnType<typeof noticesOf>
let picture: Buffer
beforeAll(async () => {
  test = await startApp()
  other = await startApp({}, test)
  world = await createWorld(test)
  owner = await world.resident(unitAt(world, 0, 0))
  outsider = await world.resident(unitAt(world, 1, 0))
  mine = noticesOf(test, world)
  picture = await somePicture('png', 600, 400)
})
afterAll(async () => {
  await other.close()
  await test.close()
})

const toBuilding = () => ({
  audience: [{ type: 'place' as const, kind: 'building' as const, placeId: buildingAt(world, 0), ownersOnly: false }],
})
const stored = async () => (await readdir(path.join(test.folder, 'attachments')).catch(() => [])).length
const fileAt = (notice: { id: string }, { id }: { id: string }) => ({
  params: { ...mine.at(notice).params, attachmentId: id },
})
const getPicture = (notice: { id: string }, file: { id: string }, as: Session, size: 'full' | 'preview' = 'full') =>
  test.call(files.picture, { ...fileAt(notice, file), query: { size } }, { as })
const getPdf = (notice: { id: string }, file: { id: string }, as: Session) =>
  test.call(files.pdf, fileAt(notice, file), { as })
const usesOf = (...some: Pick<Attachment, 'id'>[]) => some.map(({ id }) => ({ id, alt: '管道照片' }))

/** A notice to one building with a picture and a PDF. */
async function published() {
  const draft = await mine.create(toBuilding())
  const [shot, sheet] = [
    await mine.attach(draft, picture, '现场.PNG'),
    await mine.attach(draft, smallPdf(), '账目.pdf'),
  ]
  const named = await mine.edit(draft, { ...toBuilding(), attachments: usesOf(shot, sheet) })
  return { notice: await mine.publish(named), shot, sheet }
}

describe('files of a notice', () => {
  it('are shown in order with their words, to whom it is addressed', async () => {
    const { notice, shot, sheet } = await published()
    const seen = await mine.detail(notice, owner)
    expect(seen.attachments).toEqual([
      { ...shot, kind: 'picture', name: '现场.jpg', alt: '管道照片', width: 600, height: 400 },
      { ...sheet, kind: 'pdf', name: '账目.pdf', alt: '管道照片', width: null, height: null },
    ])
    const [row] = (await mine.feed(owner)).items
    expect(row).toMatchObject({ cover: shot.id, attachments: 2 })
    const full = await getPicture(notice, shot, owner)
    expect(await sharp(Buffer.from(full.file)).metadata()).toMatchObject({ format: 'jpeg', width: 600 })
    const small = await getPicture(notice, shot, owner, 'preview')
    expect(await sharp(Buffer.from(small.file)).metadata()).toMatchObject({ format: 'jpeg', width: 480 })
    expect(Buffer.from((await getPdf(notice, sheet, owner)).file).equals(smallPdf())).toBe(true)
  })

  it('are not there for others, nor under another kind, another notice or without an account', async () => {
    const { notice, shot, sheet } = await published()
    const elsewhere = await mine.out()
    for (const [work, wanted] of [
      [() => getPicture(notice, shot, outsider), 'not_found'],
      [() => getPdf(notice, sheet, outsider), 'not_found'],
      [() => getPdf(notice, shot, owner), 'not_found'],
      [() => getPicture(notice, sheet, owner), 'not_found'],
      [() => getPicture(elsewhere, shot, owner), 'not_found'],
      [() => test.call(files.publicPicture, { ...fileAt(notice, shot), query: {} }), 'not_found'],
      [() => test.call(files.publicPdf, fileAt(notice, sheet)), 'not_found'],
      [() => test.call(files.pdf, fileAt(notice, sheet)), 'unauthenticated'],
    ] as const)
      expect(await codeOf(work())).toBe(wanted)
  })

  it('go out as nothing but what they are, and are asked for again by their tag', async () => {
    const { notice, sheet } = await published()
    const url = `/api/v1/communities/${world.communityId}/announcements/${notice.id}/pdfs/${sheet.id}`
    const authorization = `Bearer ${owner.accessToken}`
    const first = await test.inject({ url, headers: { authorization } })
    expect(first.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
    expect(first.headers['content-disposition']).toMatch(/^attachment;/)
    const again = await test.inject({ url, headers: { authorization, 'if-none-match': String(first.headers.etag) } })
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  })

  it('of a notice to everybody are there for whoever passes by, until it is withdrawn', async () => {
    const draft = await mine.create()
    const sheet = await mine.attach(draft, smallPdf(), '公示.pdf')
    const notice = await mine.publish(await mine.edit(draft, { attachments: usesOf(sheet) }))
    const openly = () => codeOf(test.call(files.publicPdf, fileAt(notice, sheet)))
    expect(await openly()).toBe('ok')
    await mine.withdraw(notice)
    expect([await openly(), await codeOf(getPdf(notice, sheet, owner))]).toEqual(['not_found', 'not_found'])
    expect(await codeOf(getPdf(notice, sheet, world.committee))).toBe('ok')
  })

  it('of a draft are its office’s; one that is uploaded and not named is nobody else’s, also after publishing', async () => {
    const draft = await mine.create(toBuilding())
    const [named, spare] = [await mine.attach(draft, picture), await mine.attach(draft, picture)]
    expect(await codeOf(getPicture(draft, named, owner))).toBe('not_found')
    expect(await codeOf(getPicture(draft, named, world.committee))).toBe('ok')
    const notice = await mine.publish(await mine.edit(draft, { ...toBuilding(), attachments: usesOf(named) }))
    expect(await codeOf(getPicture(notice, named, owner))).toBe('ok')
    expect(await codeOf(getPicture(notice, spare, owner))).toBe('not_found')
  })

  it('that were replaced in a correction stay with what was said before', async () => {
    const { notice, shot, sheet } = await published()
    const better = await mine.attach(notice, picture, '改.png')
    const mended = await mine.correct(notice, { attachments: usesOf(better) })
    expect(mended.attachments.map(({ id }) => id)).toEqual([better.id])
    const { items } = await test.call(announcementLife.revisions, { ...mine.at(notice), query: {} }, { as: owner })
    expect(items[0]?.attachments.map(({ id }) => id)).toEqual([shot.id, sheet.id])
    expect(await codeOf(getPicture(notice, shot, owner))).toBe('ok')
    expect(await codeOf(getPicture(notice, shot, outsider))).toBe('not_found')
  })

  it('are named by a draft only if they are its own, and each once', async () => {
    const { shot } = await published()
    const draft = await mine.create()
    const own = await mine.attach(draft, picture)
    for (const attachments of [usesOf(shot), usesOf(own, own), usesOf(own, { id: draft.id })])
      expect(await codeOf(mine.edit(draft, { attachments }))).toBe('attachment_unknown')
    expect(await codeOf(mine.create({ attachments: usesOf(own) }))).toBe('attachment_unknown')
  })
})

describe('the tenth', () => {
  it('is refused, however many come at once; the place of one taken out is free again', async () => {
    const draft = await mine.create()
    const sheet = smallPdf()
    for (let n = 0; n < 7; n += 1) await mine.attach(draft, sheet)
    const before = await stored()
    // One file at a time of each person in a process: colleagues share the draft.
    const upload = (app: TestApp) => () =>
      patiently(() =>
        app.call(files.upload, mine.at(draft), {
          as: world.committee,
          key: newKey(),
          file: { name: 'x.pdf', bytes: sheet },
        }),
      )
    const third = await startApp({}, test)
    const outcomes = await raceFor(
      test.admin,
      'announcement_attachment',
      [upload(test), upload(other), upload(third)],
      1,
    )
    await third.close()
    expect([winnersOf(outcomes).length, refusalsOf(outcomes)]).toEqual([2, ['attachments_full']])
    // Nothing is stored of the one that was refused.
    expect(await stored()).toBe(before + 2)
    const { rows } = await test.admin.query<{ id: string }>(
      'SELECT id FROM announcement_attachment WHERE announcement_id = $1 ORDER BY slot',
      [draft.id],
    )
    expect(rows).toHaveLength(9)
    const named = await mine.edit(draft, { attachments: usesOf(...rows) })
    const less = await mine.edit(named, { attachments: usesOf(...rows.slice(1)) })
    expect(less.attachments).toHaveLength(8)
    expect(await codeOf(mine.attach(draft, sheet))).toBe('ok')
    expect(await codeOf(mine.attach(draft, sheet))).toBe('attachments_full')
    await test.runJobs()
    expect(await stored()).toBe(before + 2)
  })

  it('upload of the same, sent twice, is one', async () => {
    const draft = await mine.create()
    const before = await stored()
    const options = { as: world.committee, key: newKey(), file: { name: 'x.pdf', bytes: smallPdf() } }
    const first = await test.call(files.upload, mine.at(draft), options)
    expect(await test.call(files.upload, mine.at(draft), options)).toEqual(first)
    expect(await stored()).toBe(before + 1)
  })
})

describe('what is stored', () => {
  it('is refused by its bytes, and then nothing of it is kept', async () => {
    const draft = await mine.create()
    const before = await stored()
    for (const [bytes, code] of [
      [Buffer.from('<svg/>'), 'attachment_unreadable'],
      [Buffer.from('%PDF-1.4 no end'), 'attachment_unreadable'],
      [Buffer.concat([picture, Buffer.alloc(5 * 1024 * 1024)]), 'payload_too_large'],
    ] as const)
      expect(await codeOf(mine.attach(draft, bytes, '停水.png'))).toBe(code)
    expect(await codeOf(mine.attach(draft, smallPdf(), 'x.pdf', owner))).toBe('forbidden')
    const head = await world.grant('building_head', 'building', buildingAt(world, 1))
    expect(await codeOf(mine.attach(draft, smallPdf(), 'x.pdf', head))).toBe('not_found')
    expect(await stored()).toBe(before)
  })

  it('lies sealed: no byte of it is readable on the disk', async () => {
    const draft = await mine.create()
    await mine.attach(draft, smallPdf())
    const { rows } = await test.admin.query<{ file_key: string }>(
      'SELECT file_key FROM announcement_attachment WHERE announcement_id = $1',
      [draft.id],
    )
    const onDisk = await readFile(path.join(test.folder, rows[0]?.file_key ?? ''))
    expect(onDisk.includes('%PDF')).toBe(false)
  })

  it('goes with its draft, and when nobody used it for a day', async () => {
    const gone = await mine.create()
    await mine.attach(gone, picture)
    const lasting = await mine.create()
    const [kept, unused] = [await mine.attach(lasting, picture), await mine.attach(lasting, picture)]
    await mine.edit(lasting, { attachments: usesOf(kept) })
    const before = await stored()
    await mine.discard(gone)
    await test.runJobs()
    expect(await stored()).toBe(before - 2)
    const sweep = async () => {
      await sweepAnnouncements(test.pool, storedFiles(test))
      await test.runJobs()
    }
    await sweep()
    expect(await codeOf(getPicture(lasting, unused, world.committee))).toBe('ok')
    await test.advance(25 * 3_600)
    await sweep()
    expect(await codeOf(getPicture(lasting, unused, world.committee))).toBe('not_found')
    expect(await codeOf(getPicture(lasting, kept, world.committee))).toBe('ok')
  })

  it('without a row is removed once it is old, and only then', async () => {
    const sealed = storedFiles(test)
    const young = await sealed.put('attachments', Buffer.from('x'))
    const old = `attachments/${uuidv7(Date.now() - 30 * 3_600_000)}.bin`
    await diskStorage(test.folder).put(old, Buffer.from('x'), 'application/octet-stream')
    await sweepAnnouncements(test.pool, sealed)
    const left = await readdir(path.join(test.folder, 'attachments'))
    expect([left.includes(path.basename(young)), left.includes(path.basename(old))]).toEqual([true, false])
  })
})
