import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { codeFrom } from '../../server/src/features/binding/binding.rules.ts'
import { testVault, type TestApp } from './app.ts'
import type { World } from './world.ts'

/** The codes printed on sheets of slips, in the order of the flats. */
export async function codesOn(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
  return [...text.join('\n').matchAll(/\b([2-9A-Z]{4})-([2-9A-Z]{4})-([2-9A-Z]{2})\b/g)].map((found) =>
    found.slice(1).join(''),
  )
}

/** Writes a slip as the printer does, but without paper; returns its code. `sql` may change when it ends. */
export async function plantSlip(test: TestApp, world: World, unitId: string, expires = `90 days`): Promise<string> {
  const code = codeFrom((n) => randomInt(n))
  await test.admin.query(
    `INSERT INTO invitation (community_id, id, unit_id, code_digest, created_by, expires_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, app.now() + $5::interval)`,
    [world.communityId, unitId, testVault().blindIndex('invitation', code), world.committee.accountId, expires],
  )
  return code
}

/** Names an owner of a unit in the register, with this phone; returns the owner's id. */
export async function plantOwner(
  test: TestApp,
  world: Pick<World, 'communityId' | 'estateId' | 'committee'>,
  unitId: string,
  phone: string | null,
  name = '张三',
): Promise<string> {
  const index = phone === null ? null : testVault().blindIndex('phone', phone)
  const id = randomUUID()
  const place = { table: 'owner', column: 'name_sealed', row: id }
  const sealed = testVault().seal(name, place)
  await test.admin.query(
    `INSERT INTO owner (community_id, id, estate_id, kind, identity_key, name_sealed, name_masked, phone_index)
     VALUES ($1, $5, $2, 'person', $3, $6, '张*', $4)`,
    [world.communityId, world.estateId, randomBytes(8).toString('hex'), index, id, sealed],
  )
  await test.admin.query(
    `INSERT INTO ownership (community_id, id, estate_id, unit_id, owner_id, ordinal, created_by)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, 1, $5)`,
    [world.communityId, world.estateId, unitId, id, world.committee.accountId],
  )
  return id
}
