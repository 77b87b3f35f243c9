import { StorageError } from './storage.ts'

/** The closed list of what is stored. The type follows from the key, so no second place can contradict it. */
const contentTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
  zip: 'application/zip',
  bin: 'application/octet-stream',
}

const maxKeyLength = 200
// Lower case only, for file systems that fold case; dots only before the suffix, so a folder is never taken for a file.
const keyShape = /^(?:[a-z0-9][a-z0-9_-]*\/)*[a-z0-9][a-z0-9_-]*\.([a-z0-9]+)$/
const prefixShape = /^(?:[a-z0-9][a-z0-9_-]*\/)*$/

/** The content type of a key; throws `StorageError` 'bad_key' for a key no adapter could hold safely. */
export function contentTypeOf(key: string): string {
  const [, suffix = ''] = (key.length <= maxKeyLength && keyShape.exec(key)) || []
  const contentType = Object.hasOwn(contentTypes, suffix) ? contentTypes[suffix] : undefined
  if (contentType === undefined) throw new StorageError('bad_key', 'This is not a key for stored files')
  return contentType
}

/** Throws unless `key` is one and its suffix stands for `contentType` (parameters such as a charset are ignored). */
export function checkContentType(key: string, contentType: string): void {
  const [bare = ''] = contentType.split(';')
  if (contentTypeOf(key) !== bare.trim().toLowerCase())
    throw new StorageError('bad_type', 'The suffix of the key stands for another content type')
}

/** Throws unless `prefix` is '' or whole folders, such as `announcements/2026/`. */
export function checkPrefix(prefix: string): void {
  if (prefix.length > maxKeyLength || !prefixShape.test(prefix))
    throw new StorageError('bad_key', 'A prefix is whole folders, ending in "/"')
}
