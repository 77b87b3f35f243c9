import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { StorageError, type Storage } from './storage.ts'
import { checkContentType, checkPrefix, contentTypeOf } from './storage.key.ts'

/** Half-written files wait here; no key can name it, since no folder of a key begins with a dot. */
const incoming = '.incoming'
const abandonedAfterMs = 60 * 60 * 1000

/**
 * Storage in a folder of this machine. A file appears whole or not at all (written aside, flushed, renamed).
 * Several processes may share the folder.
 */
export function diskStorage(directory: string): Storage {
  const root = resolve(directory)
  const pathOf = (key: string) => join(root, ...key.split('/'))
  let swept: Promise<void> | null = null

  return {
    async put(key, body, contentType) {
      checkContentType(key, contentType)
      const path = pathOf(key)
      const aside = join(root, incoming, randomUUID())
      try {
        await mkdir(join(root, incoming), { recursive: true })
        await (swept ??= sweep(join(root, incoming)))
        await writeFlushed(aside, body)
        await mkdir(dirname(path), { recursive: true })
        await rename(aside, path)
        await flushFolders(dirname(path), root)
      } catch (error) {
        await rm(aside, { force: true }).catch(() => undefined)
        throw unavailable(error)
      }
    },
    async get(key) {
      const contentType = contentTypeOf(key)
      const body = await readFile(pathOf(key)).catch(nullWhenAbsent)
      return body && { body, contentType }
    },
    async remove(key) {
      contentTypeOf(key)
      const path = pathOf(key)
      const gone = await rm(path).then(() => true, nullWhenAbsent)
      // Without this, what somebody asked to have deleted could be back after a power cut.
      if (gone) await flushFolders(dirname(path), root).catch(nullWhenAbsent)
    },
    async *list(prefix) {
      checkPrefix(prefix)
      const entries = await readdir(pathOf(prefix), { recursive: true, withFileTypes: true }).catch(nullWhenAbsent)
      for (const entry of entries ?? []) {
        const key = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')
        if (entry.isFile() && !key.startsWith(`${incoming}/`)) yield key
      }
    },
  }
}

const unavailable = (cause: unknown) => new StorageError('unavailable', 'The folder for files cannot be used', cause)

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw unavailable(error)
}

async function writeFlushed(path: string, body: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(body)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A rename survives a power cut only when its folder, and every folder just made above it, is flushed too. */
async function flushFolders(folder: string, root: string): Promise<void> {
  // Windows cannot open a folder; its file system journals renames by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (folder !== root) await flushFolders(dirname(folder), root)
}

/** Removes what a crashed process left aside; young files may still be in the making by another process. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const info = await stat(path).catch(nullWhenAbsent)
    if (info && Date.now() - info.mtimeMs > abandonedAfterMs) await rm(path, { force: true })
  }
}
