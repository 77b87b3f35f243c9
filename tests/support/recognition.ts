import { randomUUID } from 'node:crypto'
import { testVault, type TestApp } from './app.ts'

/** A certificate of somebody, planted: it is not the hours that are looked at. One that waits is not issued yet. */
export async function plantCertificate(
  test: TestApp,
  communityId: string,
  accountId: string,
  standing: 'register' | 'waiting' = 'register',
): Promise<string> {
  const id = randomUUID()
  const place = { table: 'volunteer_certificate', column: 'name_sealed', row: id }
  await test.admin.query(
    `INSERT INTO volunteer_certificate (community_id, id, account_id, number, name_sealed, minutes, services, issued_at,
        standing) VALUES ($1, $2, $3, $4, $5, 90, 1, app.now(), $6)`,
    [
      communityId,
      id,
      accountId,
      `ZY2026-${id.slice(0, 4)}-${id.slice(4, 8)}`,
      testVault().seal('林晓梅', place),
      standing,
    ],
  )
  return id
}

/** An award in somebody's record, planted. */
export async function plantEntry(test: TestApp, communityId: string, accountId: string, by: string): Promise<string> {
  const id = randomUUID()
  await test.admin.query(
    `INSERT INTO volunteer_record (community_id, id, account_id, kind, title, detail, happened_on, recorded_by, recorded_at)
      VALUES ($1, $2, $3, 'award', '季度之星', '街道办', '2026-01-31', $4, app.now())`,
    [communityId, id, accountId, by],
  )
  return id
}

/** An hour that somebody served where they signed up, confirmed and settled, planted. */
export const plantHour = (test: TestApp, communityId: string, shiftId: string, by: string) =>
  test.admin.query(
    `INSERT INTO volunteer_attendance (community_id, signup_id, shift_id, account_id, in_at, in_by, out_at, out_by,
        confirmed_by, confirmed_at, settled_at, minutes, points)
      SELECT community_id, id, shift_id, account_id, app.now(), 'code', app.now() + interval '1 hour', 'code', $3,
        app.now(), app.now(), 60, 0
      FROM volunteer_signup WHERE community_id = $1 AND shift_id = $2`,
    [communityId, shiftId, by],
  )

/** Thanks to somebody for what they signed up for, planted; both sides let them be read. */
export async function plantThanks(
  test: TestApp,
  { communityId, signupId, by }: { communityId: string; signupId: string; by: string },
): Promise<string> {
  const id = randomUUID()
  await test.admin.query(
    `INSERT INTO volunteer_thanks (community_id, id, signup_id, account_id, given_by, rating, words, is_public, is_shown,
        passed_by, given_at)
      SELECT community_id, $2, id, account_id, $4, 5, '谢谢', true, true, $4, app.now() FROM volunteer_signup
      WHERE community_id = $1 AND id = $3`,
    [communityId, id, signupId, by],
  )
  return id
}

/** Lets somebody be listed, planted. */
export const plantListing = (test: TestApp, communityId: string, accountId: string) =>
  test.admin.query('INSERT INTO volunteer_listing VALUES ($1, $2, true, app.now())', [communityId, accountId])

/** Notes whom a service was for, planted; and what `saidBy` offered to neighbours of it, which nobody in office has read. */
export async function plantRecipient(
  test: TestApp,
  of: { communityId: string; signupId: string; unitId: string; by: string; saidBy?: string },
): Promise<string> {
  const id = randomUUID()
  const saidBy = of.saidBy ?? null
  await test.admin.query(
    `INSERT INTO volunteer_recipient (community_id, id, signup_id, unit_id, named_by, named_at, is_solved, rated_by)
      VALUES ($1, $2, $3, $4, $5, app.now(), CASE WHEN $6::uuid IS NULL THEN NULL ELSE true END, $6)`,
    [of.communityId, id, of.signupId, of.unitId, of.by, saidBy],
  )
  if (saidBy !== null)
    await test.admin.query(
      `INSERT INTO volunteer_thanks (community_id, id, signup_id, account_id, given_by, rating, words, is_public, given_at)
        SELECT community_id, gen_random_uuid(), id, account_id, $3, 5, '谢谢', true, app.now() FROM volunteer_signup
        WHERE community_id = $1 AND id = $2`,
      [of.communityId, of.signupId, saidBy],
    )
  return id
}

/** An hour of everybody who signed up and has not served yet, as it is credited, planted. */
export async function plantCredits(test: TestApp, communityId: string, shiftId: string, by: string): Promise<void> {
  const waiting = `volunteer_signup u WHERE u.community_id = $1 AND u.shift_id = $2 AND NOT EXISTS (
    SELECT FROM volunteer_attendance t WHERE t.community_id = $1 AND t.signup_id = u.id)`
  await test.admin.query(
    `INSERT INTO points_journal (community_id, id, kind, account_id, at)
      SELECT u.community_id, u.id, 'service', u.account_id, app.now() FROM ${waiting}`,
    [communityId, shiftId],
  )
  await test.admin.query(
    `INSERT INTO volunteer_attendance (community_id, signup_id, shift_id, account_id, in_at, in_by, out_at, out_by,
        confirmed_by, confirmed_at, settled_at, minutes, points, journal_id)
      SELECT u.community_id, u.id, u.shift_id, u.account_id, app.now(), 'code', app.now() + interval '1 hour', 'code',
        $3, app.now(), app.now(), 60, 0, u.id FROM ${waiting}`,
    [communityId, shiftId, by],
  )
}

/** That a neighbour objects to somebody's service, and it waits to be looked at, planted. */
export const plantObjection = (
  test: TestApp,
  { communityId, signupId, by }: { communityId: string; signupId: string; by: string },
) =>
  test.admin.query(
    `WITH review AS (INSERT INTO volunteer_review (community_id, id, signup_id, account_id, kind, opened_at)
        SELECT community_id, gen_random_uuid(), id, account_id, 'objection', app.now() FROM volunteer_signup
        WHERE community_id = $1 AND id = $2 RETURNING id, account_id)
      INSERT INTO volunteer_objection (community_id, signup_id, objected_by, account_id, review_id, said, made_at)
      SELECT $1, $2, $3, account_id, id, '没有看到人。', app.now() FROM review`,
    [communityId, signupId, by],
  )

/** A group of volunteers, registered and led, planted; `also` is in it, too. */
export async function plantGroup(
  test: TestApp,
  of: { communityId: string; name: string; leader: string; also: string; by: string },
): Promise<string> {
  const id = randomUUID()
  await test.admin.query(
    `INSERT INTO volunteer_group (community_id, id, name, leader_id, registered_by, registered_at)
      VALUES ($1, $2, $3, $4, $5, app.now())`,
    [of.communityId, id, of.name, of.leader, of.by],
  )
  await test.admin.query('INSERT INTO volunteer_group_member SELECT $1, $2, p, app.now() FROM unnest($3::uuid[]) p', [
    of.communityId,
    id,
    [of.leader, of.also],
  ])
  return id
}

/** A child of a flat who signed up for a shift, and for whom no guardian has consented, planted. */
export async function plantWard(
  test: TestApp,
  { communityId, shiftId, guardian }: { communityId: string; shiftId: string; guardian: string },
): Promise<string> {
  const [accountId, id] = [randomUUID(), randomUUID()]
  await test.admin.query(`INSERT INTO account (id, nickname, locale) VALUES ($1, '小宝', 'zh-CN')`, [accountId])
  await test.admin.query(
    `INSERT INTO member (community_id, account_id, nickname, phone_masked) VALUES ($1, $2, '小宝', '')`,
    [communityId, accountId],
  )
  await test.admin.query(
    `INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by, is_under14, guardian_id, guardian_at)
      SELECT community_id, gen_random_uuid(), unit_id, $2, 'family', account_id, true, account_id, app.now()
      FROM residence WHERE community_id = $1 AND account_id = $3 AND ended_at IS NULL LIMIT 1`,
    [communityId, accountId, guardian],
  )
  await test.admin.query(
    `INSERT INTO volunteer_signup (community_id, id, shift_id, account_id, state, signed_at, guardian_comes, placed_at,
        needs_guardian) VALUES ($1, $2, $3, $4, 'in', app.now(), false, app.now(), true)`,
    [communityId, id, shiftId, accountId],
  )
  await test.admin.query('UPDATE volunteer_shift SET taken = taken + 1 WHERE community_id = $1 AND id = $2', [
    ...[communityId, shiftId],
  ])
  return id
}

/** That somebody came to a shift and it was found not to count, planted. */
export const plantRejected = (test: TestApp, communityId: string, shiftId: string) =>
  test.admin.query(
    `INSERT INTO volunteer_attendance (community_id, signup_id, shift_id, account_id, in_at, in_by, out_at, out_by,
        rejected_at)
      SELECT community_id, id, shift_id, account_id, app.now(), 'code', app.now(), 'code', app.now()
      FROM volunteer_signup WHERE community_id = $1 AND shift_id = $2`,
    [communityId, shiftId],
  )
