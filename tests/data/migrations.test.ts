import { columnCodes } from '@liren/shared/columns'
import { columnNames } from '@liren/shared/columns.texts'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { migrate } from '../../server/src/platform/db/migrate.ts'
import { adminPool, createDatabase, type TestDatabase } from '../support/database.ts'
import { describeSchema } from '../support/schema.ts'

const at = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url))
const folder = at('migrations')
interface Journal {
  entries: { idx: number; tag: string; when: number }[]
}
const journalOf = (of: string) => JSON.parse(readFileSync(path.join(of, 'meta/_journal.json'), 'utf8')) as Journal
const steps = journalOf(folder).entries

const made: string[] = []
/** A folder inside the repository's cache: drizzle-kit takes only paths below its own. */
const scratch = () => {
  const name = mkdtempSync(at('.cache/migrations-'))
  made.push(name)
  return name
}
afterAll(() => {
  for (const name of made) rmSync(name, { recursive: true, force: true })
})

/** A copy of the migrations that ends after `count` steps. */
function upTo(count: number): string {
  const copy = scratch()
  cpSync(folder, copy, { recursive: true })
  const journal = journalOf(copy)
  const cut = { ...journal, entries: journal.entries.slice(0, count) }
  writeFileSync(path.join(copy, 'meta/_journal.json'), JSON.stringify(cut))
  return copy
}

async function withEmpty<T>(work: (database: TestDatabase, admin: pg.Pool) => Promise<T>): Promise<T> {
  const database = await createDatabase({ template: false })
  const admin = adminPool(database)
  try {
    return await work(database, admin)
  } finally {
    await admin.end()
    await database.drop()
  }
}

describe('the migrations', () => {
  it('are numbered without gaps or repetitions, in the order of time, one file each', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.sql'))
    expect(files.toSorted()).toEqual(steps.map(({ tag }) => `${tag}.sql`))
    steps.forEach(({ idx, tag }, place) => {
      expect(idx).toBe(place)
      expect(tag).toMatch(new RegExp(`^${String(place).padStart(4, '0')}_`))
    })
    expect(steps.map(({ when }) => when)).toEqual(steps.map(({ when }) => when).toSorted((a, b) => a - b))
  })

  it('say what the tables say: generating finds nothing new', () => {
    const out = scratch()
    cpSync(folder, out, { recursive: true })
    const server = at('server')
    const ran = spawnSync(
      process.execPath,
      [
        at('server/node_modules/drizzle-kit/bin.cjs'),
        'generate',
        '--dialect=postgresql',
        '--casing=snake_case',
        '--schema=./src/**/*.tables.ts',
        `--out=${path.relative(server, out)}`,
      ],
      { cwd: server, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    )
    expect(ran.stderr.replaceAll(/^.*ExperimentalWarning.*$/gm, '')).not.toMatch(/Error/)
    expect(ran.stdout).toMatch(/No schema changes/)
    expect(readdirSync(out)).toEqual(readdirSync(folder))
  })
})

describe('migrating', () => {
  // Every step that runs on rows does, and every one begins a transaction once and goes on with one once.
  it.each([
    ['one step at a time', 1],
    ['all at once', steps.length],
  ])('with rows in it, %s, gives the same schema as without, and keeps the rows', async (_, stride) => {
    const fresh = await withEmpty(async ({ ownerUrl }, admin) => {
      await migrate({ ownerUrl, folder, clockCanAdvance: false })
      return describeSchema(admin)
    })
    await withEmpty(async ({ ownerUrl }, admin) => {
      let rows: Record<string, number> = {}
      for (let count = 1; count <= steps.length;) {
        await migrate({ ownerUrl, folder: upTo(count), clockCanAdvance: false })
        const isFilled = Object.keys(rows).length > 0
        if (!isFilled) rows = await populate(admin)
        expect(await countRows(admin, Object.keys(rows))).toEqual(rows)
        count = count === steps.length ? count + 1 : Math.min(count + (isFilled ? stride : 1), steps.length)
      }
      expect(rows).toMatchObject({ account: 500 })
      expect(await describeSchema(admin)).toEqual(fresh)
    })
  })

  it('gives communities their columns, grid workers a post, and ends hosts of everything', async () => {
    const before = steps.findIndex(({ tag }) => tag.endsWith('_places_and_columns'))
    await withEmpty(async ({ ownerUrl }, admin) => {
      await migrate({ ownerUrl, folder: upTo(before), clockCanAdvance: false })
      await populate(admin)
      await admin.query(`INSERT INTO role_grant (community_id, id, account_id, role, scope_kind, scope_id, granted_by)
        SELECT m.community_id, gen_random_uuid(), m.account_id, o.role, o.kind, m.community_id, m.account_id
        FROM (SELECT * FROM member LIMIT 1) m,
          (VALUES ('grid_worker', 'grid'), ('column_host', 'community'), ('points_desk', 'community')) o(role, kind)`)
      await migrate({ ownerUrl, folder, clockCanAdvance: false })
      const { rows: grants } = await admin.query(
        'SELECT role, post, ended_at IS NOT NULL AS ended FROM role_grant ORDER BY role',
      )
      expect(grants).toEqual([
        { role: 'column_host', post: null, ended: true },
        { role: 'grid_worker', post: 'worker', ended: false },
        { role: 'points_desk', post: null, ended: false },
      ])
      const { rows: columns } = await admin.query('SELECT code, name FROM board_column ORDER BY ordinal')
      expect(columns).toEqual(columnCodes.map((code) => ({ code, name: columnNames[code]['zh-CN'] })))
    })
  })

  it('twice changes nothing', async () => {
    await withEmpty(async ({ ownerUrl }, admin) => {
      await migrate({ ownerUrl, folder, clockCanAdvance: false })
      const first = await describeSchema(admin)
      await migrate({ ownerUrl, folder, clockCanAdvance: false })
      expect(await describeSchema(admin)).toEqual(first)
      const { rows } = await admin.query('SELECT count(*)::int AS n FROM drizzle.__drizzle_migrations')
      expect(rows).toEqual([{ n: steps.length }])
    })
  })

  it('in six processes at once works in all of them, once', async () => {
    await withEmpty(async ({ ownerUrl }, admin) => {
      const script = `
        import { tsImport } from 'tsx/esm/api'
        const { migrate } = await tsImport(${JSON.stringify(at('server/src/platform/db/migrate.ts'))}, import.meta.url)
        await migrate({ ownerUrl: process.env.OWNER_URL, folder: ${JSON.stringify(folder)}, clockCanAdvance: false })`
      const ended = await Promise.all(
        Array.from({ length: 6 }, () => {
          const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
            cwd: at('tests'),
            env: { ...process.env, NODE_OPTIONS: '', OWNER_URL: ownerUrl },
            stdio: ['ignore', 'inherit', 'pipe'],
          })
          let said = ''
          child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
          return new Promise((done) => child.once('exit', (code) => done({ code, said: code === 0 ? '' : said })))
        }),
      )
      expect(ended).toEqual(Array.from({ length: 6 }, () => ({ code: 0, said: '' })))
      const { rows } = await admin.query('SELECT count(*)::int AS n FROM drizzle.__drizzle_migrations')
      expect(rows).toEqual([{ n: steps.length }])
    })
  })

  it('that fails leaves nothing half-made, and says so', async () => {
    const broken = upTo(steps.length)
    const last = steps.at(-1)?.tag ?? ''
    const file = path.join(broken, `${last}.sql`)
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n--> statement-breakpoint\nSELECT 1 / 0;`)
    await withEmpty(async ({ ownerUrl }, admin) => {
      await expect(migrate({ ownerUrl, folder: broken, clockCanAdvance: false })).rejects.toThrow(
        /SELECT 1 \/ 0|division by zero/,
      )
      const { rows } = await admin.query(`SELECT count(*)::int AS n FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`)
      expect(rows).toEqual([{ n: 0 }])
      await migrate({ ownerUrl, folder, clockCanAdvance: false })
      expect((await describeSchema(admin)).length).toBeGreaterThan(0)
    })
  })
})

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Rows of the first shape of the tables; returns how many there are in each. Steps before the tables have none. */
async function populate(admin: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await admin.query<{ there: boolean }>(`SELECT to_regclass('public.account') IS NOT NULL AS there`)
  if (!rows[0]?.there) return {}
  const statements = [
    `INSERT INTO district VALUES ('${id(1)}', '310101', '梧桐区')`,
    `INSERT INTO street VALUES ('${id(2)}', '${id(1)}', '310101001', '里仁街道')`,
    `INSERT INTO community VALUES ('${id(3)}', '${id(2)}', '310101001001', '枫林社区')`,
    `INSERT INTO estate (community_id, id, name) VALUES ('${id(3)}', '${id(4)}', '枫林苑')`,
    `INSERT INTO account (id, nickname, locale)
      SELECT ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, '邻居', 'zh-CN' FROM generate_series(1, 500) n`,
    `INSERT INTO account_login (id, account_id, kind, value_index, value_sealed, masked)
      SELECT id, id, 'phone', id::text, 'sealed', '138****0000' FROM account`,
    `INSERT INTO member (community_id, account_id, nickname, phone_masked)
      SELECT '${id(3)}', id, nickname, '138****0000' FROM account`,
    `INSERT INTO announcement (community_id, id, author_id, author_nickname, author_role, author_scope_id,
        author_scope_label, title, excerpt, body, audience, audience_labels, version)
      SELECT '${id(3)}', a.id, a.id, '邻居', 'committee', '${id(3)}', '枫林社区', '停水', '停水', '[]', '[]', '[]', 1 FROM account a`,
  ]
  for (const statement of statements) await admin.query(statement)
  return countRows(admin, ['district', 'estate', 'account', 'account_login', 'member', 'announcement'])
}

async function countRows(admin: pg.Pool, tables: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await admin.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
    counts[table] = rows[0]?.n ?? -1
  }
  return counts
}
