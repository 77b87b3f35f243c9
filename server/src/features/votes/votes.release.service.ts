import { alg } from '@liren/shared/votes.audit'
import { toBase64url } from '@liren/shared/votes.bytes'
import { canonical, type Json } from '@liren/shared/votes.canonical'
import type { PageQuery } from '@liren/shared/page'
import type { Release, releaseDraft } from '@liren/shared/votes.exports'
import type { FileReply } from '@liren/shared/files'
import { hash } from 'node:crypto'
import type { z } from 'zod'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { pageFrom } from '../../platform/http/cursor.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { mapInTurns } from '../../platform/turns.ts'
import { expectFreshCode } from '../identity/identity.stepup.service.ts'
import { readAgenda } from './votes.agenda.store.ts'
import { openBallots, readOpened, secretOf } from './votes.count.service.ts'
import { sealedBallots } from './votes.count.store.ts'
import { partOf } from './votes.hats.service.ts'
import { append, markOf, placeIn } from './votes.log.service.ts'
import { pageOfKind } from './votes.log.store.ts'
import { openRoll } from './votes.roll.service.ts'
import { expectVisible } from './votes.service.ts'
import type { DecisionRow } from './votes.store.ts'

/** As what the actor may have the counting file: who may count, the residents' committee, the sub-district. */
async function expectReleaser(db: Db, actor: CommunityActor, row: DecisionRow): Promise<string> {
  const { mayCount, parties, isOrganiser } = await partOf(db, actor, row, await readAgenda(db, row.communityId, row.id))
  if (mayCount) return 'COUNTER'
  if (parties.includes('STREET')) return 'STREET'
  // Candidates and those whose seats are filled see nobody's choices, whatever office they hold.
  throw new DomainError(isOrganiser || parties.includes('RESIDENTS_COMMITTEE') ? 'vote_barred' : 'forbidden')
}

/** To whom counting files were given out so far, as the log tells everybody. */
export async function releasesFor(db: Db, actor: CommunityActor, decisionId: string, query: PageQuery) {
  await expectVisible(db, actor, decisionId)
  const at = { communityId: actor.communityId, decisionId }
  const rows = await pageOfKind(db, at, 'release', placeIn(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [String(row.seq), decisionId],
    (row): Release => {
      const { to, reason, by, file } = row.body as Pick<Release, 'to' | 'reason' | 'by' | 'file'>
      return { seq: row.seq, at: row.at.toISOString(), to, reason, by, file }
    },
  )
}

/**
 * Opens ballots and roll into a file without names, for those who are named, and has the log tell so: everybody can see
 * that choices are known to somebody, to whom, and why.
 */
export async function releaseCounting(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
  { key, to, reason }: Omit<z.output<typeof releaseDraft>, 'isBound'>,
): Promise<FileReply> {
  const { communityId, accountId } = actor
  const row = await expectVisible(db, actor, decisionId, true)
  const by = await expectReleaser(db, actor, row)
  await expectFreshCode(db, actor)
  if (row.countedAt === null) throw new DomainError('vote_step_illegal')
  const secret = secretOf(row, key)
  const at = { communityId, decisionId }
  const sealed = (await sealedBallots(db, at)).filter(({ commitment }) => commitment !== null)
  const plain = await openBallots(secret, decisionId, sealed)
  const ballots = await mapInTurns(sealed, (one, n) => {
    const opened = readOpened(plain[n] ?? null, decisionId, one)
    return { seq: one.seq, choices: opened?.choices ?? null, salt: opened && toBase64url(opened.salt) }
  })
  const roll = await openRoll(db, vault, { ...at, freeze: row.freeze })
  const told = { v: 1, format: 'liren.vote.counting.1', alg, community: communityId, decision: decisionId }
  const file = Buffer.from(`${canonical({ ...told, roll, ballots } as unknown as Json)}\n`)
  const released = { file: hash('sha256', file, 'base64url'), to, reason, by }
  const body = { ...released, actor: markOf(vault, decisionId, accountId) }
  await append(db, at, { kind: 'release', at: await readClock(db), body, actorId: accountId })
  return { file, name: `counting-${decisionId}.json` }
}
