import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inReferenceOrder } from '../../server/src/platform/backup/catalogue.ts'
import { inDatabase, startBackupWorld, tablesOf, type BackupWorld } from './backup.world.ts'
import { query, scratch } from './scratch.ts'

let world: BackupWorld
let backup: string
beforeAll(async () => {
  world = await startBackupWorld()
  backup = await world.back()
})
afterAll(() => world.embedded.stop())

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no fault',
    (error: Error) => `${error.name}: ${error.message}`,
  )

describe('a backup', () => {
  it('restores to the same rows, files, jobs and walls', async () => {
    const ownerUrl = await world.emptyDatabase()
    const files = path.join(scratch(), 'files')
    await world.restore(backup, ownerUrl, files)

    expect(tablesOf(await world.back(ownerUrl, files))).toEqual(tablesOf(backup))
    expect(tablesOf(backup).find(({ name }) => name === 'account')?.rows).toBe(300)
    const plan = path.join('notices', '2026', 'plan.pdf')
    expect(readFileSync(path.join(files, plan)).equals(readFileSync(path.join(world.files, plan)))).toBe(true)
    expect(readdirSync(files).toSorted()).toEqual(['empty.pdf', 'notices'])

    const adminUrl = inDatabase(world.embedded.adminUrl, new URL(ownerUrl).pathname.slice(1))
    const facts = `SELECT (SELECT count(*)::int FROM pg_class WHERE relforcerowsecurity) AS forced,
      (SELECT advanced::text FROM app.clock) AS clock,
      (SELECT count(*)::int FROM account) AS seen, current_user::text AS me,
      (SELECT count(*)::int FROM drizzle.__drizzle_migrations) AS migrations`
    const [before] = await query(world.adminUrl, facts)
    expect(await query(adminUrl, facts)).toEqual([before])
    // The owner is behind the wall again, and so is the app.
    expect(await query(ownerUrl, 'SELECT id FROM account')).toEqual([])
    const jobs = `SELECT t.identifier, j.payload, j.key, j.max_attempts FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id`
    const kept = await query(adminUrl, jobs)
    expect(kept).toHaveLength(1)
    expect(kept).toEqual(await query(world.adminUrl, jobs))
  })

  it('is one moment, whatever is written meanwhile', async () => {
    let writing = true
    // Each statement makes a person and the phone of the person: a backup may have both or neither.
    const pair = `WITH a AS (INSERT INTO account (id, nickname, locale) VALUES (gen_random_uuid(), 'p', 'en') RETURNING id)
      INSERT INTO member (community_id, account_id, nickname, phone_masked)
      SELECT gen_random_uuid(), id, 'p', '138' FROM a`
    const apart = `SET session_replication_role = replica`
    const writer = (async () => {
      let pairs = 0
      while (writing) {
        await query(world.adminUrl, `${apart}; ${pair}`)
        pairs += 1
      }
      return pairs
    })()
    const taken = [await world.back(), await world.back(), await world.back()]
    writing = false
    expect(await writer).toBeGreaterThan(1)
    for (const folder of taken) {
      const rows = (name: string) => tablesOf(folder).find((table) => table.name === name)?.rows ?? -1
      expect(rows('account') - 300).toBe(rows('member'))
    }
  })

  it('is refused when row security would hide rows from it', async () => {
    const ownerUrl = await world.emptyDatabase()
    await world.restore(backup, ownerUrl, path.join(scratch(), 'files'))
    await query(ownerUrl, 'DROP POLICY maintenance ON account')
    expect(await faultOf(world.back(ownerUrl))).toBe(
      'StartFault: Row security would hide rows from the backup: no policy "maintenance" opens public.account.',
    )
    const backups = path.dirname(backup)
    expect(readdirSync(backups).filter((name) => name.startsWith('.'))).toEqual([])
  })
})

describe('a restore', () => {
  it('goes into an empty database and an empty storage only', async () => {
    const into = world.embedded.ownerUrl
    expect(await faultOf(world.restore(backup, into, path.join(scratch(), 'files')))).toContain('this one holds data')
    expect(await faultOf(world.restore(backup, await world.emptyDatabase(), world.files))).toContain(
      'an empty storage only',
    )
    expect(await query(into, 'SELECT 1 AS a')).toEqual([{ a: 1 }])
  })

  const account = path.join('tables', 'public.account.copy.gz')
  const manifest = (change: (text: string) => string) => (folder: string) => {
    const file = path.join(folder, 'manifest.json')
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  }
  const flipAByte = (name: string, at: number) => (folder: string) => {
    const bytes = readFileSync(path.join(folder, name))
    const place = Math.floor(bytes.length * at)
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(path.join(folder, name), bytes)
  }
  const damages: [string, (folder: string) => void, RegExp][] = [
    ['a table is missing', (folder) => rmSync(path.join(folder, account)), /account.copy.gz is missing/],
    ['a table has a flipped bit', flipAByte(account, 0.5), /The backup is damaged/],
    [
      'a table lost its end',
      (folder) => {
        const bytes = readFileSync(path.join(folder, account))
        writeFileSync(path.join(folder, account), bytes.subarray(0, bytes.length / 2))
      },
      /cannot be unpacked/,
    ],
    [
      'a table is another one',
      (folder) => cpSync(path.join(folder, 'tables', 'public.member.copy.gz'), path.join(folder, account)),
      /table public.account should have 300 rows/,
    ],
    ['a count is changed', manifest((text) => text.replace('"rows": 300', '"rows": 299')), /should have 299 rows/],
    [
      'a file is changed',
      flipAByte(path.join('files', 'notices', '2026', 'plan.pdf'), 0.9),
      /plan.pdf is not the one that was saved/,
    ],
    ['a file is missing', (folder) => rmSync(path.join(folder, 'files', 'empty.pdf')), /its file empty.pdf is missing/],
    [
      'the manifest is missing',
      (folder) => rmSync(path.join(folder, 'manifest.json')),
      /is no backup: it has no manifest.json/,
    ],
    ['the manifest is cut off', manifest((text) => text.slice(0, 300)), /its manifest.json cannot be read/],
    [
      'the format is a later one',
      manifest((text) => text.replace('"format": 1', '"format": 2')),
      /of another release: "format"/,
    ],
    [
      'a migration is unknown here',
      manifest((text) => text.replace(/("migrations": \[\s+")[0-9a-f]{8}/, '$100000000')),
      /does not know its migration number 1/,
    ],
  ]
  it.each(damages)('says so when %s, and leaves the database empty', async (_what, damage, says) => {
    const folder = path.join(scratch(), 'damaged')
    cpSync(backup, folder, { recursive: true })
    damage(folder)
    const ownerUrl = await world.emptyDatabase()
    const files = path.join(scratch(), 'files')
    const fault = await faultOf(world.restore(folder, ownerUrl, files))
    expect(fault).toMatch(/^StartFault: /)
    expect(fault).toMatch(says)
    expect(existsSync(files) || existsSync(`${files}.restoring`)).toBe(false)
    // Whatever was begun is gone: the whole backup fits in afterwards.
    await world.restore(backup, ownerUrl, files)
  })

  it('removes what one that was cut off has left, and nothing else', async () => {
    const ownerUrl = await world.emptyDatabase()
    const name = new URL(ownerUrl).pathname.slice(1)
    await query(ownerUrl, 'CREATE TABLE public.half (a int)')
    expect(await faultOf(world.restore(backup, ownerUrl, path.join(scratch(), 'files')))).toContain(
      'this one holds data',
    )
    await query(ownerUrl, `COMMENT ON DATABASE ${name} IS 'a restore is under way'`)
    await world.restore(backup, ownerUrl, path.join(scratch(), 'files'))
    expect(await query(ownerUrl, `SELECT to_regclass('public.half') AS half`)).toEqual([{ half: null }])
  })
})

describe('the order of the tables', () => {
  const table = (sqlName: string, ...needs: string[]) => ({ sqlName, needs })
  const named = (...tables: { sqlName: string; needs: string[] }[]) =>
    inReferenceOrder(tables).map(({ sqlName }) => sqlName)

  it('puts each after those it refers to', () => {
    expect(named(table('c', 'b', 'a'), table('b', 'a'), table('d', 'elsewhere'), table('a'))).toEqual([
      'd',
      'a',
      'b',
      'c',
    ])
  })

  it('does not exist in a circle', () => {
    expect(() => named(table('a', 'b'), table('b', 'a'), table('c'))).toThrow('in a circle: a, b.')
  })
})
