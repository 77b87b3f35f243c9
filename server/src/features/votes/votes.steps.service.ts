import type { StepDraft } from '@liren/shared/votes.decisions'
import type { DecisionStep } from '@liren/shared/votes'
import { agendaHashOf, policyHashOf } from '@liren/shared/votes.agenda'
import type { Json } from '@liren/shared/votes.canonical'
import type { LogKind } from '@liren/shared/votes.log'
import { citationText } from '@liren/shared/votes.laws'
import type { Decision } from '@liren/shared/votes.views'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { isUsableKey } from '../../platform/crypto/sealed.box.ts'
import { readAgenda, type MotionRow } from './votes.agenda.store.ts'
import { readElection } from './votes.candidacies.store.ts'
import { closeIfOver } from './votes.closing.service.ts'
import { householdsOf } from './votes.count.store.ts'
import { displayOf } from './votes.electing.service.ts'
import { partOf, type Part } from './votes.hats.service.ts'
import { stepRefusal, type Attempt, type LifeFacts, type StepRefusal } from './votes.life.rules.ts'
import { append, markOf } from './votes.log.service.ts'
import { documentsOf, namedIn } from './votes.naming.service.ts'
import { papersUnread } from './votes.paper.store.ts'
import { countRemarks } from './votes.remarks.store.ts'
import { drawRoll, freezeRoll } from './votes.roll.service.ts'
import { readRoll } from './votes.roll.store.ts'
import { expectVisible } from './votes.service.ts'
import { stepRules, type Party } from './votes.steps.rules.ts'
import { readDecision, runOffOf, updateDecision, type DecisionRow } from './votes.store.ts'
import { openTies } from './votes.ties.rules.ts'
import { tellOwners } from './votes.telling.service.ts'
import { motionsOf, presentDecision, recountOf } from './votes.view.service.ts'
import { entriesOfKinds } from './votes.log.store.ts'

/** Refuses with the code and with the article or rule it rests on. */
export function throwRefusal({ code, basis }: StepRefusal): never {
  const facts: Record<string, string> = { law: basis.law }
  if (basis.article !== null) facts['article'] = String(basis.article)
  const detail = { 'zh-CN': citationText(basis, 'zh-CN'), en: citationText(basis, 'en') }
  throw new DomainError(code, { facts, detail })
}

/** An agenda on which something can be voted: every election has somebody for each seat, or still asks for them. */
const isComplete = (agenda: readonly MotionRow[], isCalling: boolean): boolean =>
  agenda.length > 0 &&
  agenda.every(({ seats, candidates }) => seats === null || isCalling || candidates.length >= seats)

/** What the rules of life need to know of a decision. */
export async function factsOf(db: Db, row: DecisionRow, agenda: readonly MotionRow[]): Promise<LifeFacts> {
  const at = { communityId: row.communityId, decisionId: row.id }
  const remarks = await countRemarks(db, at)
  const recounts = await entriesOfKinds(db, at, ['recount'])
  const documents = await documentsOf(db, row, agenda)
  // A draft may go into review while owners are still asked to stand; its notice may not.
  const isCalling = row.state === 'DRAFT' && ((await readElection(db, at))?.nominateUntil ?? null) !== null
  const { state, policy, isTemporary, extensions, noticedAt, opensAt, closesAt, publishedAt, finalAt } = row
  return {
    ...{ state, policy, isTemporary, extensions, noticedAt, opensAt, closesAt, publishedAt, finalAt },
    isAgendaComplete: isComplete(agenda, isCalling) && documents.length === namedIn(agenda, row.policy).length,
    isRollComplete: true,
    // The printed notice and the page of the decision say what silence means wherever it means anything.
    isSilenceTold: true,
    openRemarks: remarks.open,
    hasUpheldObjection: remarks.upheld > 0,
    papersUnread: await papersUnread(db, at),
    recount: recountOf(row, remarks.upheld > 0, recounts),
    isFilingDue: agenda.some(({ kind }) => kind === 'election'),
    display: await displayOf(db, row, agenda),
    openTies: openTies(row.result?.motions ?? [], (await runOffOf(db, row.communityId, row.id)) !== null),
  }
}

/** As whom among the actor's parts a step is taken; refuses when none of them may take it now. */
export function expectLawful(
  step: DecisionStep,
  facts: LifeFacts,
  parties: readonly Party[],
  attempt: Omit<Attempt, 'by'>,
): Party {
  const tried = parties.map((by) => ({ by, refusal: stepRefusal(step, facts, { ...attempt, by }) }))
  const lawful = tried.find(({ refusal }) => refusal === null)
  if (lawful) return lawful.by
  const told = tried.find(({ refusal }) => refusal?.code !== 'forbidden')?.refusal
  // Somebody without any part hears first whether the step has a place here at all.
  const outside = stepRefusal(step, facts, { ...attempt, by: 'CLOCK' })
  const placed = outside?.code === 'vote_step_illegal' ? outside : null
  return throwRefusal(
    told ?? tried[0]?.refusal ?? placed ?? { code: 'forbidden' as const, basis: stepRules[step].basis },
  )
}

interface Step {
  row: DecisionRow
  agenda: readonly MotionRow[]
  part: Part
  facts: LifeFacts
  now: Date
}

/** What a step writes beside itself: into the decision's row, and into its entry in the log. */
interface Effect {
  set: Parameters<typeof updateDecision>[3]
  body?: Record<string, Json>
  kind?: LogKind
}

type Draft<S extends StepDraft['step']> = Extract<StepDraft, { step: S }>

async function notify(db: Db, { row, agenda, now }: Step, draft: Draft<'NOTIFY'>): Promise<Effect> {
  const motions = await motionsOf(db, row.communityId, agenda)
  const documents = await documentsOf(db, row, agenda)
  const { estateId, title, body: text, scope, isTemporary, policy } = row
  const agendaHash = agendaHashOf({ estateId, title, text, scope, isTemporary, motions, documents })
  const policyHash = policyHashOf(policy, documents)
  const [opensAt, closesAt] = [new Date(draft.opensAt), new Date(draft.closesAt)]
  const body = {
    agenda: agendaHash,
    policy: policyHash,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  }
  return { set: { agendaHash, policyHash, opensAt, closesAt, noticedAt: now }, body }
}

async function freeze(db: Db, vault: Vault, actor: CommunityActor, step: Step): Promise<Effect> {
  const { row, now, facts, part } = step
  const { units, drawn } = await drawRoll(db, row)
  if ('fault' in drawn) {
    expectLawful('FREEZE', { ...facts, isRollComplete: false }, part.parties, { now })
    throw new DomainError('vote_roll_incomplete')
  }
  const number = row.freeze + 1
  const at = { communityId: row.communityId, decisionId: row.id, freeze: number }
  const frozen = await freezeRoll(db, vault, at, { units, roll: drawn.roll }, { accountId: actor.accountId, now })
  return { set: { freeze: number }, body: { freeze: number, ...frozen } }
}

async function open(db: Db, { row, now }: Step, { publicKey, keptBy }: Draft<'OPEN'>): Promise<Effect> {
  const at = { communityId: row.communityId, decisionId: row.id, freeze: row.freeze }
  const roll = await readRoll(db, at)
  if (!roll || !row.closesAt) throw new DomainError('vote_step_illegal')
  if (!isUsableKey(publicKey)) throw new DomainError('vote_key_invalid')
  return {
    kind: 'open',
    set: { publicKey, opensAt: now },
    body: {
      agenda: row.agendaHash,
      policy: row.policyHash,
      rollRoot: roll.root,
      heads: roll.heads,
      area: roll.areaCentiares,
      units: await householdsOf(db, at),
      closesAt: row.closesAt.toISOString(),
      key: publicKey,
      keptBy,
    },
  }
}

async function effectOf(db: Db, vault: Vault, actor: CommunityActor, step: Step, draft: StepDraft): Promise<Effect> {
  const { row, now } = step
  switch (draft.step) {
    case 'NOTIFY':
      return notify(db, step, draft)
    case 'FREEZE':
      return freeze(db, vault, actor, step)
    case 'OPEN':
      return open(db, step, draft)
    case 'EXTEND': {
      const closesAt = new Date(draft.closesAt)
      const set = { closesAt, extensions: row.extensions + 1 }
      return { kind: 'extension', set, body: { closesAt: closesAt.toISOString() } }
    }
    case 'PUBLISH':
      return { set: { publishedAt: now, result: row.result && { ...row.result, isFinal: false } } }
    case 'FINALISE':
      return { set: { finalAt: now, result: row.result && { ...row.result, isFinal: true } } }
    case 'CANCEL':
      return { set: {}, body: { ground: draft.ground } }
    default:
      return { set: {} }
  }
}

/** Moves a decision on: under its lock, by the clock read once, with an entry in the log; or refuses with the reason. */
export async function takeStep(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
  { version, move: draft }: { version: number; move: StepDraft },
): Promise<Decision> {
  const { communityId, accountId } = actor
  const found = await expectVisible(db, actor, decisionId, true)
  const now = await readClock(db)
  // Too late to extend is said as that; everything else finds the decision closed.
  const row = draft.step === 'EXTEND' ? found : await closeIfOver(db, found, now)
  if (draft.step === 'CLOSE' && row.state === 'CLOSED' && row !== found) return presentDecision(db, actor, row)
  if (row.version !== version) throw new DomainError('edited_elsewhere')
  const agenda = await readAgenda(db, communityId, decisionId)
  const part = await partOf(db, actor, row, agenda)
  const facts = await factsOf(db, row, agenda)
  const attempt = {
    now,
    ...('opensAt' in draft ? { opensAt: new Date(draft.opensAt) } : {}),
    ...('closesAt' in draft ? { closesAt: new Date(draft.closesAt) } : {}),
    ...('ground' in draft ? { ground: draft.ground } : {}),
  }
  const by = expectLawful(draft.step, facts, part.parties, attempt)
  const { to } = stepRules[draft.step]
  const {
    set,
    body = {},
    kind = 'transition',
  } = await effectOf(db, vault, actor, { row, agenda, part, facts, now }, draft)
  const reason = 'reason' in draft ? draft.reason : null
  const told = { step: draft.step, to, by, actor: markOf(vault, decisionId, accountId), reason, ...body }
  await append(db, { communityId, decisionId }, { kind, at: now, body: told, actorId: accountId })
  await updateDecision(db, communityId, decisionId, { ...set, state: to })
  await tellOwners(db, { communityId, decisionId, occasion: draft.step, number: row.extensions, since: now })
  // Who sends a draft back sees what it has become, though drafts are not theirs to see.
  return presentDecision(db, actor, (await readDecision(db, communityId, decisionId)) ?? row)
}
