export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf'

const startsWith = (bytes: Buffer, at: number, text: string): boolean =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'))

/** What a file is by its first bytes, whatever its name says; null for what we do not take. */
export function kindOfFile(bytes: Buffer): FileKind | null {
  if (startsWith(bytes, 0, '\xFF\xD8\xFF')) return 'jpeg'
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1A\n')) return 'png'
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'webp'
  if (startsWith(bytes, 0, '%PDF-')) return 'pdf'
  return null
}
