import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { errorCode } from '../embedded/files.ts'
import { StartFault } from '../embedded/start.fault.ts'
import type { FileEntry } from './manifest.ts'

/**
 * Copies all files of the disk storage; `to` need not exist. A file that is deleted meanwhile is left out. Names that begin
 * with a dot are the storage's own half-written files.
 */
export async function copyFiles(from: string, to: string): Promise<FileEntry[]> {
  const copied: FileEntry[] = []
  for (const key of await keysIn(from)) {
    const measured = await copyOne(join(from, key), join(to, key)).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return undefined
      throw error
    })
    if (measured) copied.push({ key, ...measured })
  }
  return copied
}

/** Copies the listed files from a backup and proves each; throws a StartFault that names the first one missing or changed. */
export async function copyListedFiles(files: FileEntry[], from: string, to: string): Promise<void> {
  for (const { key, bytes, sha256 } of files) {
    if (!existsSync(join(from, key))) throw new StartFault(`The backup is damaged: its file ${key} is missing.`)
    const found = await copyOne(join(from, key), join(to, key))
    if (found.bytes !== bytes || found.sha256 !== sha256) {
      throw new StartFault(`The backup is damaged: its file ${key} is not the one that was saved.`)
    }
  }
}

/** The storage keys of all files below a folder, none when there is no such folder. */
export async function keysIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((key) => !key.startsWith('.'))
    .toSorted()
}

/** Puts a folder in the place of one that holds no file. */
export async function moveInto(folder: string, place: string): Promise<void> {
  await rm(place, { recursive: true, force: true })
  await mkdir(dirname(place), { recursive: true })
  await rename(folder, place)
}

async function copyOne(from: string, to: string): Promise<{ bytes: number; sha256: string }> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(createReadStream(from), meter, createWriteStream(to, { mode: 0o600, flush: true }))
  return { bytes, sha256: hash.digest('hex') }
}
