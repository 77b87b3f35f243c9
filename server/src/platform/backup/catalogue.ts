import type pg from 'pg'
import { StartFault } from '../embedded/start.fault.ts'

/** A table to save, as the database's own catalogue has it. */
export interface SavedTable {
  schema: string
  name: string
  /** Without generated ones, which nobody can write. */
  columns: string[]
  /** Quoted and qualified, for SQL. */
  sqlName: string
  /** Whether row security binds the owner too. */
  forced: boolean
}

interface CatalogueRow extends SavedTable {
  /** A policy of the name `maintenance` opens every row, and no restrictive policy closes one. */
  open: boolean
  needs: string[]
}

const catalogueSql = `
  SELECT n.nspname AS schema, c.relname AS name, format('%I.%I', n.nspname, c.relname) AS "sqlName",
    c.relrowsecurity AND c.relforcerowsecurity AS forced,
    EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'maintenance'
            AND p.polpermissive AND p.polcmd = '*')
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive) AS open,
    ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
          AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
    ARRAY(SELECT DISTINCT format('%I.%I', fn.nspname, fc.relname) FROM pg_constraint k
          JOIN pg_class fc ON fc.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = fc.relnamespace
          WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname IN ('public', 'app')
  ORDER BY 3`

/**
 * The tables of the product, each after those it refers to. Throws a StartFault when row security could hide rows of one
 * from the owner: a backup must be whole or not be.
 */
export async function savedTables(client: pg.Client): Promise<SavedTable[]> {
  const { rows } = await client.query<CatalogueRow>(catalogueSql)
  const hiding = rows.filter((table) => table.forced && !table.open).map((table) => table.sqlName)
  if (hiding.length > 0) {
    throw new StartFault(
      `Row security would hide rows from the backup: no policy "maintenance" opens ${hiding.join(', ')}.`,
    )
  }
  return inReferenceOrder(rows)
}

/** Sorts so that each table comes after all it needs; throws when tables need each other. */
export function inReferenceOrder<T extends { sqlName: string; needs: string[] }>(tables: T[]): T[] {
  const left = new Map(tables.map((table) => [table.sqlName, table]))
  const sorted: T[] = []
  while (left.size > 0) {
    const ready = [...left.values()].filter((table) => !table.needs.some((need) => left.has(need)))
    if (ready.length === 0)
      throw new StartFault(`These tables refer to each other in a circle: ${[...left.keys()].join(', ')}.`)
    for (const table of ready) {
      sorted.push(table)
      left.delete(table.sqlName)
    }
  }
  return sorted
}

/** The next values of the product's sequences. */
export async function sequences(
  client: pg.Client,
): Promise<{ schema: string; name: string; next: string; called: boolean }[]> {
  const { rows } = await client.query<{ schema: string; name: string; sqlName: string }>(
    `SELECT schemaname AS schema, sequencename AS name, format('%I.%I', schemaname, sequencename) AS "sqlName"
     FROM pg_sequences WHERE schemaname IN ('public', 'app') ORDER BY 3`,
  )
  const found = []
  for (const { schema, name, sqlName } of rows) {
    const state = await client.query<{ next: string; called: boolean }>(
      `SELECT last_value::text AS next, is_called AS called FROM ${sqlName}`,
    )
    found.push(...state.rows.map((row) => ({ schema, name, ...row })))
  }
  return found
}
