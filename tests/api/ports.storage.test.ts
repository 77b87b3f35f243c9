import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStorage, type StorageSettings } from '../../server/src/platform/storage/create.storage.ts'
import { StorageError, type Storage } from '../../server/src/platform/storage/storage.ts'
import { startS3Standin } from '../support/s3.standin.ts'

let directory: string
let s3: Awaited<ReturnType<typeof startS3Standin>>

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'liren-disk-'))
  s3 = await startS3Standin()
})
afterAll(async () => {
  await s3.close()
  await rm(directory, { recursive: true, force: true })
})

const faultOf = async (act: Promise<unknown>) => {
  const error: unknown = await act.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof StorageError ? error.kind : error
}
const keysOf = async (storage: Storage, prefix: string) => {
  const keys: string[] = []
  for await (const key of storage.list(prefix)) keys.push(key)
  return keys.sort()
}

const settingsOf: Record<'disk' | 's3', () => StorageSettings> = {
  disk: () => ({ kind: 'disk', directory }),
  s3: () => ({ kind: 's3', ...s3.settings }),
}

describe.each(['disk', 's3'] as const)('storage on %s', (kind) => {
  let storage: Storage
  beforeAll(async () => {
    storage = await createStorage(settingsOf[kind]())
  })

  test('gives back exactly the bytes that were put, with their type', async () => {
    const body = randomBytes(300_000)
    await storage.put('same/picture.jpg', body, 'image/jpeg')
    const found = await storage.get('same/picture.jpg')
    expect(found?.contentType).toBe('image/jpeg')
    expect(found?.body.equals(body)).toBe(true)
  })

  test('keeps an empty file, and knows nothing from no file', async () => {
    await storage.put('same/empty.txt', Buffer.alloc(0), 'text/plain; charset=utf-8')
    expect(await storage.get('same/empty.txt')).toEqual({ body: Buffer.alloc(0), contentType: 'text/plain' })
    expect(await storage.get('same/missing.txt')).toBeNull()
    expect(await storage.get('no/such/folder/missing.txt')).toBeNull()
  })

  test('replaces, removes, and does not mind removing twice', async () => {
    await storage.put('same/notes.json', Buffer.from('[1]'), 'application/json')
    await storage.put('same/notes.json', Buffer.from('[2]'), 'application/json')
    expect((await storage.get('same/notes.json'))?.body.toString()).toBe('[2]')
    await storage.remove('same/notes.json')
    await storage.remove('same/notes.json')
    await storage.remove('never/was/there.json')
    expect(await storage.get('same/notes.json')).toBeNull()
  })

  test('lists what is below a folder and nothing beside it', async () => {
    for (const key of ['list/a.txt', 'list/deep/er/b.txt', 'listed/c.txt'])
      await storage.put(key, Buffer.from('x'), 'text/plain')
    expect(await keysOf(storage, 'list/')).toEqual(['list/a.txt', 'list/deep/er/b.txt'])
    expect(await keysOf(storage, '')).toEqual(expect.arrayContaining(['list/a.txt', 'listed/c.txt']))
    expect(await keysOf(storage, 'nowhere/')).toEqual([])
  })

  test.each([
    '',
    'no-suffix',
    'unknown.exe',
    'prototype.constructor',
    '/absolute.txt',
    '../outside.txt',
    'a/../../outside.txt',
    'a/./b.txt',
    'a//b.txt',
    'a\\b.txt',
    'a/b.txt/',
    'a.txt/b.txt',
    '.hidden.txt',
    'UPPER.txt',
    'line\nfeed.txt',
    'nul\u0000.txt',
    'percent%2e.txt',
    '楼栋.txt',
    `${'a'.repeat(200)}.txt`,
  ])('refuses the key %j', async (key) => {
    expect(await faultOf(storage.put(key, Buffer.from('x'), 'text/plain'))).toBe('bad_key')
    expect(await faultOf(storage.get(key))).toBe('bad_key')
    expect(await faultOf(storage.remove(key))).toBe('bad_key')
  })

  test('refuses a type that the suffix does not stand for, and a prefix that is not whole folders', async () => {
    expect(await faultOf(storage.put('same/page.jpg', Buffer.from('<html>'), 'text/html'))).toBe('bad_type')
    for (const prefix of ['list', '../', '/', 'a/../']) expect(await faultOf(keysOf(storage, prefix))).toBe('bad_key')
  })
})

describe('only on disk', () => {
  test('many writers of one key leave one whole file, and readers never see half of one', async () => {
    const storage = await createStorage(settingsOf.disk())
    const bodies = Array.from({ length: 12 }, (_, index) => Buffer.alloc(200_000, index + 1))
    const known = new Set(bodies.map((body) => createHash('sha1').update(body).digest('hex')))
    await storage.put('race/one.bin', bodies[0] ?? Buffer.alloc(0), 'application/octet-stream')
    const seen: (string | undefined)[] = []
    const look = async () => {
      const found = await storage.get('race/one.bin')
      seen.push(found ? createHash('sha1').update(found.body).digest('hex') : undefined)
    }
    await Promise.all(
      bodies.flatMap((body) => [storage.put('race/one.bin', body, 'application/octet-stream'), look(), look()]),
    )
    await look()
    for (const hash of seen) expect(known).toContain(hash)
  })

  test('nothing half-written stays, and what a crash left behind goes after an hour', async () => {
    const root = await mkdtemp(join(tmpdir(), 'liren-disk-'))
    const aside = join(root, '.incoming')
    await mkdir(aside)
    await writeFile(join(aside, 'crashed'), 'half')
    await writeFile(join(aside, 'under-way'), 'half')
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
    await utimes(join(aside, 'crashed'), longAgo, longAgo)
    const storage = await createStorage({ kind: 'disk', directory: root })
    await storage.put('a/b.txt', Buffer.from('x'), 'text/plain')
    expect(await readdir(aside)).toEqual(['under-way'])
    expect(await keysOf(storage, '')).toEqual(['a/b.txt'])
    await rm(root, { recursive: true })
  })

  test('a folder that cannot be one is unavailable, with the cause', async () => {
    const file = join(directory, 'a-file')
    await writeFile(file, '')
    const storage = await createStorage({ kind: 'disk', directory: file })
    expect(await faultOf(storage.put('a/b.txt', Buffer.from('x'), 'text/plain'))).toBe('unavailable')
    expect(await faultOf(storage.get('a/b.txt'))).toBe('unavailable')
  })
})

describe('only on S3', () => {
  const withSettings = (change: Partial<typeof s3.settings>) => createStorage({ kind: 's3', ...s3.settings, ...change })

  test.each([
    ['a bucket that is not there', { bucket: 'nobodys' }],
    ['an account nobody has', { accessKeyId: 'NOBODY' }],
    ['nobody listening', { endpoint: 'http://127.0.0.1:1' }],
  ])('%s is unavailable, never "not found"', async (_, change) => {
    const storage = await withSettings(change)
    expect(await faultOf(storage.get('a/b.txt'))).toBe('unavailable')
    expect(await faultOf(storage.put('a/b.txt', Buffer.from('x'), 'text/plain'))).toBe('unavailable')
    expect(await faultOf(keysOf(storage, ''))).toBe('unavailable')
  })

  test.each([
    ['never answers', ''],
    ['falls silent within a file', 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nabc'],
  ])('a store that %s is given up', async (_, answer) => {
    const sockets = new Set<Socket>()
    const silent = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined))
      socket.once('data', () => socket.write(answer))
    }).listen(0, '127.0.0.1')
    await new Promise((done) => silent.once('listening', done))
    const { port } = silent.address() as AddressInfo
    try {
      const storage = await withSettings({ endpoint: `http://127.0.0.1:${port}`, silenceMs: 100 })
      expect(await faultOf(storage.get('a/b.txt'))).toBe('unavailable')
    } finally {
      for (const socket of sockets) socket.destroy()
      silent.close()
    }
  })
})
