import path from 'node:path'
import type pg from 'pg'
import { createSigner, type Signer } from '../../server/src/features/signing/signing.service.ts'
import { createPool } from '../../server/src/platform/db/pool.ts'
import { DomainError } from '../../server/src/platform/errors.ts'
import type { SignerPort } from '../../server/src/platform/signer/signer.ts'
import type { TestDatabase } from './database.ts'

interface Begun {
  pool: pg.Pool
  signer: Promise<Signer>
}
const signers = new Map<string, Begun>()

/** The signer of a test's database, in this process, with the role it has in production; begun when first asked. */
export function signerBehind(database: TestDatabase, folder: string): Promise<Signer> {
  const known = signers.get(database.name)
  if (known) return known.signer
  const pool = createPool({ url: database.signerUrl, size: 3, name: 'liren test signer', onError: () => undefined })
  const signer = createSigner({ pool, dir: path.join(folder, 'signer') })
  signers.set(database.name, { pool, signer })
  return signer
}

/** Ends the signer of a database, if one was asked; another may begin on the same folder. */
export async function endSigner({ name }: TestDatabase): Promise<void> {
  const begun = signers.get(name)
  signers.delete(name)
  const signer = await begun?.signer.catch(() => null)
  await signer?.idle()
  await begun?.pool.end()
}

/** The signer as the product asks it, but for the network between them. */
export const signerOf = (database: TestDatabase, folder: string): SignerPort => ({
  async headAt(of, size) {
    const answer = await (await signerBehind(database, folder)).headAt(of, size)
    if ('head' in answer) return answer.head
    if (!('halt' in answer)) throw new DomainError('vote_signer_away')
    const { fromSeq, toSeq } = answer.halt
    throw new DomainError('vote_halted', { facts: { from: String(fromSeq), to: String(toSeq) } })
  },
  async headsAfter(of, after, limit) {
    return (await signerBehind(database, folder)).headsAfter(of, after, limit)
  },
})

/**
 * A signer for requests whose transactions are undone, which no other process can see: it says what a signer would, with
 * a signature of nothing.
 */
export const unseenSigner: SignerPort = {
  headAt: (_of, size) =>
    Promise.resolve({
      ...{ size, leaf: 'l'.repeat(43), head: 'h'.repeat(43), root: 'r'.repeat(43), at: '2026-01-01T00:00:00.000Z' },
      ...{ key: 'k'.repeat(11), signature: 's'.repeat(86) },
    }),
  headsAfter: () => Promise.resolve([]),
}
