import type { OpeningColumn, OpeningLine, PointsOpening, PointsOpeningRow } from '@liren/shared/points.opening'
import type { Page, PageQuery } from '@liren/shared/page'
import { maskPhone } from '@liren/shared/primitives'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { dayInChina } from '../../platform/china.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf, textPositionOf } from '../../platform/http/cursor.ts'
import type { KeptFile } from '../../platform/http/files.ts'
import { columnsShown, type HeadedSheet } from '../../platform/spreadsheet/headed.sheet.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import { parsePhone, peopleMeant } from '../register/register.people.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { guessColumns, isClear, missingIn } from './points.opening.columns.rules.ts'
import { drawRows, peopleIn, sumsOf, type DrawnRow } from './points.opening.drawing.rules.ts'
import { amountsIn, cellsUnder, goneAfter } from './points.opening.rules.ts'
import * as store from './points.opening.store.ts'
import { proposalFor, proposeOpening } from './points.proposals.service.ts'

export interface OpeningDeps {
  vault: Vault
  files: SealedFiles
}

const sheetPlace = (id: string) => ({ table: 'points_opening', column: 'sheet_sealed', row: id })
const leftPlace = (id: string) => ({ table: 'points_opening', column: 'left_sealed', row: id })

/** Keeps what was read of an older book, sealed, until somebody signs it; of the file itself nothing stays. */
export async function uploadOpening(
  db: Db,
  { vault, files }: OpeningDeps,
  { communityId, accountId }: CommunityActor,
  file: KeptFile,
): Promise<{ id: string }> {
  const words = (await files.get(file.key))?.toString('utf8')
  if (words === undefined) throw new Error('what was just read is gone')
  const { headings } = JSON.parse(words) as HeadedSheet
  const id = uuidv7()
  await store.insertOpening(db, {
    ...{ communityId, id, fileName: file.name, digest: file.digest, state: 'open', version: 1, createdBy: accountId },
    ...{ sheetSealed: vault.seal(words, sheetPlace(id)), columns: guessColumns(headings) },
  })
  return { id }
}

const presentRow = ({ createdAt, ...row }: store.ListedOpening): PointsOpeningRow => ({
  ...row,
  createdAt: createdAt.toISOString(),
})

/** Older books that were sent, newest first. */
export async function openingsFor(db: Db, { communityId }: CommunityActor, query: PageQuery) {
  const rows = await store.listOpenings(db, communityId, positionOf(query), query.limit + 1)
  return pageFrom(rows, query.limit, ({ createdAt, id }) => [createdAt, id], presentRow)
}

/** A book with what would become of its rows now. Of one that is signed those are left that are not entered. */
interface Drawn {
  row: store.OpeningRow
  headings: PointsOpening['headings']
  rows: DrawnRow[]
}

async function drawOpening(db: Db, { vault }: OpeningDeps, actor: CommunityActor, id: string): Promise<Drawn> {
  const { communityId } = actor
  const row = await store.readOpening(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  if (row.sheetSealed === null) {
    const left = row.leftSealed === null ? '[]' : vault.open(row.leftSealed, leftPlace(id))
    return { row, headings: [], rows: JSON.parse(left) as DrawnRow[] }
  }
  const sheet = JSON.parse(vault.open(row.sheetSealed, sheetPlace(id))) as HeadedSheet
  const today = dayInChina(await readClock(db))
  const said = sheet.rows.map(({ row: number, cells }) => {
    const words = cellsUnder(cells, row.columns)
    return { number, words, person: { ...words, phone: parsePhone(words.phone) } }
  })
  const whom = await peopleMeant(
    db,
    vault,
    actor,
    said.map(({ person }) => person),
  )
  const accounts = whom.flatMap((one) => (typeof one === 'string' ? [] : [one.accountId]))
  const known = { by: actor.accountId, opened: await store.openedOf(db, communityId, [...new Set(accounts)]) }
  const named = said.map(({ number, words, person }, at) => ({
    ...amountsIn(words, today),
    row: number,
    name: words.name.slice(0, 40),
    phone: person.phone,
    place: [words.address, words.building, words.entrance, words.unit].filter(Boolean).join(' ').slice(0, 80),
    whom: whom[at] ?? ('nobody' as const),
  }))
  const headings = columnsShown(sheet, (text) => text.replace(/1\d{10}/g, maskPhone))
  return { row, headings, rows: drawRows(named, known) }
}

async function present(db: Db, actor: CommunityActor, { row, headings, rows }: Drawn): Promise<PointsOpening> {
  const isOpen = row.state === 'open'
  const missing = isOpen ? missingIn(row.columns) : []
  const sums = row.sums ?? sumsOf(rows)
  return {
    ...presentRow({ ...row, createdBy: await nicknameOf(db, row.communityId, row.createdBy) }),
    ...{ version: row.version, headings, columns: isOpen ? row.columns : [], missing, sums },
    proposal: row.proposalId === null ? null : await proposalFor(db, actor, row.proposalId),
    abilities: { edit: isOpen, sign: isOpen && missing.length === 0 && sums.people > 0 },
  }
}

/** One book. */
export const openingFor = async (db: Db, deps: OpeningDeps, actor: CommunityActor, id: string) =>
  present(db, actor, await drawOpening(db, deps, actor, id))

const presentLine = ({ phone, accountId: _account, lapsed, points, ...line }: DrawnRow): OpeningLine => ({
  ...line,
  points: points + lapsed,
  phoneMasked: phone,
})

/** Its rows, in their order. */
export async function openingLinesFor(
  db: Db,
  deps: OpeningDeps,
  actor: CommunityActor,
  id: string,
  query: PageQuery & { of: 'all' | 'left' },
): Promise<Page<OpeningLine>> {
  const after = Number(textPositionOf(query)?.[0] ?? 0)
  if (!Number.isSafeInteger(after)) throw new DomainError('malformed_request')
  const { rows } = await drawOpening(db, deps, actor, id)
  const wanted = rows.filter(({ row, finding }) => row > after && (query.of === 'all' || finding !== null))
  return pageFrom(
    wanted.slice(0, query.limit + 1),
    query.limit,
    ({ row }) => [String(row), id],
    (one) => presentLine({ ...one, phone: one.phone === null ? null : maskPhone(one.phone) }),
  )
}

/** One that nobody has signed, of the version that was seen. */
async function expectOpen(db: Db, deps: OpeningDeps, actor: CommunityActor, id: string, version: number) {
  const drawn = await drawOpening(db, deps, actor, id)
  if (drawn.row.state !== 'open') throw new DomainError('points_opening_over')
  if (drawn.row.version !== version) throw new DomainError('edited_elsewhere')
  return drawn
}

/** Says what its columns are. */
export async function setOpeningColumns(
  db: Db,
  deps: OpeningDeps,
  actor: CommunityActor,
  id: string,
  { version, columns }: { version: number; columns: OpeningColumn[] },
): Promise<PointsOpening> {
  const { row, headings } = await expectOpen(db, deps, actor, id, version)
  if (!isClear(columns) || columns.some(({ column }) => column >= headings.length))
    throw new DomainError('points_columns_twice')
  if (!(await store.updateOpening(db, row, { columns }))) throw new DomainError('edited_elsewhere')
  return openingFor(db, deps, actor, id)
}

interface Signature {
  version: number
  reason: string
  people: number
  minutes: number
  points: number
}

/** What is kept of a row that is not entered: enough to find it in the committee's own file. */
const masked = (row: DrawnRow): DrawnRow => ({
  ...row,
  name: row.name === '' ? '' : `${[...row.name][0] ?? ''}*`,
  phone: row.phone === null ? null : maskPhone(row.phone),
})

/**
 * The first signature. What is signed is what was seen: where people or sums have moved on since, it is shown anew. Of the
 * sheet those rows alone stay that are not entered, and the proposal holds the others until somebody else approves them.
 */
export async function signOpening(
  db: Db,
  deps: OpeningDeps,
  actor: CommunityActor,
  id: string,
  { version, reason, ...seen }: Signature,
): Promise<PointsOpening> {
  const { row, rows } = await expectOpen(db, deps, actor, id, version)
  const sums = sumsOf(rows)
  if (missingIn(row.columns).length > 0 || sums.people === 0) throw new DomainError('points_opening_unsettled')
  if (seen.people !== sums.people || seen.minutes !== sums.minutes || seen.points !== sums.points)
    throw new DomainError('edited_elsewhere')
  const lines = peopleIn(rows).map(({ lots, ...line }) => ({
    ...line,
    lots: lots.map(({ expiresOn, points }) => ({ amount: points, expiresAt: goneAfter(expiresOn) })),
  }))
  const proposalId = await proposeOpening(db, actor, { reason, lines })
  const left = rows.filter(({ finding }) => finding !== null).map(masked)
  const leftSealed = deps.vault.seal(JSON.stringify(left), leftPlace(id))
  const signed = { state: 'signed', sheetSealed: null, leftSealed, sums, proposalId } as const
  if (!(await store.updateOpening(db, row, signed))) throw new DomainError('edited_elsewhere')
  return openingFor(db, deps, actor, id)
}

/** Gives one up that nobody has signed. */
export async function dropOpening(db: Db, { communityId }: CommunityActor, id: string): Promise<Record<string, never>> {
  const row = await store.readOpening(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  if (row.state !== 'open' || !(await store.updateOpening(db, row, { state: 'dropped', sheetSealed: null })))
    throw new DomainError('points_opening_over')
  return {}
}

const daysKept = 7

/** Housekeeping: what nobody signed for a week is given up. */
export async function sweepOpenings(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity))
    await withContext(pool, { communityId }, (db) => store.dropForgotten(db, communityId, daysKept))
}
