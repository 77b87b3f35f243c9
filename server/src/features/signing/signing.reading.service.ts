import type { LogOf } from '@liren/shared/votes.audit'
import type { SignedHead, SignerKey } from '@liren/shared/votes.heads'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { Halt } from './signing.rules.ts'
import { findHalt, readPublished, readSignerKeys } from './signing.store.ts'

/** Why the signer goes no further with a log; null when it does. */
export const haltOf = (db: Db, of: LogOf): Promise<Halt | null> => findHalt(db, of)

/** Refuses to take anything into a log that the signer has given up, with the entries concerned. */
export async function expectSigned(db: Db, of: LogOf): Promise<void> {
  const halt = await findHalt(db, of)
  if (halt) throw new DomainError('vote_halted', { facts: { from: String(halt.fromSeq), to: String(halt.toSeq) } })
}

/** The newest head that the signer wrote down for everybody. */
export const publishedHead = (db: Db, of: LogOf): Promise<SignedHead | null> => readPublished(db, of)

/** Every key of the signer, the oldest first. */
export const signerKeys = (db: Db): Promise<SignerKey[]> => readSignerKeys(db)
