import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { adminUrlOf, endAll, freePort, nothingLeft, npm, serve } from './product.ts'
import { databasePid, lives, query, root, scratch, until } from './scratch.ts'

afterEach(endAll)

/** The process of the signer, once it has its folder. */
const signerOf = (dataDir: string) =>
  until('the signer has begun', () => {
    const folder = path.join(dataDir, 'signer')
    if (!existsSync(path.join(folder, 'address.json'))) return undefined
    try {
      return (JSON.parse(readFileSync(path.join(folder, 'lock.json'), 'utf8')) as { pid: number }).pid
    } catch {
      // Another one is just taking the lock over.
      return undefined
    }
  })

const people = async (dataDir: string) =>
  (await query<{ n: number }>(adminUrlOf(dataDir), 'SELECT count(*)::int AS n FROM account'))[0]?.n

describe('npm start', () => {
  it('serves API and client on one port, stops with npm, and is back soon, for nothing is made again', async () => {
    const [dataDir, port] = [scratch(), await freePort()]
    const first = await serve(dataDir, port)
    expect(first.said()).toContain(`http://localhost:${port}`)
    await until('it says whom to enter as', () => first.said().includes('王秀英'))
    expect(await (await fetch(`${first.url}/healthz`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(first.url)).text()).toContain('<script')
    const before = await people(dataDir)
    expect(before).toBeGreaterThan(10)
    const signer = await signerOf(dataDir)
    first.npm.kill('SIGTERM')
    await nothingLeft(first)
    expect(lives(signer)).toBe(false)

    const second = await serve(dataDir, port)
    expect(first.said()).toMatch(/Filling the demo/)
    expect(second.said()).not.toMatch(/› (Installing|Building)|Filling/)
    expect(second.took).toBeLessThan(first.took / 2)
    expect(await people(dataDir)).toBe(before)
    // Ctrl-C: the terminal signals everyone in its foreground.
    process.kill(-(second.npm.pid ?? 0), 'SIGINT')
    await nothingLeft(second)
    expect(readdirSync(dataDir)).not.toContain('lock.json')
  })

  it('has its data after kill -9, and stops when npm alone is killed', async () => {
    const [dataDir, port] = [scratch(), await freePort()]
    const first = await serve(dataDir, port)
    const before = await people(dataDir)
    const signer = await signerOf(dataDir)
    process.kill(signer, 'SIGKILL')
    const next = await until('another signer is there', async () => {
      const found = await signerOf(dataDir)
      return found === signer ? undefined : found
    })
    process.kill(first.server, 'SIGKILL')
    await first.ended
    await until('the signer is gone, too', () => !lives(next))
    expect(lives(first.database)).toBe(true)

    const second = await serve(dataDir, port)
    expect(lives(first.database)).toBe(false)
    expect(await people(dataDir)).toBe(before)
    second.npm.kill('SIGKILL')
    await nothingLeft(second)
  })

  it('leaves nothing behind when it is stopped while it starts', async () => {
    const dataDir = scratch()
    const run = npm(['start'], { DATA_DIR: dataDir, PORT: String(await freePort()) })
    const database = await until('PostgreSQL has begun', () => {
      const pid = existsSync(path.join(dataDir, 'postgres', 'postmaster.pid')) && databasePid(dataDir)
      return pid || undefined
    })
    run.npm.kill('SIGTERM')
    await run.ended
    await until('the database is gone', () => !lives(database))
    expect(run.said()).not.toContain('Liren is ready')
  })

  it('says that it is running already, and as which process', async () => {
    const [dataDir, port] = [scratch(), await freePort()]
    const { server, npm: child, ended } = await serve(dataDir, port)
    const onOtherPort = npm(['start'], { DATA_DIR: dataDir, PORT: String(await freePort()) })
    expect(await onOtherPort.ended).toBe(1)
    expect(onOtherPort.said()).toMatch(new RegExp(`\\nLiren is already running on .* as process ${server}: .*\\.\\n`))
    const onSamePort = npm(['start'], { DATA_DIR: dataDir, PORT: String(port) })
    expect(await onSamePort.ended).toBe(1)
    expect(onSamePort.said()).toContain(`\nLiren is already running as process ${server} on port ${port}`)
    child.kill('SIGTERM')
    await ended
  })
})

describe('npm start says in one sentence', () => {
  const refused = async (env: Record<string, string>) => {
    const run = npm(['-s', 'start'], { PORT: String(await freePort()), DATA_DIR: path.join(scratch(), 'data'), ...env })
    expect(await run.ended).toBe(1)
    return run
      .said()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('npm '))
  }

  it('that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    try {
      expect(await refused({ PORT: String(port) })).toEqual([
        expect.stringMatching(/^Port \d+ is taken by another program: /),
      ])
    } finally {
      other.close()
    }
  })

  it('that the data folder cannot be used', async () => {
    const half = scratch()
    mkdirSync(path.join(half, 'postgres'))
    expect(await refused({ DATA_DIR: '/proc/liren' })).toEqual([
      expect.stringMatching(/^The data folder .* cannot be written/),
    ])
    expect(await refused({ DATA_DIR: half })).toEqual([expect.stringMatching(/is no whole database/)])
  })

  it('that the database of DATABASE_URL does not answer', async () => {
    const nobody = `postgres://x:y@127.0.0.1:${await freePort()}/z`
    expect(await refused({ DATABASE_URL: nobody, DATABASE_OWNER_URL: nobody, SIGNER_DATABASE_URL: nobody })).toEqual([
      expect.stringMatching(/^The database of DATABASE_URL does not answer/),
    ])
  })
})

it('leaves nothing that git would see', () => {
  const written = [
    '.data/lock.json',
    '.cache/liren/server',
    'server/dist/main.mjs',
    'miniapp/dist/h5/index.html',
    'node_modules/x',
  ]
  for (const file of written)
    expect([file, spawnSync('git', ['check-ignore', '-q', file], { cwd: root }).status]).toEqual([file, 0])
})
