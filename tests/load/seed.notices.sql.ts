import { residentsOf, type Shape } from './seed.shape.ts'

/** Text of a block, of about as many characters as neighbours write. */
const sentence = '周三上午九时至十一时检修水管，请提前储水，老人和孩子在家的住户请多留意；有困难可以打电话给楼组长。'

const noticeTable = (shape: Shape): string => {
  const perCommunity = { estate: shape.estates, building: shape.estates * shape.buildings, grid: 5 }
  const entrances = perCommunity.building * shape.entrances
  const place = (kind: string, count: number, salt: string) =>
    `WHEN '${kind}' THEN pg_temp.uid('${kind}', c * ${String(count)} + mix('${salt}', j) % ${String(count)})`
  const placeId = (salt: string) => `CASE kind WHEN 'community' THEN pg_temp.uid('community', c)
    ${place('estate', perCommunity.estate, salt)} ${place('building', perCommunity.building, salt)}
    ${place('entrance', entrances, salt)} ${place('grid', perCommunity.grid, salt)} END`
  return `
    CREATE TEMP TABLE notice AS
    SELECT *, pg_temp.uid('notice', j, published_at) AS id, pg_temp.uid('community', c) AS community_id,
      CASE WHEN kind = 'role' THEN jsonb_build_array(jsonb_build_object('type', 'role', 'role', 'building_head'))
        ELSE (SELECT jsonb_agg(DISTINCT jsonb_build_object('type', 'place', 'kind', kind, 'placeId', p, 'ownersOnly', owners_only))
          FROM unnest(ARRAY[first_place, second_place]) p WHERE p IS NOT NULL) END AS audience
    FROM (
      SELECT *, ${placeId('first')} AS first_place,
        CASE WHEN mix('second', j) % 100 < 15 THEN ${placeId('second')} END AS second_place
      FROM (
        SELECT j, j / ${String(shape.notices)} AS c,
          pg_temp.at((j % ${String(shape.notices)} + 0.5) / ${String(shape.notices)}) AS published_at,
          CASE WHEN h < 20 THEN 'community' WHEN h < 45 THEN 'estate' WHEN h < 75 THEN 'building' WHEN h < 95 THEN 'entrance'
            WHEN h < 98 THEN 'grid' ELSE 'role' END AS kind,
          mix('owners', j) % 10 = 0 AS owners_only
        FROM generate_series(0, ${String(shape.communities * shape.notices - 1)}) j, LATERAL (SELECT mix('kind', j) % 100) AS m(h)
      ) chosen
    ) placed`.replaceAll('mix(', 'pg_temp.mix(')
}

/** A number that looks like chance and is the same at every filling. */
const mix = `CREATE FUNCTION pg_temp.mix(salt text, n bigint) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT abs(hashtextextended(salt, n) % 1000000007)::int $$`

const announcements = `
  INSERT INTO announcement (community_id, id, author_id, author_nickname, author_role, author_scope_id, author_scope_label,
    title, excerpt, body, audience, audience_labels, version, created_at, updated_at, published_at)
  SELECT community_id, id, pg_temp.uid('committee', c), '李书记', 'committee', community_id, '枫林社区',
    '第 ' || j || ' 号通知：周三停水', left(repeat('${sentence}', 2), 79) || '…',
    (SELECT jsonb_agg(jsonb_build_object('type', 'paragraph', 'text', repeat('${sentence}', 1 + n % 3)))
      FROM generate_series(1, 2 + pg_temp.mix('length', j) % 4) n),
    audience, (SELECT jsonb_agg('枫林苑' || n || '幢') FROM jsonb_array_elements(audience) WITH ORDINALITY AS t(target, n)),
    2, published_at - interval '10 minutes', published_at, published_at
  FROM notice`

const targets = `
  INSERT INTO announcement_target (community_id, announcement_id, audience_key, published_at)
  SELECT community_id, id, CASE t->>'type' WHEN 'role' THEN 'role:' || (t->>'role')
    ELSE (t->>'kind') || ':' || (t->>'placeId') || CASE WHEN (t->>'ownersOnly')::boolean THEN ':owners' ELSE '' END END,
    published_at
  FROM notice, jsonb_array_elements(audience) t`

/** As the product folds them: here there is nothing to fold. */
const words = `
  INSERT INTO announcement_text (community_id, announcement_id, published_at, words)
  SELECT community_id, id, published_at, title || E'\\n' || (SELECT string_agg(b->>'text', E'\\n') FROM jsonb_array_elements(body) b)
  FROM announcement`

const grams = `
  INSERT INTO announcement_gram (community_id, gram, published_at, announcement_id)
  SELECT DISTINCT t.community_id, g, t.published_at, t.announcement_id
  FROM announcement_text t, generate_series(1, length(t.words)) i,
    unnest(ARRAY[substr(t.words, i, 1), substr(t.words, i, 2)]) g
  WHERE g ~ '^[[:alnum:]]+$'`

/** Each resident has read some of the newest notices of the entrance, here and there leaving one out. */
const reads = (shape: Shape): string => {
  const newest = Math.ceil(shape.reads * 1.4)
  const perCommunity = residentsOf(shape) / shape.units
  return `
    INSERT INTO announcement_read (community_id, announcement_id, account_id, read_at)
    SELECT community_id, announcement_id, pg_temp.uid('account', i), published_at + interval '1 hour' FROM (
      SELECT e.community_id, f.announcement_id, f.published_at, i,
        row_number() OVER (PARTITION BY i ORDER BY uuid_hash_extended(f.announcement_id, i)) AS place
      FROM (
        SELECT n, e.community_id, ARRAY['community:' || e.community_id, 'estate:' || b.estate_id, 'building:' || b.id,
          'entrance:' || e.id, 'grid:' || b.grid_id] AS keys
        FROM generate_series(0, ${String(shape.communities * perCommunity - 1)}) n
        JOIN entrance e ON e.community_id = pg_temp.uid('community', n / ${String(perCommunity)})
          AND e.id = pg_temp.uid('entrance', n)
        JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
      ) e
      CROSS JOIN LATERAL (
        SELECT DISTINCT t.announcement_id, t.published_at FROM unnest(e.keys) k CROSS JOIN LATERAL (
          SELECT announcement_id, published_at FROM announcement_target
          WHERE community_id = e.community_id AND audience_key = k AND NOT is_past
          ORDER BY published_at DESC, announcement_id DESC LIMIT ${String(newest)}) t
        ORDER BY t.published_at DESC LIMIT ${String(newest)}
      ) f
      CROSS JOIN generate_series(n * ${String(shape.units)}, (n + 1) * ${String(shape.units)} - 1) i
    ) chosen WHERE place <= ${String(shape.reads)}`
}

/** The statements that publish the notices and mark them read, in order. */
export const noticesSql = (shape: Shape): string[] => [
  mix,
  noticeTable(shape),
  announcements,
  targets,
  words,
  grams,
  // Without this the reads would be planned as if the tables were empty.
  'ANALYZE',
  reads(shape),
]
