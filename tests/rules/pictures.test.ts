import sharp from 'sharp'
import { attachmentIntake } from '../../server/src/features/announcements/announcements.intake.service.ts'
import { DomainError } from '../../server/src/platform/errors.ts'
import { kindOfFile } from '../../server/src/platform/pictures/file.kind.ts'
import { isWholePdf } from '../../server/src/platform/pictures/pdf.ts'
import { smallPdf } from '../support/pdf.ts'
import { hugePng, somePicture } from '../support/pictures.ts'

const take = (bytes: Buffer, name = 'file') => attachmentIntake.make({ name, bytes, digest: '' })
const codeOf = (bytes: Buffer, name?: string) =>
  take(bytes, name).then(
    ({ facts }) => facts?.kind as string,
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  )

/** A JPEG as a phone makes it: turned, with the place where it was taken. */
const fromPhone = async () =>
  sharp(await somePicture('png', 60, 20))
    .withExif({
      IFD0: { Make: 'SecretPhone', ImageDescription: '<script>alert(1)</script>' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 29/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

describe('pictures', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('a %s becomes a JPEG with a small one beside', async (format) => {
    const { bytes, preview, facts } = await take(await somePicture(format, 900, 600))
    expect(facts).toEqual({ kind: 'picture', bytes: bytes.length, width: 900, height: 600 })
    expect([kindOfFile(bytes), kindOfFile(preview ?? Buffer.alloc(0))]).toEqual(['jpeg', 'jpeg'])
    expect(await sharp(preview ?? undefined).metadata()).toMatchObject({ width: 480, height: 320 })
  })

  it('a large one is made smaller, a small one is left as it is', async () => {
    expect((await take(await somePicture('jpeg', 4_000, 3_000))).facts).toMatchObject({ width: 2_048, height: 1_536 })
    expect((await take(await somePicture('png', 3, 2))).facts).toMatchObject({ width: 3, height: 2 })
  })

  it('where and with what it was taken is gone, and it stands upright', async () => {
    const original = await fromPhone()
    expect((await sharp(original).metadata()).exif?.toString('latin1')).toContain('SecretPhone')
    const { bytes, preview, facts } = await take(original)
    expect(facts).toMatchObject({ width: 20, height: 60 })
    for (const made of [bytes, preview ?? Buffer.alloc(0)]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(made).metadata()
      expect([exif, xmp, iptc, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
      expect(made.toString('latin1')).not.toMatch(/SecretPhone|Exif|GPS|script/)
    }
  })

  it('what hides behind a picture does not survive', async () => {
    const picture = await somePicture('jpeg')
    for (const behind of ['<script>alert(1)</script>', 'PK\u0003\u0004 a zip', '%PDF-1.4 a document']) {
      const { bytes } = await take(Buffer.concat([picture, Buffer.from(behind)]))
      expect(bytes.includes(Buffer.from(behind))).toBe(false)
    }
  })

  it('one that unfolds to far too many pixels is refused unread', async () => {
    const bomb = hugePng(12_000)
    expect(bomb.length).toBeLessThan(100 * 1024)
    expect(await codeOf(bomb)).toBe('picture_too_large')
  })

  it.each([
    ['cut in the middle', async () => (await somePicture('jpeg', 300, 300)).subarray(0, 400)],
    ['only its first bytes', () => Promise.resolve(Buffer.from('\xFF\xD8\xFF\xE0rubbish', 'latin1'))],
    ['a PNG head on rubbish', () => Promise.resolve(Buffer.from('\x89PNG\r\n\x1A\nrubbish', 'latin1'))],
    ['a WebP head on rubbish', () => Promise.resolve(Buffer.from('RIFF\x10\0\0\0WEBPrubbish', 'latin1'))],
    ['an SVG called .png', () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
    ['a GIF', () => Promise.resolve(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'))],
    ['a page of HTML', () => Promise.resolve(Buffer.from('<!doctype html><script>alert(1)</script>'))],
    ['a program', () => Promise.resolve(Buffer.from('MZ\x90\0', 'latin1'))],
    ['a zip', () => Promise.resolve(Buffer.from('PK\x03\x04', 'latin1'))],
    ['nearly nothing', () => Promise.resolve(Buffer.from('\xFF', 'latin1'))],
  ])('%s is refused', async (_, make) => {
    expect(await codeOf(await make(), '停水.png')).toBe('attachment_unreadable')
  })

  it('is judged by its bytes, whatever it is called', async () => {
    expect(await codeOf(await somePicture('png'), '账目.pdf')).toBe('picture')
    expect(await codeOf(smallPdf(), '照片.jpg')).toBe('pdf')
  })

  it('of more than five megabytes is too large, also when it would be read', async () => {
    const picture = await somePicture('jpeg')
    expect(await codeOf(Buffer.concat([picture, Buffer.alloc(5 * 1024 * 1024)]))).toBe('payload_too_large')
  })
})

describe('PDFs', () => {
  const text = smallPdf().toString('latin1')
  const pdf = (change: (text: string) => string) => Buffer.from(change(text), 'latin1')

  it('are kept as they are', async () => {
    expect((await take(smallPdf())).bytes.equals(smallPdf())).toBe(true)
    expect(isWholePdf(smallPdf())).toBe(true)
  })

  it.each([
    ['cut in the middle', (whole: string) => whole.slice(0, -30)],
    ['a page of HTML that begins as one', () => '%PDF-1.4 <html><script>alert(1)</script></html>'],
    ['with a zip behind', (whole: string) => `${whole}PK\x03\x04`],
    ['with a page behind', (whole: string) => `${whole}<script>alert(1)</script>`],
    ['with a table elsewhere', (whole: string) => whole.replace(/startxref\n\d+/, 'startxref\n3')],
    ['with a table beyond its end', (whole: string) => whole.replace(/startxref\n\d+/, 'startxref\n9999999999')],
    ['that begins later', (whole: string) => ` ${whole}`],
  ])('%s are refused', async (_, change) => {
    expect(await codeOf(pdf(change))).toBe('attachment_unreadable')
  })
})
