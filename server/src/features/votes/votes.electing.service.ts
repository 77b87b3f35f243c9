import { toBase64url, digestOf } from '@liren/shared/votes.bytes'
import type { MotionDraft } from '@liren/shared/votes'
import type { Json } from '@liren/shared/votes.canonical'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { readAgenda, replaceCandidates, type MotionRow } from './votes.agenda.store.ts'
import type { DisplayFacts } from './votes.candidacy.rules.ts'
import { insertCandidacies, readCandidacies, readElection, readObjections } from './votes.candidacies.store.ts'
import * as candidacies from './votes.candidacies.store.ts'
import { presetOf } from './votes.cities.rules.ts'
import { append, markOf } from './votes.log.service.ts'
import type { LogAt } from './votes.log.store.ts'
import { rulesIn, type Setting } from './votes.presets.rules.ts'
import type { DecisionRow } from './votes.store.ts'

/** The election on an agenda; a decision has one at most. */
export const electionIn = (agenda: readonly MotionRow[]): MotionRow | null =>
  agenda.find(({ kind }) => kind === 'election') ?? null

const atOf = ({ communityId, id }: DecisionRow): LogAt => ({ communityId, decisionId: id })

/** The list of candidates as a display binds it. */
export const listHashOf = (election: Pick<MotionRow, 'candidates'>): string =>
  toBase64url(
    digestOf(election.candidates.map(({ number, name, unitId, statement }) => ({ number, name, unitId, statement }))),
  )

/** What the display of a decision's candidates has come to; null where nobody is elected. */
export async function displayOf(db: Db, row: DecisionRow, agenda: readonly MotionRow[]): Promise<DisplayFacts | null> {
  const motion = electionIn(agenda)
  if (!motion) return null
  const election = await readElection(db, atOf(row))
  // Also who is barred is heard before the notice.
  const standing = (await readCandidacies(db, atOf(row))).filter(
    ({ status }) => status === 'accepted' || status === 'barred',
  )
  const objections = await readObjections(
    db,
    row.communityId,
    standing.map(({ id }) => id),
  )
  const preset = presetOf(row.policy.city)
  const basisOf = (setting: Setting) => preset && rulesIn(preset).get(setting)?.basis
  const { candidateDisplayDays, candidateDisplayBeforeDays } = row.policy.election
  const house = { law: 'HOUSE' as const, article: null }
  return {
    displayedAt: election?.displayedAt ?? null,
    isListCurrent: election?.listHash === listHashOf(motion),
    openObjections: objections.filter(({ answeredAt }) => answeredAt === null).length,
    days: { least: candidateDisplayDays, basis: basisOf('election.candidateDisplayDays') ?? house },
    before: { least: candidateDisplayBeforeDays, basis: basisOf('election.candidateDisplayBeforeDays') ?? house },
  }
}

/** Puts onto the agenda whoever accepted to stand, in the order they came, each under the id of the candidacy. */
export async function listCandidates(db: Db, at: LogAt): Promise<void> {
  const motion = electionIn(await readAgenda(db, at.communityId, at.decisionId))
  if (!motion) return
  const standing = (await readCandidacies(db, at)).filter(({ status }) => status === 'accepted')
  const rows = standing.map(({ id, name, unitId, statement }, place) => ({
    ...{ communityId: at.communityId, id, motionId: motion.id, number: place + 1 },
    ...{ name: name ?? '', unitId, statement },
  }))
  await replaceCandidates(db, at.communityId, motion.id, rows)
}

type Named = { name: string | null; unitId: string | null }
const isSame = (one: Named, other: Named) => one.name === other.name && one.unitId === other.unitId

/**
 * Takes the candidates that a draft names as people who agreed in writing; whoever of those it no longer names is off
 * the list. Who stood by themself stays, and who is barred stays barred, whatever a draft says.
 */
export async function takeDraftedCandidates(
  db: Db,
  at: LogAt,
  motions: readonly MotionDraft[],
  by: string,
): Promise<void> {
  const drafted = motions.flatMap((motion) => (motion.kind === 'election' ? motion.candidates : []))
  const known = await readCandidacies(db, at)
  const live = known.filter(({ status }) => status === 'accepted' || status === 'barred')
  const createdAt = await readClock(db)
  for (const one of live.filter(({ kind, status }) => kind === 'written' && status === 'accepted')) {
    const draft = drafted.find((other) => isSame(one, other))
    const set = draft ? { statement: draft.statement } : { status: 'withdrawn' as const }
    await candidacies.updateCandidacy(db, at.communityId, one.id, ['accepted'], set)
  }
  const fresh = drafted.filter((draft) => !live.some((one) => isSame(one, draft)))
  const rows = fresh.map((draft) => ({
    ...{ ...at, id: uuidv7(), kind: 'written' as const, status: 'accepted' as const, createdBy: by, createdAt },
    ...draft,
  }))
  if (rows.length > 0) await insertCandidacies(db, rows)
  await listCandidates(db, at)
}

/** Writes into the log what happened to a list of candidates: a step of its life that leads nowhere else. */
export async function noteAct(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  row: DecisionRow,
  { act, now, ...body }: { act: string; now: Date } & Record<string, Json | Date>,
): Promise<void> {
  const told = { act, to: row.state, actor: markOf(vault, row.id, actor.accountId), reason: null, ...body }
  const entry = { kind: 'transition' as const, at: now, body: told as Record<string, Json>, actorId: actor.accountId }
  await append(db, atOf(row), entry)
}

/** Refuses an agenda with more elections than one: whoever stands, stands in one. */
export function expectOneElection(motions: readonly MotionDraft[]): void {
  if (motions.filter(({ kind }) => kind === 'election').length > 1) throw new DomainError('vote_agenda_incomplete')
}
