import { commitmentOf, type Choices } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { canonical } from '@liren/shared/votes.canonical'
import type { PageQuery } from '@liren/shared/page'
import type { PaperReading, VotePaper } from '@liren/shared/votes.paper'
import { sealBallot } from '@liren/shared/votes.sealing'
import { randomBytes } from 'node:crypto'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom } from '../../platform/http/cursor.ts'
import { readAgenda, type MotionRow } from './votes.agenda.store.ts'
import { tellOfBallot, expectOpen, type VotesDeps } from './votes.casting.service.ts'
import { closeIfOver } from './votes.closing.service.ts'
import { presentFile } from './votes.files.service.ts'
import { scansOf, type FileRow } from './votes.files.store.ts'
import { partOf } from './votes.hats.service.ts'
import { append, markOf, placeIn } from './votes.log.service.ts'
import * as store from './votes.paper.store.ts'
import { unitsOfHeads } from './votes.roll.store.ts'
import { expectVisible } from './votes.service.ts'
import type { DecisionRow } from './votes.store.ts'
import { stateAt } from './votes.view.service.ts'

/** Where the first reading waits, sealed, for the second. */
const readingAt = (decisionId: string, number: number, ordinal: number) => ({
  table: 'vote_paper_reading',
  column: 'reading_sealed',
  row: `${decisionId} ${String(number)} ${String(ordinal)}`,
})

/** Who records papers: who organises, or the residents' committee; candidates and incumbents never. */
export async function expectRecorder(
  db: Db,
  actor: CommunityActor,
  row: DecisionRow,
  agenda: readonly MotionRow[],
): Promise<void> {
  const part = await partOf(db, actor, row, agenda)
  if (part.mayCount) return
  const isNear = part.isOrganiser || part.parties.includes('RESIDENTS_COMMITTEE')
  throw new DomainError(isNear ? 'vote_barred' : 'forbidden')
}

const isConflict = (row: store.PaperRow): boolean => row.status === 'received' && row.readings.length === 2

function present(actor: CommunityActor, row: store.PaperRow, isClosed: boolean, scans: readonly FileRow[]): VotePaper {
  const entered = row.readings.length > 0 && row.status === 'received'
  const conflict = isConflict(row)
  const waiting = conflict ? 'conflict' : 'entered'
  const isMine = row.readings.some(({ recorderId }) => recorderId === actor.accountId)
  return {
    number: row.number,
    unitLabels: row.unitLabels,
    status: entered ? waiting : row.status,
    receivedAt: row.receivedAt?.toISOString() ?? null,
    readBy: row.readings.map(({ nickname }) => nickname),
    scans: scans.filter(({ paperNumber }) => paperNumber === row.number).map(presentFile),
    abilities: {
      enter: isClosed && row.status === 'received' && !conflict && !isMine,
      settle: isClosed && conflict,
      scan: isClosed && row.status === 'received',
    },
  }
}

/** Papers by number, and how far each is. */
export async function papersFor(db: Db, actor: CommunityActor, decisionId: string, query: PageQuery) {
  const row = await expectVisible(db, actor, decisionId)
  await expectRecorder(db, actor, row, await readAgenda(db, actor.communityId, decisionId))
  const at = { communityId: actor.communityId, decisionId }
  const rows = await store.listPapers(db, at, placeIn(query), query.limit + 1)
  const numbers = rows.map(({ number }) => number)
  const scans = await scansOf(db, at, numbers)
  // Past its closing a decision is closed, also before anybody has written that down.
  const isClosed = stateAt(row, await readClock(db)) === 'CLOSED'
  return pageFrom(
    rows,
    query.limit,
    (one) => [String(one.number), decisionId],
    (one) => present(actor, one, isClosed, scans),
  )
}

async function expectPaper(db: Db, row: DecisionRow, number: number): Promise<store.PaperRow> {
  const found = await store.readPaper(db, { communityId: row.communityId, decisionId: row.id }, number)
  if (!found) throw new DomainError('not_found')
  return found
}

/** Notes that a paper came back sealed, while votes are taken. It never keeps the phone of its head from voting. */
export async function receivePaper(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  { decisionId, number }: { decisionId: string; number: number },
): Promise<VotePaper> {
  const { communityId, accountId } = actor
  const { row, now } = await expectOpen(db, deps, actor, decisionId)
  await expectRecorder(db, actor, row, await readAgenda(db, communityId, decisionId))
  const paper = await expectPaper(db, row, number)
  if (paper.status === 'replaced') throw new DomainError('vote_paper_replaced')
  if (paper.status !== 'issued') throw new DomainError('vote_paper_received')
  const at = { communityId, decisionId }
  const body = { pseudonym: paper.pseudonym, number, actor: markOf(deps.vault, decisionId, accountId) }
  const { seq } = await append(db, at, { kind: 'paper_received', at: now, body, actorId: accountId })
  await store.markReceived(db, at, number, { seq, at: now })
  const unitIds = (await unitsOfHeads(db, communityId, [paper.headId])).map(({ unitId }) => unitId)
  await tellOfBallot(db, row, { seq, at: now, unitIds, by: 'PAPER' })
  return present(actor, await expectPaper(db, row, number), false, [])
}

/** Motions and candidates are named by their numbers, and each motion is answered in its own way. */
function expectReadable(reading: PaperReading, agenda: readonly MotionRow[]): void {
  if (reading.kind === 'invalid') return
  const fits = Object.entries(reading.choices).every(([number, said]) => {
    const motion = agenda.find((one) => String(one.number) === number)
    if (!motion) return false
    if (motion.seats === null) return typeof said === 'string'
    const listed = new Set(motion.candidates.map((one) => one.number))
    return typeof said !== 'string' && said.every((one) => listed.has(one)) && new Set(said).size === said.length
  })
  if (!fits) throw new DomainError('vote_ballot_malformed')
}

/** A decision whose papers may be opened now: after its close and before its count, in the hands of a recorder. */
export async function expectOpening(db: Db, actor: CommunityActor, decisionId: string, number: number) {
  const found = await expectVisible(db, actor, decisionId, true)
  const now = await readClock(db)
  const row = await closeIfOver(db, found, now)
  const agenda = await readAgenda(db, actor.communityId, decisionId)
  await expectRecorder(db, actor, row, agenda)
  if (row.state !== 'CLOSED') throw new DomainError('vote_step_illegal')
  const paper = await expectPaper(db, row, number)
  if (paper.status !== 'received') throw new DomainError('vote_paper_unreceived')
  const scans = await scansOf(db, { communityId: row.communityId, decisionId }, [number])
  return { row, now, agenda, paper, scans }
}

/** Takes what is on a paper into the log: bound by a commitment and sealed like every ballot, or ruled invalid. */
async function open(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { row, now, agenda, paper, scans }: Awaited<ReturnType<typeof expectOpening>>,
  reading: PaperReading,
  reason: string | null,
): Promise<void> {
  const at = { communityId: row.communityId, decisionId: row.id }
  const told = { pseudonym: paper.pseudonym, number: paper.number, received: paper.receivedSeq, channel: 'PAPER' }
  const by = { actor: markOf(vault, row.id, actor.accountId), reason }
  let sealed: string | null = null
  let commitment: string | null = null
  if (reading.kind === 'valid') {
    const choices = reading.choices as Choices
    const salt = new Uint8Array(randomBytes(32))
    commitment = toBase64url(commitmentOf({ salt, decision: row.id, pseudonym: paper.pseudonym, choices }))
    sealed = sealBallot({
      ...{ decision: row.id, pseudonym: paper.pseudonym, choices, salt },
      asked: agenda.map(({ number, candidates }) => ({ number, candidates: candidates.length })),
      publicKey: fromBase64url(row.publicKey ?? ''),
      once: new Uint8Array(randomBytes(32)),
    })
  }
  const ground = reading.kind === 'invalid' ? reading.ground : null
  const body = { ...told, ...by, commitment, ground, grant: null, scans: scans.map(({ digest }) => digest) }
  const entry = { kind: 'paper_opened' as const, at: now, body, actorId: actor.accountId }
  const { seq } = await append(db, at, sealed === null ? entry : { ...entry, sealed })
  await store.markOpened(db, at, paper.number, seq)
}

/** Enters what one recorder reads on a paper. The second one does not see the first; when both agree, it is opened. */
export async function enterPaper(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { decisionId, number }: { decisionId: string; number: number },
  { reading }: { reading: PaperReading },
): Promise<VotePaper> {
  const opening = await expectOpening(db, actor, decisionId, number)
  const { row, agenda, paper, scans } = opening
  expectReadable(reading, agenda)
  // Whoever reads it again, or settles it, sees what the first one saw.
  if (scans.length === 0) throw new DomainError('vote_scan_missing')
  const isMine = paper.readings.some(({ recorderId }) => recorderId === actor.accountId)
  if (isMine || paper.readings.length === 2) throw new DomainError('vote_paper_read')
  const text = canonical(reading)
  const ordinal = paper.readings.length + 1
  const at = { communityId: actor.communityId, decisionId }
  const readingSealed = vault.seal(text, readingAt(decisionId, number, ordinal))
  await store.insertReading(db, { ...at, number, ordinal, recorderId: actor.accountId, readingSealed })
  const [first] = paper.readings
  const agrees = first?.readingSealed && vault.open(first.readingSealed, readingAt(decisionId, number, 1)) === text
  if (agrees) await open(db, vault, actor, opening, reading, null)
  return present(actor, await expectPaper(db, row, number), true, scans)
}

/** Settles what two recorders read differently; the reason is in the log. */
export async function settlePaper(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { decisionId, number }: { decisionId: string; number: number },
  { reading, reason }: { reading: PaperReading; reason: string },
): Promise<VotePaper> {
  const opening = await expectOpening(db, actor, decisionId, number)
  if (!isConflict(opening.paper)) throw new DomainError('vote_paper_agreed')
  expectReadable(reading, opening.agenda)
  if (opening.scans.length === 0) throw new DomainError('vote_scan_missing')
  await open(db, vault, actor, opening, reading, reason)
  return present(actor, await expectPaper(db, opening.row, number), true, opening.scans)
}
