import {
  hotlineOutcomes,
  neededHotlineFields,
  type complaintHotline,
  type HotlineImport,
  type HotlineImportRow,
  type HotlineOutcome,
  type HotlineRow,
} from '@liren/shared/complaints.hotline'
import type { Page, PageQuery } from '@liren/shared/page'
import { maskPhone } from '@liren/shared/primitives'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf, textPositionOf } from '../../platform/http/cursor.ts'
import type { KeptFile } from '../../platform/http/files.ts'
import { columnsShown, type HeadedSheet } from '../../platform/spreadsheet/headed.sheet.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { everyCommunity, placesOf, treeOf } from '../neighbourhood/neighbourhood.service.ts'
import { guessColumns, isClear } from './complaints.hotline.columns.rules.ts'
import { ordersIn, type HotlineAnswers, type HotlineOrder } from './complaints.hotline.rules.ts'
import * as store from './complaints.hotline.store.ts'
import { readPartner } from './complaints.partners.store.ts'

export interface HotlineDeps {
  vault: Vault
  files: SealedFiles
}

const sheetPlace = (id: string) => ({ table: 'complaint_import', column: 'sheet_sealed', row: id })

async function expectPartner(db: Db, communityId: string, id: string) {
  const partner = await readPartner(db, communityId, id)
  if (!partner) throw new DomainError('not_found')
  return partner
}

/** Keeps what was read of a file, sealed, until somebody has looked at it; of the file itself nothing stays. */
export async function uploadHotline(
  db: Db,
  { vault, files }: HotlineDeps,
  { communityId, accountId }: CommunityActor,
  partnerId: string,
  file: KeptFile,
): Promise<{ id: string }> {
  await expectPartner(db, communityId, partnerId)
  const words = (await files.get(file.key))?.toString('utf8')
  if (words === undefined) throw new Error('what was just read is gone')
  const { headings } = JSON.parse(words) as HeadedSheet
  const id = uuidv7()
  await store.insertImport(db, {
    ...{ communityId, id, partnerId, fileName: file.name, state: 'open', version: 1, createdBy: accountId },
    ...{ sheetSealed: vault.seal(words, sheetPlace(id)), columns: guessColumns(headings), answers: {} },
  })
  return { id }
}

const presentRow = (row: store.ListedImport): HotlineImportRow => ({
  ...{ id: row.id, fileName: row.fileName, state: row.state, taken: row.taken, createdBy: row.createdBy },
  createdAt: row.createdAt.toISOString(),
})

/** Sheets that were sent for a partner. */
export async function hotlineImportsFor(
  db: Db,
  { communityId }: CommunityActor,
  partnerId: string,
  query: PageQuery,
): Promise<Page<HotlineImportRow>> {
  await expectPartner(db, communityId, partnerId)
  const rows = await store.listImports(db, { communityId, partnerId }, positionOf(query), query.limit + 1)
  return pageFrom(rows, query.limit, ({ createdAt, id }) => [createdAt, id], presentRow)
}

/** A sheet with what would become of its rows now; of one that is over there are none. */
export interface DrawnImport {
  row: store.ImportRow
  headings: HotlineImport['headings']
  orders: HotlineOrder[]
}

/** Reads a sheet and what the community knows of it; `not_found` when there is none. */
export async function drawImport(db: Db, vault: Vault, communityId: string, id: string): Promise<DrawnImport> {
  const row = await store.readImport(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  if (row.sheetSealed === null) return { row, headings: [], orders: [] }
  const sheet = JSON.parse(vault.open(row.sheetSealed, sheetPlace(id))) as HeadedSheet
  const { estates } = await treeOf(db, communityId)
  const buildings = estates.flatMap((estate) =>
    estate.buildings.map(({ id: buildingId, name }) => ({
      ...{ id: buildingId, name },
      ...{ estateId: estate.id, estateName: estate.name },
    })),
  )
  const column = row.columns.find(({ field }) => field === 'number')?.column ?? -1
  const said = sheet.rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((number) => number !== '')
  const numbers = await store.mattersNumbered(db, row, said)
  return {
    row,
    // Enough to know a column by; whole numbers of phones are in none of them.
    headings: columnsShown(sheet, (text) => text.replace(/1\d{10}/g, maskPhone)),
    orders: ordersIn(sheet, row.columns, row.answers, { numbers, buildings }),
  }
}

const missingIn = ({ columns }: store.ImportRow) =>
  neededHotlineFields.filter((field) => columns.every((one) => one.field !== field))

/** Whether everything is answered, and something is new. */
export const isSettled = ({ row, orders }: DrawnImport): boolean =>
  row.state === 'open' &&
  missingIn(row).length === 0 &&
  orders.some(({ outcome }) => outcome === 'fresh') &&
  orders.every(({ outcome }) => outcome !== 'question')

async function present(db: Db, drawn: DrawnImport): Promise<HotlineImport> {
  const { row, headings, orders } = drawn
  const partner = await readPartner(db, row.communityId, row.partnerId)
  const isOpen = row.state === 'open'
  const counts = Object.fromEntries(
    hotlineOutcomes.map((one) => [one, orders.filter(({ outcome }) => outcome === one).length]),
  ) as Record<HotlineOutcome, number>
  return {
    ...presentRow({ ...row, createdBy: await store.writerOf(db, row) }),
    partner: { id: row.partnerId, name: partner?.name ?? '' },
    version: row.version,
    ...{ headings, counts, columns: isOpen ? row.columns : [] },
    missing: isOpen ? missingIn(row) : [],
    abilities: { edit: isOpen, take: isSettled(drawn) },
  }
}

/** One sheet. */
export const hotlineImportFor = async (
  db: Db,
  { vault }: HotlineDeps,
  { communityId }: CommunityActor,
  id: string,
): Promise<HotlineImport> => present(db, await drawImport(db, vault, communityId, id))

/** Its rows. */
export async function hotlineRowsFor(
  db: Db,
  { vault }: HotlineDeps,
  { communityId }: CommunityActor,
  id: string,
  query: PageQuery & { outcome?: HotlineOutcome | undefined },
): Promise<Page<HotlineRow>> {
  const after = Number(textPositionOf(query)?.[0] ?? 0)
  if (!Number.isSafeInteger(after)) throw new DomainError('malformed_request')
  const { orders } = await drawImport(db, vault, communityId, id)
  const wanted = orders.filter(
    ({ row, outcome }) => row > after && (query.outcome === undefined || outcome === query.outcome),
  )
  const shown = wanted.slice(0, query.limit + 1)
  const ids = shown.flatMap(({ place }) => (place ? [place.id] : []))
  const places = await placesOf(db, communityId, [...new Set(ids)])
  return pageFrom(
    shown,
    query.limit,
    ({ row }) => [String(row), id],
    ({ phone, place, name: _name, calledAt: _at, answerBy: _by, ...order }) => ({
      ...order,
      text: order.text.slice(0, 300),
      phoneMasked: phone === null ? null : maskPhone(phone),
      place: place && { kind: place.kind, id: place.id, label: places.get(place.id)?.label ?? '' },
    }),
  )
}

type Edit = z.output<typeof complaintHotline.setHotlineImport.body>

/** Answers must name places of the community. */
async function expectPlaces(db: Db, communityId: string, answers: Edit['answers']): Promise<void> {
  const named = answers.flatMap(({ place }) => place ?? [])
  const places = await placesOf(db, communityId, [...new Set(named.map(({ id }) => id))])
  if (named.some(({ kind, id }) => places.get(id)?.kind !== kind)) throw new DomainError('complaint_place_wrong')
}

const answered = (before: HotlineAnswers, answers: Edit['answers']): HotlineAnswers =>
  answers.reduce((all, { row, ...said }) => ({ ...all, [String(row)]: { ...all[String(row)], ...said } }), {
    ...before,
  })

/** Says what the columns are, and answers what was asked about rows that there are. */
export async function setHotlineImport(
  db: Db,
  deps: HotlineDeps,
  actor: CommunityActor,
  id: string,
  { version, columns, answers }: Edit,
): Promise<HotlineImport> {
  const { row, headings, orders } = await drawImport(db, deps.vault, actor.communityId, id)
  if (row.state !== 'open') throw new DomainError('complaint_import_over')
  if (columns && (!isClear(columns) || columns.some(({ column }) => column >= headings.length)))
    throw new DomainError('complaint_columns_twice')
  await expectPlaces(db, actor.communityId, answers)
  const there = new Set(orders.map((order) => order.row))
  const change = {
    columns: columns ?? row.columns,
    answers: answered(
      row.answers,
      answers.filter((answer) => there.has(answer.row)),
    ),
  }
  if (!(await store.updateImport(db, { ...row, version }, change))) throw new DomainError('edited_elsewhere')
  return hotlineImportFor(db, deps, actor, id)
}

/** Gives a sheet up. */
export async function dropHotlineImport(
  db: Db,
  { communityId }: CommunityActor,
  id: string,
): Promise<Record<string, never>> {
  const row = await store.readImport(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  const over = { state: 'dropped', sheetSealed: null, answers: {}, endedAt: await readClock(db) } as const
  if (row.state !== 'open' || !(await store.updateImport(db, row, over))) throw new DomainError('complaint_import_over')
  return {}
}

const daysKept = 7

/** Housekeeping: what nobody went on with for a week is given up. */
export async function sweepHotlineImports(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity))
    await withContext(pool, { communityId }, (db) => store.dropForgotten(db, communityId, daysKept))
}
