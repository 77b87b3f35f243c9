import type { Sharp, SharpOptions } from 'sharp'
import { DomainError } from '../errors.ts'
import { createTurns } from '../spreadsheet/turns.ts'

/** A picture drawn anew, and a small one of it, both JPEG. */
export interface Picture {
  full: Buffer
  preview: Buffer
  width: number
  height: number
}

/** More than a phone takes; a small file can unfold to far more, and then it is refused unread. */
const mostPixels = 64_000_000
const fullSide = 2_048
const previewSide = 480
const longestSeconds = 20

/** Drawing takes memory outside the heap: two at a time in a process. */
const inTurn = createTurns(2)

type Draw = (bytes: Buffer, options: SharpOptions) => Sharp
let loaded: Promise<Draw> | null = null

/** The library, which loads slowly, with every reader shut but those of the three kinds we take. */
async function load(): Promise<Draw> {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  })
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

const within = (image: Sharp, side: number): Sharp =>
  image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })

const asJpeg = (image: Sharp, quality: number) =>
  image.jpeg({ quality, mozjpeg: true }).timeout({ seconds: longestSeconds }).toBuffer({ resolveWithObject: true })

async function draw(bytes: Buffer): Promise<Picture> {
  const sharp = await (loaded ??= load())
  const options = { failOn: 'error', limitInputPixels: mostPixels } as const
  const { width, height } = await sharp(bytes, options).metadata()
  if (width * height > mostPixels) throw new DomainError('picture_too_large')
  // Turned as the camera was held, on white where it is clear; nothing else of the file is taken over.
  const upright = sharp(bytes, options).autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb')
  const full = await asJpeg(within(upright, fullSide), 82)
  const preview = await asJpeg(within(sharp(full.data, options), previewSide), 72)
  return { full: full.data, preview: preview.data, width: full.info.width, height: full.info.height }
}

/** Reads a JPEG, PNG or WebP. Throws `picture_too_large` for too many pixels, `attachment_unreadable` for what is none. */
export async function readPicture(bytes: Buffer): Promise<Picture> {
  try {
    return await inTurn(() => draw(bytes))
  } catch (error) {
    if (error instanceof DomainError) throw error
    const isTooLarge = error instanceof Error && error.message.includes('pixel limit')
    throw new DomainError(isTooLarge ? 'picture_too_large' : 'attachment_unreadable', { cause: error })
  }
}
