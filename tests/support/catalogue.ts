import type pg from 'pg'

export interface Constraint {
  table: string
  name: string
  /** p primary key, u unique, f foreign key, c check, x exclusion, t constraint trigger. */
  kind: string
  columns: string[]
  deferrable: boolean
  target: string | null
  targetColumns: string[]
}

export interface UniqueIndex {
  table: string
  name: string
  /** The first column; null when it is an expression. */
  firstColumn: string | null
}

export interface Policy {
  table: string
  name: string
  permissive: boolean
  command: string
  using: string | null
  check: string | null
}

const ours = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`

const rowsOf = async <Row>(pool: pg.Pool, sql: string): Promise<Row[]> => (await pool.query(sql)).rows as Row[]

/** The tables of the schema `public`, with whether row security is on, and on for the owner too. */
export const readTables = (pool: pg.Pool) =>
  rowsOf<{ name: string; enabled: boolean; forced: boolean }>(
    pool,
    `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced
     FROM pg_class c WHERE ${ours} ORDER BY 1`,
  )

/** Every constraint but NOT NULL, which PostgreSQL 18 also lists. */
export const readConstraints = (pool: pg.Pool) =>
  rowsOf<Constraint>(
    pool,
    `SELECT c.relname AS table, k.conname AS name, k.contype AS kind, k.condeferrable AS deferrable,
       ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY n(num, at)
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.num ORDER BY n.at) AS columns,
       t.relname AS target,
       ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY n(num, at)
             JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n.num ORDER BY n.at) AS "targetColumns"
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid LEFT JOIN pg_class t ON t.oid = k.confrelid
     WHERE ${ours} AND k.contype <> 'n' ORDER BY 1, 2`,
  )

export const readUniqueIndexes = (pool: pg.Pool) =>
  rowsOf<UniqueIndex>(
    pool,
    `SELECT c.relname AS table, i.relname AS name, a.attname AS "firstColumn"
     FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
     LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0] AND x.indkey[0] <> 0
     WHERE ${ours} AND x.indisunique ORDER BY 1, 2`,
  )

export const readColumns = (pool: pg.Pool) =>
  rowsOf<{ table: string; column: string; notNull: boolean; type: string }>(
    pool,
    `SELECT c.relname AS table, a.attname AS column, a.attnotnull AS "notNull", format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE ${ours} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum`,
  )

export const readPolicies = (pool: pg.Pool) =>
  rowsOf<Policy>(
    pool,
    `SELECT c.relname AS table, p.polname AS name, p.polpermissive AS permissive,
       CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END AS command,
       pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE ${ours} ORDER BY 1, 2`,
  )

/** Triggers and rules on our tables, but those with which PostgreSQL enforces foreign keys. */
export const readTriggersAndRules = (pool: pg.Pool) =>
  rowsOf<{ table: string; name: string }>(
    pool,
    `SELECT c.relname AS table, t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE ${ours} AND NOT t.tgisinternal
     UNION ALL SELECT c.relname, r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE ${ours}`,
  )

/** What a role may do with each table, as letters: S select, I insert, U update, D delete, + anything else. */
export const readPrivileges = (pool: pg.Pool, role: string) =>
  rowsOf<{ table: string; rights: string }>(
    pool,
    `SELECT c.relname AS table, concat(
       CASE WHEN has_table_privilege('${role}', c.oid, 'SELECT') THEN 'S' END,
       CASE WHEN has_table_privilege('${role}', c.oid, 'INSERT') THEN 'I' END,
       CASE WHEN has_table_privilege('${role}', c.oid, 'UPDATE') THEN 'U' END,
       CASE WHEN has_table_privilege('${role}', c.oid, 'DELETE') THEN 'D' END,
       CASE WHEN has_table_privilege('${role}', c.oid, 'TRUNCATE, REFERENCES, TRIGGER') THEN '+' END,
       CASE WHEN EXISTS (SELECT FROM pg_attribute a, aclexplode(a.attacl) g WHERE a.attrelid = c.oid
         AND g.grantee IN (0, '${role}'::regrole)) THEN '+column' END
     ) AS rights FROM pg_class c WHERE ${ours} ORDER BY 1`,
  )

/** Every function outside PostgreSQL's own and the libraries' schemas that the role may call. */
export const readFunctions = (pool: pg.Pool, role: string) =>
  rowsOf<{ name: string; definer: boolean; callable: boolean; path: string | null }>(
    pool,
    `SELECT n.nspname || '.' || p.proname AS name, p.prosecdef AS definer,
       has_function_privilege('${role}', p.oid, 'EXECUTE') AS callable, array_to_string(p.proconfig, ',') AS path
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('public', 'app') ORDER BY 1`,
  )
