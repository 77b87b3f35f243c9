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
