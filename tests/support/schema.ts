import type pg from 'pg'

/** All that makes a schema ours, as sorted lines of text: two databases with the same lines behave alike. */
export async function describeSchema(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    SELECT concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) AS line
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace IN ('public'::regnamespace, 'app'::regnamespace) AND c.relkind = 'r'
    UNION ALL SELECT concat_ws(' ', 'table', relname, relrowsecurity, relforcerowsecurity,
        (SELECT string_agg(x::text, ',' ORDER BY x::text) FROM unnest(relacl) x))
      FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'app'::regnamespace) AND relkind = 'r'
    UNION ALL SELECT concat_ws(' ', 'index', indexdef) FROM pg_indexes WHERE schemaname IN ('public', 'app')
    UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace IN ('public'::regnamespace, 'app'::regnamespace) AND contype <> 'n'
    UNION ALL SELECT concat_ws(' ', 'policy', tablename, policyname, cmd, roles, qual, with_check) FROM pg_policies
      WHERE schemaname = 'public'
    UNION ALL SELECT concat_ws(' ', 'function', pg_get_functiondef(oid), proacl) FROM pg_proc
      WHERE pronamespace = 'app'::regnamespace
    ORDER BY 1`)
  return rows.map(({ line }) => line)
}
