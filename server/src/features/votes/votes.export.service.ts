import { alg, entryText, type LogOf } from '@liren/shared/votes.audit'
import { agendaOf, rulesOf } from '@liren/shared/votes.agenda'
import { canonical, type Json } from '@liren/shared/votes.canonical'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { LateFile, type Streamed } from '../../platform/http/files.ts'
import { measured, sourceOf, storedZip, type ZipSource } from '../../platform/zip/stored.zip.ts'
import { signerKeys } from '../signing/signing.reading.service.ts'
import { readAgenda } from './votes.agenda.store.ts'
import type { VotesDeps } from './votes.casting.service.ts'
import { lastEntry, pageOfLog } from './votes.log.store.ts'
import { documentsOf } from './votes.naming.service.ts'
import { expectVisible } from './votes.service.ts'
import { readStamps } from './votes.stamps.store.ts'
import { motionsOf } from './votes.view.service.ts'

/** Entries and signed heads that are in memory at a time. */
const page = 1_000

const lines = (values: readonly string[]): Buffer => Buffer.from(values.map((one) => `${one}\n`).join(''))

/** The log up to a size, page by page, each in a short transaction of its own: nothing in it changes any more. */
const logSource = ({ pool }: Pick<VotesDeps, 'pool'>, of: LogOf, size: number): ZipSource => ({
  name: 'log.jsonl',
  async *read() {
    const { community: communityId, decision: decisionId } = of
    let after = 0
    while (after < size) {
      const from = after
      const limit = Math.min(page, size - from)
      const rows = await withContext(pool, { communityId }, (db) =>
        pageOfLog(db, { communityId, decisionId }, from, limit),
      )
      const last = rows.at(-1)
      if (!last) return
      yield lines(rows.map(({ seq, kind, at, body }) => entryText({ ...of, seq, kind, at: at.toISOString(), body })))
      after = last.seq
    }
  },
})

/** What the signer has said of the log up to a size: of each, so that a changed entry can be named. */
const signedSource = ({ signer }: Pick<VotesDeps, 'signer'>, of: LogOf, size: number): ZipSource => ({
  name: 'signed.jsonl',
  async *read() {
    let after = 0
    while (after < size) {
      const heads = await signer.headsAfter(of, after, Math.min(page, size - after))
      if (heads.length === 0) return
      yield lines(heads.map((head) => canonical({ v: 1, alg, ...of, ...head })))
      after += heads.length
    }
  },
})

async function pack(deps: VotesDeps, of: LogOf, size: number, texts: Record<string, Json>): Promise<Streamed> {
  try {
    await deps.signer.headAt(of, size)
  } catch (error) {
    // A log that the signer gave up is given out as it is: whoever verifies it is told where.
    if (!(error instanceof DomainError) || error.code !== 'vote_halted') throw error
  }
  const sources = [
    ...[logSource(deps, of, size), signedSource(deps, of, size)],
    ...Object.entries(texts).map(([name, value]) => sourceOf(name, canonical(value))),
  ]
  const files = []
  for (const source of sources) files.push(await measured(source))
  const digests = Object.fromEntries(files.map(({ name, digest }) => [name, digest]))
  const manifest = { v: 1, format: 'liren.vote.public.1', alg, ...of, size, files: digests }
  return storedZip([...files, await measured(sourceOf('manifest.json', canonical(manifest)))])
}

/** The public export of a decision, for whoever may see it, once it was opened. */
export async function exportFor(db: Db, deps: VotesDeps, actor: CommunityActor, decisionId: string): Promise<LateFile> {
  const row = await expectVisible(db, actor, decisionId)
  const { communityId, estateId, title, body: text, scope, isTemporary, policy } = row
  const last = await lastEntry(db, { communityId, decisionId })
  if (row.publicKey === null || !last) throw new DomainError('vote_not_open')
  const agenda = await readAgenda(db, communityId, decisionId)
  const motions = await motionsOf(db, communityId, agenda)
  const documents = await documentsOf(db, row, agenda)
  const keys = (await signerKeys(db)).map((one) => ({ v: 1, alg, ...one }))
  const texts = {
    'keys.json': keys,
    'agenda.json': agendaOf({ estateId, title, text, scope, isTemporary, motions, documents }),
    'policy.json': rulesOf(policy, documents),
  }
  const of = { community: communityId, decision: decisionId }
  const stamps = (await readStamps(db, { communityId, decisionId }, last.seq)).map(({ seq, head, token }) => ({
    ...{ v: 1, alg, ...of, size: seq, head, token },
  }))
  return new LateFile(`vote-${decisionId}-${String(last.seq)}.zip`, () =>
    pack(deps, of, last.seq, { ...texts, 'stamps.json': stamps }),
  )
}
