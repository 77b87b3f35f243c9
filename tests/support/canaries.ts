import type pg from 'pg'

/** Forms in which a phone might lie about: as it is, and as somebody's idea of hiding it. */
const formsOf = (phone: string): string[] => {
  const bytes = Buffer.from(phone)
  return [phone, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')]
}

/** Whatever could be one of these forms, so that a long text is gone through once and not once per canary. */
const candidates = /(?=(1\d{10}|3[1](?:3\d){10}|M[A-Za-z0-9+/]{14}))/g

export interface Finding {
  canary: string
  where: string
}

/** Every canary, a phone, that shows in a text. */
export function findIn(where: string, text: string, canaries: readonly string[]): Finding[] {
  const known = new Map(canaries.flatMap((canary) => formsOf(canary).map((form) => [form, canary] as const)))
  const found = new Set<string>()
  for (const [, form = ''] of text.matchAll(candidates)) {
    const canary = known.get(form)
    if (canary !== undefined) found.add(canary)
  }
  return [...found].map((canary) => ({ canary, where }))
}

/** Every canary that shows in any row of any table of the database, the libraries' own tables too. */
export async function findInDatabase(admin: pg.Pool, canaries: readonly string[]): Promise<Finding[]> {
  const { rows: tables } = await admin.query<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`)
  const findings: Finding[] = []
  for (const { name } of tables) {
    const { rows } = await admin.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)
    findings.push(...findIn(name, rows.map(({ line }) => line).join('\n'), canaries))
  }
  return findings
}

/** Where the write-ahead log is now. */
export async function logPosition(admin: pg.Pool): Promise<string> {
  const { rows } = await admin.query<{ at: string }>('SELECT pg_current_wal_insert_lsn()::text AS at')
  return rows[0]?.at ?? ''
}

/** Every canary that shows in the write-ahead log since a position; also what was rolled back or changed is there. */
export async function findInWriteAheadLog(
  admin: pg.Pool,
  since: string,
  canaries: readonly string[],
): Promise<Finding[]> {
  // Else the end of it is still in memory.
  await admin.query('SELECT pg_switch_wal()')
  const { rows } = await admin.query<{ name: string; first: string }>(
    `SELECT name, pg_walfile_name($1) AS first FROM pg_ls_waldir()
     WHERE name BETWEEN pg_walfile_name($1) AND pg_walfile_name(pg_current_wal_insert_lsn()) ORDER BY 1`,
    [since],
  )
  const [oldest] = rows
  if (!oldest || oldest.name !== oldest.first) throw new Error('the start of the log is gone')
  const findings: Finding[] = []
  for (const { name } of rows) {
    const read = await admin.query<{ bytes: Buffer }>('SELECT pg_read_binary_file($1) AS bytes', [`pg_wal/${name}`])
    findings.push(...findIn(`pg_wal/${name}`, read.rows[0]?.bytes.toString('latin1') ?? '', canaries))
  }
  return findings
}
