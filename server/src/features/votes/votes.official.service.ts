import type { Json } from '@liren/shared/votes.canonical'
import { digestOf, toBase64url } from '@liren/shared/votes.bytes'
import { mostDocuments, type VoteFile } from '@liren/shared/votes.files'
import type { OfficialDraft } from '@liren/shared/votes.official'
import type { Decision } from '@liren/shared/votes.views'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import type { KeptFile } from '../../platform/http/files.ts'
import { readAgenda, type MotionRow } from './votes.agenda.store.ts'
import { householdsOf } from './votes.count.store.ts'
import { presentFile, takeFile } from './votes.files.service.ts'
import { readFile } from './votes.files.store.ts'
import { importRefusal } from './votes.life.rules.ts'
import { append, markOf } from './votes.log.service.ts'
import { countOfOfficial, differencesOf, isOfAgenda } from './votes.official.rules.ts'
import { expectRecorder } from './votes.paper.service.ts'
import { readRoll } from './votes.roll.store.ts'
import { expectVisible } from './votes.service.ts'
import { isSmall, showMotions, showWeight } from './votes.showing.rules.ts'
import { factsOf, throwRefusal } from './votes.steps.service.ts'
import { updateDecision, type DecisionRow } from './votes.store.ts'
import type { KeptResult } from './votes.tables.ts'
import { motionsOf, presentDecision } from './votes.view.service.ts'

/** A decision voted on elsewhere whose result may be imported now, locked, in the hands of somebody who counts. */
async function expectImport(db: Db, actor: CommunityActor, decisionId: string) {
  const row = await expectVisible(db, actor, decisionId, true)
  const now = await readClock(db)
  const agenda = await readAgenda(db, actor.communityId, decisionId)
  await expectRecorder(db, actor, row, agenda)
  const refusal = importRefusal(await factsOf(db, row, agenda), now)
  if (refusal) throwRefusal(refusal)
  return { row, now, agenda }
}

/** Takes the document of an official result. */
export async function takeOfficialFile(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  file: KeptFile | null,
): Promise<VoteFile> {
  const { row } = await expectImport(db, actor, decisionId)
  const at = { communityId: actor.communityId, estateId: row.estateId, decisionId, use: 'official' as const }
  // A result that is corrected brings its documents once more.
  return takeFile(db, actor, at, file, 3 * mostDocuments)
}

async function filesOf(db: Db, row: DecisionRow, ids: readonly string[]): Promise<VoteFile[]> {
  const files: VoteFile[] = []
  for (const id of new Set(ids)) {
    const file = await readFile(db, row.communityId, id)
    if (file?.use !== 'official' || file.decisionId !== row.id) throw new DomainError('attachment_unknown')
    files.push(presentFile(file))
  }
  return files
}

const countedMotions = (agenda: readonly MotionRow[]) =>
  agenda.map(({ number, matter, seats, candidates }) => ({
    ...{ number, matter, seats },
    candidates: candidates.map((one) => one.number),
  }))

async function resultOf(
  db: Db,
  { row, now, agenda }: Awaited<ReturnType<typeof expectImport>>,
  draft: OfficialDraft,
): Promise<KeptResult> {
  const at = { communityId: row.communityId, decisionId: row.id, freeze: row.freeze }
  const motions = countedMotions(agenda)
  if (!isOfAgenda(draft, motions)) throw new DomainError('vote_official_malformed')
  const files = await filesOf(db, row, draft.fileIds)
  const roll = await readRoll(db, at)
  if (!roll) throw new DomainError('vote_step_illegal')
  const count = countOfOfficial(draft, motions)
  const { legalMode, election } = row.policy
  const size = { heads: draft.total.heads, households: await householdsOf(db, at) }
  const shown = showMotions(await motionsOf(db, row.communityId, agenda), count, row.policy, size)
  const { platform, reference, decidedOn, total, questions, elections } = draft
  const importedAt = now.toISOString()
  return {
    ...{ decisionId: row.id, legalMode, isFinal: false, isSmall: isSmall(total.heads), countedAt: importedAt },
    total: showWeight(total, total, false),
    ...{ channels: [], invalid: 0, duplicates: 0, recounts: [] },
    // What an official result does not tell is not made up, and its ties are broken where it was made.
    motions: shown.map((motion) => ({ ...motion, sums: [], cast: null, ties: [] })),
    official: {
      ...{ platform, reference, decidedOn, total, files, importedAt },
      stated: questions.map(({ number, stated }) => ({ number, result: stated })),
      elected: elections.map(({ number, candidates }) => ({
        number,
        candidates: candidates.flatMap((one) => (one.isElected ? [one.number] : [])),
      })),
      differences: differencesOf(draft, count, { roll, motions, election }),
    },
    digest: toBase64url(digestOf({ ...draft, files: files.map(({ digest }) => digest) })),
  }
}

/** Imports the official result, or corrects it until it is final: into the log with its documents' digests. */
export async function importOfficial(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
  { version, result: draft }: { version: number; result: OfficialDraft },
): Promise<Decision> {
  const { communityId, accountId } = actor
  const found = await expectImport(db, actor, decisionId)
  if (found.row.version !== version) throw new DomainError('edited_elsewhere')
  const result = await resultOf(db, found, draft)
  const { fileIds: _files, ...told } = draft
  const by = { step: 'COUNT', to: 'COUNTED', by: 'COUNTER', actor: markOf(vault, decisionId, accountId), reason: null }
  const files = result.official?.files.map(({ digest }) => digest) ?? []
  const body = { ...by, official: told, files, digest: result.digest } as unknown as Record<string, Json>
  await append(db, { communityId, decisionId }, { kind: 'count', at: found.now, body, actorId: accountId })
  const set = { state: 'COUNTED' as const, countedAt: found.now, publishedAt: null, result }
  await updateDecision(db, communityId, decisionId, set)
  return presentDecision(db, actor, await expectVisible(db, actor, decisionId))
}
