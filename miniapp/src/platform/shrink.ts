import type { PickedFile } from './files.types.ts'

/** Longest side that is worth sending: enough to read a scanned page. */
const longest = 2400
const quality = 0.85
/** Below this a picture is small enough as it is. */
const smallBytes = 400 * 1024

const jpegName = (name: string) => `${name.replace(/\.[a-z0-9]{1,5}$/i, '')}.jpg`

/** The picture small enough for a phone's line; as it is when the browser cannot read it: the server says why then. */
export async function shrunk(file: PickedFile): Promise<PickedFile> {
  if (typeof file.source === 'string' || file.size <= smallBytes) return file
  try {
    const picture = await createImageBitmap(file.source, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    const pen = canvas.getContext('2d')
    if (!pen) return file
    // What is clear in a PNG is paper, not black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    return blob && blob.size < file.size ? { name: jpegName(file.name), size: blob.size, source: blob } : file
  } catch {
    return file
  }
}
