import type pg from 'pg'
import {
  readColumns,
  readConstraints,
  readFunctions,
  readPolicies,
  readPrivileges,
  readTables,
  readTriggersAndRules,
  readUniqueIndexes,
  type Policy,
} from '../support/catalogue.ts'
import { adminPool, createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let admin: pg.Pool

beforeAll(async () => {
  database = await createDatabase()
  admin = adminPool(database)
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

/** Tables above communities, and why each may be. Every other table belongs to one community. */
const globalTables: Record<string, string> = {
  district: 'the tree above communities',
  street: 'the tree above communities',
  community: 'the tree: what every tenant hangs on',
  account: 'a person, across communities',
  account_login: 'how a person signs in',
  sms_challenge: 'a sign-in code on its way',
  session: 'a signed-in device',
  refresh_token: 'tokens of a session',
  rate_window: 'limits across processes',
  role_grant_above: 'roles granted above a community',
  account_idempotency_key: 'replies to calls above communities',
  consent: 'what a person agreed to, purpose by purpose',
  shared_token: "the platform's own token at WeChat",
  message_credit: 'what may still be told a person in WeChat',
  demo_person: 'people of the demo',
  signer_key: 'the public keys of the signer of votes',
}

/** What a tenant table may point to outside its community. */
const referenceTables = ['community', 'account', 'signer_key']

/** What the app's role may do: S select, I insert, U update, D delete. A table not listed is a fault. */
const rights: Record<string, string> = {
  account: 'SIU',
  account_idempotency_key: 'SIUD',
  account_login: 'SIUD',
  announcement: 'SIUD',
  announcement_attachment: 'SIUD',
  announcement_confirmation: 'SI',
  announcement_gram: 'SID',
  announcement_read: 'SI',
  announcement_revision: 'SI',
  announcement_stamp: 'SIU',
  announcement_target: 'SIU',
  announcement_reminder: 'SI',
  announcement_text: 'SID',
  announcement_telling: 'SIU',
  board_column: 'SIU',
  binding_request: 'SIU',
  building: 'SIU',
  column_contact: 'SID',
  column_duty: 'SID',
  community: 'SI',
  community_task: 'SIU',
  community_task_list: 'SIU',
  complaint: 'SIU',
  complaint_call: 'SIU',
  // The name of who has left goes; what was done stays.
  complaint_call_entry: 'SI+column',
  complaint_call_rung: 'SI',
  complaint_dispatch: 'SIU',
  complaint_follower: 'SID',
  complaint_guest: 'SID',
  complaint_holiday: 'SIU',
  complaint_import: 'SIU',
  complaint_layout: 'SIU',
  complaint_partner: 'SIU',
  complaint_partner_note: 'SI',
  complaint_meeting: 'SIU',
  complaint_meeting_matter: 'SI',
  complaint_picture: 'SIUD',
  complaint_proposal: 'SIU',
  // Whether it was appealed, and set aside; what was said stays.
  complaint_rating: 'SI+column',
  complaint_rung: 'SI',
  complaint_setting: 'SIU',
  complaint_shared: 'SI',
  complaint_spot: 'SIU',
  complaint_step: 'SI',
  complaint_topic: 'SIU',
  complaint_topic_matter: 'SI',
  consent: 'SI',
  data_read: 'SI',
  demo_person: 'SI',
  display_setting: 'SIU',
  district: 'SI',
  effective_ballot: 'SIU',
  entrance: 'SIU',
  estate: 'SIU',
  grid: 'SIU',
  idempotency_key: 'SIUD',
  invitation: 'SIU',
  member: 'SIU',
  message: 'SIUD',
  message_credit: 'SIUD',
  message_delivery: 'SIUD',
  office_message: 'SIUD',
  owner: 'SIU',
  ownership: 'SIU',
  place_change: 'SI',
  points_account: 'SIU',
  points_desk_person: 'SIUD',
  points_item: 'SIU',
  points_journal: 'SI',
  points_lot: 'SIU',
  points_lot_use: 'SI',
  points_merchant: 'SIU',
  points_merit: 'SIU',
  points_movement: 'SI',
  points_order: 'SIU',
  points_opening: 'SIU',
  points_proposal: 'SIU',
  points_proposal_line: 'SI',
  points_proposal_lot: 'SI',
  points_setting: 'SIU',
  points_stock_change: 'SI',
  question: 'SIU',
  question_closing: 'SID',
  question_setting: 'SIU',
  rate_window: 'SIUD',
  refresh_token: 'SIUD',
  register_export: 'SIU',
  register_finding: 'SID',
  register_import: 'SIU',
  residence: 'SIU',
  role_grant: 'SIU',
  role_grant_above: 'SIU',
  session: 'SIU',
  shared_token: 'SIU',
  signer_key: 'S',
  sms_challenge: 'SIUD',
  street: 'SI',
  unit: 'SIU',
  volunteer_activity: 'SIU',
  volunteer_attendance: 'SIU',
  volunteer_certificate: 'SIUD',
  volunteer_group: 'SIU',
  volunteer_group_member: 'SID',
  volunteer_listing: 'SIUD',
  volunteer_objection: 'SIU',
  volunteer_recipient: 'SIU',
  volunteer_record: 'SID',
  volunteer_review: 'SIU',
  volunteer_scan: 'SI',
  volunteer_shift: 'SIU',
  volunteer_signup: 'SIU',
  volunteer_slot: 'SID',
  volunteer_thanks: 'SIUD',
  vote_candidacy: 'SIU',
  vote_candidacy_check: 'SIUD',
  vote_candidacy_objection: 'SIU',
  vote_candidate: 'SID',
  vote_decision: 'SIU',
  vote_demand: 'SIU',
  vote_demand_counts: 'SIU',
  vote_demand_join: 'SIU',
  vote_designation: 'SIU',
  vote_election: 'SIU',
  vote_delivery: 'SI',
  vote_file: 'SID',
  vote_group: 'SIU',
  vote_group_member: 'SI',
  vote_halt: 'S',
  vote_head: 'SI',
  vote_head_unit: 'SI',
  vote_log: 'SI',
  vote_motion: 'SID',
  vote_paper: 'SIU',
  vote_paper_reading: 'SIU',
  vote_proxy: 'SIU',
  vote_remark: 'SIU',
  vote_roll: 'SI',
  vote_signed_head: 'S',
  vote_stamp: 'SI',
}

/** Policies of global tables, and those that tenant tables have beside `community` and `maintenance`. */
const policiesBeside: Record<string, string[]> = {
  district: ['readable select', 'purpose_operator all'],
  street: ['readable select', 'purpose_operator all'],
  community: ['readable select', 'purpose_operator all'],
  account: ['own select', 'own_write update', 'purpose_login_grant_demo all'],
  account_login: ['own select', 'purpose_login_grant_demo all', 'purpose_reveal select', 'purpose_delivery select'],
  sms_challenge: ['purpose_login all'],
  session: ['own select', 'own_write update', 'purpose_login_demo all'],
  refresh_token: ['purpose_login_demo all'],
  rate_window: ['purpose_login_sweep all'],
  role_grant_above: ['own select', 'purpose_grant all', 'purpose_whistle select'],
  account_idempotency_key: ['own_all all', 'purpose_sweep all'],
  shared_token: ['purpose_delivery all'],
  message_credit: ['own_all all', 'purpose_login_delivery all'],
  message_delivery: ['purpose_sweep select'],
  office_message: ['own_all all'],
  announcement_telling: ['purpose_sweep select'],
  complaint_call: ['purpose_called select'],
  complaint_picture: ['purpose_sweep select'],
  vote_file: ['purpose_sweep select'],
  demo_person: ['purpose_demo all'],
  signer_key: ['readable select', 'purpose_signer all'],
  vote_decision: ['purpose_signer select'],
  vote_log: ['purpose_signer select'],
  vote_halt: ['purpose_signer all'],
  vote_signed_head: ['purpose_signer all'],
  member: ['own select', 'own_write update'],
  announcement: ['purpose_sweep select'],
  announcement_attachment: ['purpose_sweep select'],
  announcement_target: ['purpose_sweep select'],
  register_export: ['purpose_sweep all'],
  register_import: ['purpose_sweep select'],
  binding_request: ['own select'],
  consent: ['own_all all'],
  data_read: ['own select'],
  estate: ['purpose_binding select'],
  invitation: ['purpose_binding select'],
  residence: ['own select'],
  volunteer_slot: ['own select'],
  role_grant: ['own select'],
}

const isTenant = (table: string) => !(table in globalTables)
const setting = (name: string) => `\\( SELECT .*current_setting\\('app\\.${name}'::text, true\\).*\\)`

/** What the condition of a policy must be, told by the policy's name. */
/** Purposes that open some rows only. */
const narrowed: Record<string, string> = {
  'account_login purpose_reveal': `\\(kind = 'phone'::text\\)`,
  'account_login purpose_delivery': `\\(kind = 'wechat'::text\\)`,
  'role_grant_above purpose_whistle': `\\(role = ANY \\(ARRAY\\['street'::text, 'department'::text\\]\\)\\)`,
  // Those of the offices that the person holds, above communities or in them.
  'complaint_call purpose_called': String.raw`\(\(EXISTS \([\s\S]*role_grant_above g[\s\S]*g\.account_id = [\s\S]*\) OR \(EXISTS \([\s\S]*role_grant g[\s\S]*g\.account_id = [\s\S]*\)\)`,
}

function promiseOf({ table, name }: Policy): RegExp {
  if (name === 'readable') return /^true$/
  if (name === 'community') return new RegExp(`^\\(community_id = ${setting('community_id')}\\)$`)
  if (name.startsWith('own')) return new RegExp(`^\\((account_id|id) = ${setting('account_id')}\\)$`)
  if (name === 'maintenance')
    return new RegExp(
      `^\\(\\(${setting('context')} = 'maintenance'::text\\) AND pg_has_role\\(CURRENT_USER, 'liren_owner'::name, 'member'::text\\)\\)$`,
      's',
    )
  const purposes = name.split('_').slice(1)
  const words = purposes.map((purpose) => `'${purpose}'::text`).join(', ')
  const one = `= '${purposes.join()}'::text`
  const named = `\\(${setting('context')} (${one}|= ANY \\(ARRAY\\[${words}\\]\\))\\)`
  const rows = narrowed[`${table} ${name}`]
  return new RegExp(rows === undefined ? `^${named}$` : `^\\(${named} AND ${rows}\\)$`)
}

const tenantNames = async () => (await readTables(admin)).map(({ name }) => name).filter(isTenant)

describe('tables of a community', () => {
  it('every table is one, or on the short list of those above', async () => {
    const found = (await readTables(admin)).map(({ name }) => name)
    expect(found).toEqual(Object.keys(rights).toSorted())
    for (const name of Object.keys(globalTables)) expect(found).toContain(name)
  })

  it('carry a community_id that is never null', async () => {
    const columns = (await readColumns(admin)).filter(({ column }) => column === 'community_id')
    expect(columns.map(({ table }) => table).toSorted()).toEqual((await tenantNames()).toSorted())
    for (const column of columns) expect(column).toMatchObject({ notNull: true, type: 'uuid' })
  })

  it('have it first in the primary key and in every unique index', async () => {
    const indexes = (await readUniqueIndexes(admin)).filter(({ table }) => isTenant(table))
    expect(indexes.filter(({ firstColumn }) => firstColumn !== 'community_id')).toEqual([])
    const keyed = (await readConstraints(admin)).filter(({ kind }) => kind === 'p').map(({ table }) => table)
    expect((await tenantNames()).filter((table) => !keyed.includes(table))).toEqual([])
  })

  it('point at each other with the community on both sides, and elsewhere only at reference tables', async () => {
    const keys = (await readConstraints(admin)).filter(({ kind, table }) => kind === 'f' && isTenant(table))
    expect(keys.length).toBeGreaterThan(10)
    const outside = keys.filter(({ target }) => !isTenant(target ?? ''))
    expect([...new Set(outside.map(({ target }) => String(target)))].toSorted()).toEqual(referenceTables.toSorted())
    const between = keys.filter(({ target }) => isTenant(target ?? ''))
    expect(between.length).toBeGreaterThan(8)
    const first = between.map(({ name, columns, targetColumns }) => [name, columns[0], targetColumns[0]])
    expect(first).toEqual(between.map(({ name }) => [name, 'community_id', 'community_id']))
  })

  it('never are what a global table points at', async () => {
    const keys = (await readConstraints(admin)).filter(({ kind, table }) => kind === 'f' && !isTenant(table))
    expect(keys.filter(({ target }) => isTenant(target ?? ''))).toEqual([])
  })
})

describe('what decides a race', () => {
  it('is no trigger, no rule, no exclusion and nothing deferred', async () => {
    expect(await readTriggersAndRules(admin)).toEqual([])
    const constraints = await readConstraints(admin)
    expect(constraints.filter(({ deferrable }) => deferrable)).toEqual([])
    expect(constraints.filter(({ kind }) => !['p', 'u', 'f', 'c'].includes(kind))).toEqual([])
  })

  it('has a name that we gave: of its table, and of its kind', async () => {
    const suffix: Record<string, string> = { p: 'pk', u: 'key', f: 'fk', c: 'check' }
    const strange = (await readConstraints(admin)).filter(
      ({ table, name, kind }) => !name.startsWith(`${table}_`) || !name.endsWith(`_${suffix[kind] ?? '?'}`),
    )
    expect(strange.map(({ name }) => name)).toEqual([])
  })
})

describe('row security', () => {
  it('is on for every table, and binds the owner too', async () => {
    expect((await readTables(admin)).filter(({ enabled, forced }) => !enabled || !forced)).toEqual([])
  })

  it('has exactly the policies that this test names', async () => {
    const policies = await readPolicies(admin)
    expect(policies.filter(({ permissive }) => !permissive)).toEqual([])
    const found = new Map<string, string[]>()
    for (const { table, name, command } of policies)
      found.set(table, [...(found.get(table) ?? []), `${name} ${command}`].toSorted())
    const wanted = Object.keys(rights).map((table): [string, string[]] => [
      table,
      ['maintenance all', ...(isTenant(table) ? ['community all'] : []), ...(policiesBeside[table] ?? [])].toSorted(),
    ])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted))
  })

  it('says what its names promise', async () => {
    const said = (await readPolicies(admin)).flatMap((policy) => {
      const texts = ['select', 'update'].includes(policy.command) ? [policy.using] : [policy.using, policy.check]
      return texts.map((text) => ({ policy, text: text ?? 'nothing' }))
    })
    expect(said.length).toBeGreaterThan(80)
    const lies = said.filter(({ policy, text }) => !promiseOf(policy).test(text))
    expect(lies).toEqual([])
  })
})

describe("the app's role", () => {
  it('may do with each table what this test says, and no more', async () => {
    const found = await readPrivileges(admin, 'liren_app')
    expect(Object.fromEntries(found.map(({ table, rights: has }) => [table, has]))).toEqual(rights)
  })

  it('is no superuser, owns nothing, bypasses nothing, and makes nothing', async () => {
    const { rows } = await admin.query(`
      SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
        (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships,
        has_schema_privilege(r.oid, 'public', 'CREATE') OR has_schema_privilege(r.oid, 'app', 'CREATE') AS creates
      FROM pg_roles r WHERE rolname = 'liren_app'`)
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        owned: 0,
        memberships: 0,
        creates: false,
      },
    ])
  })

  it('calls four functions of ours; those that act as the owner fix their search path', async () => {
    expect(await readFunctions(admin, 'liren_app')).toEqual([
      { name: 'app.advance_clock', definer: true, callable: true, path: 'search_path=pg_catalog' },
      { name: 'app.begin_clock', definer: true, callable: true, path: 'search_path=pg_catalog' },
      { name: 'app.enqueue', definer: true, callable: true, path: 'search_path=pg_catalog' },
      { name: 'app.now', definer: false, callable: true, path: 'search_path=pg_catalog' },
    ])
  })

  it('reads the clock and never sets it', async () => {
    const { rows } = await admin.query<{ rights: string }>(
      `SELECT string_agg(privilege_type, ',') AS rights FROM information_schema.role_table_grants
       WHERE grantee = 'liren_app' AND table_schema = 'app'`,
    )
    expect(rows).toEqual([{ rights: 'SELECT' }])
  })
})
