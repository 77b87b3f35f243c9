import { diskStorage } from './disk.ts'
import type { S3Settings } from './s3.ts'
import type { Storage } from './storage.ts'

export type StorageSettings = { kind: 'disk'; directory: string } | ({ kind: 's3' } & S3Settings)

/** The storage that the settings ask for. Nothing is touched before the first call. */
export async function createStorage(settings: StorageSettings): Promise<Storage> {
  if (settings.kind === 'disk') return diskStorage(settings.directory)
  // The S3 client takes a good part of a second to load, which nobody with a disk should wait for.
  const { s3Storage } = await import('./s3.ts')
  return s3Storage(settings)
}
