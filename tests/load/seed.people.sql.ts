import { residentsOf, type Shape } from './seed.shape.ts'

// Resident i lives in unit i. The first one of a building heads it; each community has one committee member beside them.
const relation = `CASE WHEN i % 10 < 7 THEN 'owner' WHEN i % 10 < 9 THEN 'tenant' ELSE 'family' END`
const digest = (tag: string, n: string) => `encode(sha256(('${tag}' || ${n})::bytea), 'hex')`

/** The statements that put people into the places: accounts, sign-ins, sessions, residences and roles, in order. */
export function peopleSql(shape: Shape): string[] {
  const residents = residentsOf(shape)
  const everyone = `generate_series(0, ${String(shape.communities * residents - 1)}) i`
  const communities = `generate_series(0, ${String(shape.communities - 1)}) c`
  const perBuilding = shape.entrances * shape.units
  return [
    `INSERT INTO account (id, nickname, locale, created_at)
      SELECT pg_temp.uid('account', i), '邻居' || i, 'zh-CN', now() FROM ${everyone}`,
    `INSERT INTO account (id, nickname, locale)
      SELECT pg_temp.uid('committee', c), '李书记', 'zh-CN' FROM ${communities}`,
    `INSERT INTO account_login (id, account_id, kind, value_index, value_sealed, masked, created_at)
      SELECT pg_temp.uid('login', i), pg_temp.uid('account', i), 'phone', ${digest('index', 'i')}, ${digest('sealed', 'i')},
        '199****' || lpad((i % 10000)::text, 4, '0'), now() FROM ${everyone}`,
    `INSERT INTO session (id, account_id, device_id, platform, device_label, created_at, last_used_at)
      SELECT pg_temp.uid('session', i), pg_temp.uid('account', i), md5('device' || i), 'weapp', 'HUAWEI Mate 60',
        now(), now() FROM ${everyone}`,
    `INSERT INTO session (id, account_id, device_id, platform, device_label)
      SELECT pg_temp.uid('committee session', c), pg_temp.uid('committee', c), md5('desk' || c), 'h5', 'Chrome'
      FROM ${communities}`,
    `INSERT INTO refresh_token (digest, session_id, created_at, expires_at)
      SELECT ${digest('refresh', 'i')}, pg_temp.uid('session', i), now(), now() + interval '30 days' FROM ${everyone}`,
    `INSERT INTO member (community_id, account_id, nickname, phone_masked, created_at)
      SELECT pg_temp.uid('community', i / ${String(residents)}), pg_temp.uid('account', i), '邻居' || i,
        '199****' || lpad((i % 10000)::text, 4, '0'), now() FROM ${everyone}`,
    `INSERT INTO member (community_id, account_id, nickname, phone_masked)
      SELECT pg_temp.uid('community', c), pg_temp.uid('committee', c), '李书记', '199****0000' FROM ${communities}`,
    // Placed by the committee, as through the API: that has checked the owners.
    `INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_at, created_by, verification,
        verified_at, verified_by)
      SELECT c, r, u, a, relation, now(), by, CASE relation WHEN 'owner' THEN 'id_check' END,
        CASE relation WHEN 'owner' THEN now() END, CASE relation WHEN 'owner' THEN by END
      FROM (SELECT pg_temp.uid('community', i / ${String(residents)}) AS c, pg_temp.uid('residence', i) AS r,
          pg_temp.uid('unit', i) AS u, pg_temp.uid('account', i) AS a, ${relation} AS relation,
          pg_temp.uid('committee', i / ${String(residents)}) AS by FROM ${everyone}) AS home`,
    `INSERT INTO role_grant (community_id, id, account_id, role, scope_kind, scope_id, granted_by)
      SELECT pg_temp.uid('community', c), pg_temp.uid('committee grant', c), pg_temp.uid('committee', c), 'committee',
        'community', pg_temp.uid('community', c), pg_temp.uid('committee', c) FROM ${communities}`,
    `INSERT INTO role_grant (community_id, id, account_id, role, scope_kind, scope_id, granted_by)
      SELECT pg_temp.uid('community', i / ${String(residents)}), pg_temp.uid('head grant', i), pg_temp.uid('account', i),
        'building_head', 'building', pg_temp.uid('building', i / ${String(perBuilding)}),
        pg_temp.uid('committee', i / ${String(residents)})
      FROM ${everyone} WHERE i % ${String(perBuilding)} = 0`,
  ]
}
