import type pg from 'pg'

interface RoleFacts {
  name: string
  is_superuser: boolean
  bypasses: boolean
  owns_tables: boolean
  version: number
  clock_is_true: boolean
}

/**
 * What forbids serving with this role, in plain sentences; empty when all is well.
 * Row security is the second wall: a superuser, an owner or a role with BYPASSRLS would walk through it.
 */
export async function faultsOfAppRole(database: Pick<pg.ClientBase, 'query'>, production: boolean): Promise<string[]> {
  const { rows } = await database.query<RoleFacts>(`
    SELECT current_user AS name, r.rolsuper AS is_superuser,
      EXISTS (SELECT FROM pg_roles p WHERE p.rolbypassrls AND pg_has_role(r.oid, p.oid, 'member')) AS bypasses,
      EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
              AND pg_has_role(current_user, c.relowner, 'member')) AS owns_tables,
      current_setting('server_version_num')::int / 10000 AS version,
      (SELECT advanced = '0' FROM app.clock) AS clock_is_true
    FROM pg_roles r WHERE r.rolname = current_user`)
  const [role] = rows
  if (!role) return ['The role of DATABASE_URL cannot be read.']
  const faults: string[] = []
  if (role.is_superuser) faults.push(`The role ${role.name} of DATABASE_URL is a superuser; serve with liren_app.`)
  if (role.bypasses) faults.push(`The role ${role.name} of DATABASE_URL has BYPASSRLS; serve with liren_app.`)
  if (role.owns_tables) faults.push(`The role ${role.name} of DATABASE_URL owns the tables; serve with liren_app.`)
  if (role.version < 15) faults.push(`PostgreSQL ${String(role.version)} is too old; 15 or newer is needed.`)
  if (production && !role.clock_is_true) faults.push('The clock of this database was advanced in a demo; use another.')
  return faults
}
