import { randomUUID } from 'node:crypto'
import { testVault, type TestApp } from './app.ts'

/** A certificate of somebody, planted: it is not the hours that are looked at. */
export async function plantCertificate(test: TestApp, communityId: string, accountId: string): Promise<string> {
  const id = randomUUID()
  const place = { table: 'volunteer_certificate', column: 'name_sealed', row: id }
  await test.admin.query(
    `INSERT INTO volunteer_certificate (community_id, id, account_id, number, name_sealed, minutes, services, issued_at)
      VALUES ($1, $2, $3, $4, $5, 90, 1, app.now())`,
    [communityId, id, accountId, `ZY2026-${id.slice(0, 4)}-${id.slice(4, 8)}`, testVault().seal('林晓梅', place)],
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
        given_at)
      SELECT community_id, $2, id, account_id, $4, 5, '谢谢', true, true, app.now() FROM volunteer_signup
      WHERE community_id = $1 AND id = $3`,
    [communityId, id, signupId, by],
  )
  return id
}

/** Lets somebody be listed, planted. */
export const plantListing = (test: TestApp, communityId: string, accountId: string) =>
  test.admin.query('INSERT INTO volunteer_listing VALUES ($1, $2, true, app.now())', [communityId, accountId])
