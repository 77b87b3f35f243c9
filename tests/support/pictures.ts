import sharp from 'sharp'

/** A small picture of one colour, in the format asked for. */
export const somePicture = (format: 'png' | 'jpeg' | 'webp' = 'png', width = 40, height = 30): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#1b6b50' } })
    .toFormat(format)
    .toBuffer()
