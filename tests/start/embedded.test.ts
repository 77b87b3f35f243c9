import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openEmbedded, startEmbedded, type Embedded } from '../../server/src/platform/embedded/embedded.ts'
import { databasePid, lives, query, scratch, until } from './scratch.ts'

const said: string[] = []
const start = (dataDir: string) => startEmbedded({ dataDir, fast: true, log: (line) => said.push(line) })
const faultOf = (dataDir: string) =>
  start(dataDir).then(
    () => 'it started',
    (error: Error) => `${error.name}: ${error.message}`,
  )

let running: Embedded | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
  said.length = 0
})

describe('the embedded database', () => {
  it('gives an owner that owns, and an app that may do little', async () => {
    const { appUrl, ownerUrl } = (running = await start(scratch()))
    await query(ownerUrl, 'CREATE TABLE kept (a int)')
    const rights = `SELECT current_user::text AS me, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication
      FROM pg_roles WHERE rolname = current_user`
    const none = {
      rolsuper: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolbypassrls: false,
      rolreplication: false,
    }
    expect(await query(appUrl, rights)).toEqual([{ me: 'liren_app', ...none }])
    expect(await query(ownerUrl, rights)).toEqual([{ me: 'liren_owner', ...none }])
    for (const sql of [
      'CREATE TABLE mine (a int)',
      'CREATE SCHEMA mine',
      'SELECT * FROM kept',
      'CREATE TEMP TABLE t (a int)',
    ])
      await expect(query(appUrl, sql)).rejects.toThrow(/permission denied/)
  })

  it('lets nobody in without the random passwords, which only the owner of the files reads', async () => {
    const dataDir = scratch()
    running = await start(dataDir)
    for (const role of ['postgres', 'liren_owner', 'liren_app'])
      await expect(query(`postgres://${role}:x@127.0.0.1:${running.port}/liren`, 'SELECT 1')).rejects.toThrow(
        /password/,
      )
    expect(statSync(path.join(dataDir, 'postgres')).mode & 0o077).toBe(0)
    expect(statSync(path.join(dataDir, 'postgres', 'liren.secrets.json')).mode & 0o077).toBe(0)
    expect(await query(running.adminUrl, `SELECT 1 FROM pg_hba_file_rules WHERE auth_method = 'trust'`)).toEqual([])
  })

  it('sorts Chinese by pinyin and knows case beyond ASCII', async () => {
    running = await start(scratch())
    const rows = await query(
      running.ownerUrl,
      `SELECT string_agg(n, '' ORDER BY n COLLATE "zh-x-icu") AS names, lower('É') AS small
       FROM unnest(ARRAY['张', '李', '王', '安']) n`,
    )
    expect(rows).toEqual([{ names: '安李王张', small: 'é' }])
  })

  it('keeps its data over a stop, and stops as often as it is asked', async () => {
    const dataDir = scratch()
    const first = await start(dataDir)
    await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS a')
    const pid = databasePid(dataDir)
    await Promise.all([first.stop(), first.stop()])
    expect(lives(pid)).toBe(false)
    running = await start(dataDir)
    expect(await query(running.ownerUrl, 'SELECT * FROM kept')).toEqual([{ a: 1 }])
  })

  it('comes back on the same port when its process is killed', async () => {
    const dataDir = scratch()
    const { ownerUrl, stop } = (running = await start(dataDir))
    await query(ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS a')
    const killed = databasePid(dataDir)
    process.kill(killed, 'SIGKILL')
    await until(
      'another process has the cluster',
      () => readdirSync(path.join(dataDir, 'postgres')).includes('postmaster.pid') && databasePid(dataDir) !== killed,
    )
    await until('it answers', () => query(ownerUrl, 'SELECT * FROM kept').catch(() => undefined), 30)
    await until('it says so', () => said.includes('The database is back.'))
    await stop()
    expect(lives(killed)).toBe(false)
  })

  it('is joined by a command beside the server, which then leaves it running', async () => {
    const dataDir = scratch()
    running = await start(dataDir)
    const joined = await openEmbedded({ dataDir, log: () => undefined })
    expect(joined.port).toBe(running.port)
    await joined.stop()
    expect(await query(joined.appUrl, 'SELECT 1 AS a')).toEqual([{ a: 1 }])
  })
})

describe('a start that cannot be', () => {
  it('names the process that has the data folder', async () => {
    const dataDir = scratch()
    running = await start(dataDir)
    expect(await faultOf(dataDir)).toMatch(
      new RegExp(
        `^StartFault: Liren is already running on .* as process ${process.pid}: stop it, or choose another DATA_DIR.$`,
      ),
    )
  })

  it('takes over what a process that is gone has left behind', async () => {
    const dataDir = scratch()
    // The id is in use, but by a process that began at another time.
    writeFileSync(path.join(dataDir, 'lock.json'), JSON.stringify({ pid: process.pid, identity: 'an earlier boot' }))
    mkdirSync(path.join(dataDir, 'postgres.making-1', 'base'), { recursive: true })
    writeFileSync(path.join(dataDir, 'postgres.making-1.password'), 'x')
    running = await start(dataDir)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.making'))).toEqual([])
  })

  it('removes a note of a database whose process id belongs to another program', async () => {
    const dataDir = scratch()
    const first = await start(dataDir)
    await first.stop()
    writeFileSync(
      path.join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n/nowhere\n1\n${first.port}\n\n\n\nready\n`,
    )
    running = await start(dataDir)
    expect(await query(running.ownerUrl, 'SELECT 1 AS a')).toEqual([{ a: 1 }])
  })

  it('says what is wrong with the folder', async () => {
    const dataDir = scratch()
    mkdirSync(path.join(dataDir, 'postgres', 'base'), { recursive: true })
    expect(await faultOf(dataDir)).toContain('is no whole database (it has no PG_VERSION): move it away')
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
    expect(await faultOf(dataDir)).toContain('was made by PostgreSQL 17 and this release brings 18')
    const file = path.join(dataDir, 'file')
    writeFileSync(file, '')
    expect(await faultOf(file)).toMatch(
      /^StartFault: The data folder .* cannot be written \(part of its path is a file\)/,
    )
    const closed = path.join(dataDir, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o500)
    const fault = process.getuid?.() === 0 ? await faultOf('/proc/liren') : await faultOf(path.join(closed, 'data'))
    expect(fault).toMatch(
      /^StartFault: The data folder .* cannot be written \((permission denied|nothing can be made there)\)/,
    )
  })

  it('gives PostgreSQL’s own reason when it does not start', async () => {
    const dataDir = scratch()
    await (await start(dataDir)).stop()
    const settings = path.join(dataDir, 'postgres', 'postgresql.conf')
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}\nno_such_setting = 1\n`)
    expect(await faultOf(dataDir)).toMatch(
      /^StartFault: The database in .* did not start: configuration file .* contains errors \(see .*postgres.log\)\.$/,
    )
  })
})
