import type { PointsBalance, StatementEntry, StatementOf } from '@liren/shared/points'
import type { PageQuery } from '@liren/shared/page'
import { minuteInChina } from '../../platform/china.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import { LateFile } from '../../platform/http/files.ts'
import { writeSpreadsheet, type WrittenSheet } from '../../platform/spreadsheet/xlsx.write.ts'
import { findResidence } from '../roles/roles.residences.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import type { AccountKind, Currency } from './points.moves.rules.ts'
import * as store from './points.reading.store.ts'
import { nextStar, starsFor } from './points.rules.ts'
import { pointsTermsOf } from './points.settings.service.ts'

interface Holder {
  communityId: string
  accountId: string
}

const shownEnds = 20

/** What a person has: of points only what lives, also where nobody has moved away yet what does not. */
export async function balanceOf(db: Db, { communityId, accountId }: Holder): Promise<PointsBalance> {
  const balances = await store.readBalances(db, communityId, accountId)
  const ends = await store.readEnds(db, communityId, accountId)
  const { starHours } = await pointsTermsOf(db, communityId)
  const at = (currency: Currency, kind: AccountKind) =>
    balances.find((row) => row.currency === currency && row.kind === kind)?.balance ?? 0
  const minutes = at('TIME', 'member')
  return {
    points: ends.reduce((sum, { points }) => sum + points, 0),
    minutes,
    debt: Math.abs(at('POINT', 'debt')),
    expiring: ends.slice(0, shownEnds).map(({ points, expiresAt }) => ({ points, expiresAt: expiresAt.toISOString() })),
    stars: starsFor(minutes, starHours),
    nextStarMinutes: nextStar(minutes, starHours),
  }
}

const accountsOf: Record<StatementOf, { currency: Currency; kind: AccountKind }> = {
  points: { currency: 'POINT', kind: 'member' },
  minutes: { currency: 'TIME', kind: 'member' },
  debt: { currency: 'POINT', kind: 'debt' },
}

/** Numbers of movements are integers of the database; a page begins below this one. */
const newest = 2_147_483_647

function seqBefore(query: PageQuery): number {
  const position = textPositionOf(query)
  if (!position) return newest
  const seq = Number(position[0])
  if (!/^\d{1,10}$/.test(position[0]) || seq > newest) throw new DomainError('malformed_request')
  return seq
}

const present = (row: store.EntryRow): StatementEntry => ({
  journalId: row.journalId,
  kind: row.kind,
  at: row.at.toISOString(),
  amount: row.amount,
  balance: row.balance,
  note: row.note,
  isReversed: row.isReversed,
})

/** A page of a person's points, minutes or debt. */
export async function statementFor(db: Db, { communityId, accountId }: Holder, query: PageQuery & { of: StatementOf }) {
  const at = { communityId, ownerId: accountId, ...accountsOf[query.of] }
  const rows = await store.listEntries(db, at, seqBefore(query), query.limit + 1)
  return pageFrom(rows, query.limit, (row) => [String(row.seq), row.accountId], present)
}

/** Minutes that were credited, or taken back, without a shift of this community: by hand, or from an older book. */
export async function creditsByHand(db: Db, { communityId, accountId }: Holder, limit: number) {
  const at = { communityId, ownerId: accountId, ...accountsOf.minutes }
  const rows = await store.listEntries(db, at, newest, limit)
  return rows
    .filter(({ kind, isReversed }) => (kind === 'manual' || kind === 'opening') && !isReversed)
    .toReversed()
    .map(({ note, at: creditedAt, amount }) => ({ note, at: creditedAt, amount }))
}

/** Minutes that somebody had been credited with by an instant and that were taken back after it. */
export const minutesTakenBack = (db: Db, { communityId, accountId }: Holder, since: Date): Promise<number> =>
  store.readTakenBack(db, communityId, accountId, since)

/** As many lines of each list as go into a file. */
const fileLines = 20_000

const sheetNames: Record<StatementOf, string> = { points: '积分', minutes: '时长（分钟）', debt: '待抵扣' }
const kindNames: Record<StatementEntry['kind'], string> = {
  service: '志愿服务',
  manual: '人工记入',
  opening: '期初录入',
  rule: '规则记入',
  reversal: '冲回',
  expiry: '到期',
  order: '兑换',
  refund: '退回',
  handover: '领取',
}

/** The actor's whole statement as a spreadsheet. */
export async function statementFileOf(db: Db, { communityId, accountId }: CommunityActor): Promise<LateFile> {
  const sheets: WrittenSheet[] = []
  for (const list of ['points', 'minutes', 'debt'] as const) {
    const at = { communityId, ownerId: accountId, ...accountsOf[list] }
    const rows = await store.listEntries(db, at, newest, fileLines)
    sheets.push({
      name: sheetNames[list],
      columns: [
        { header: '时间', width: 18 },
        { header: '事项' },
        { header: '增减', kind: 'integer' },
        { header: '余额', kind: 'integer' },
        { header: '说明', width: 40 },
        { header: '编号', width: 38 },
      ],
      rows: rows.map((row) => [
        minuteInChina(row.at),
        kindNames[row.kind],
        row.amount,
        row.balance,
        row.note,
        row.journalId,
      ]),
    })
  }
  return new LateFile('积分明细.xlsx', () => writeSpreadsheet({ sheets }))
}

/** Whose points a residence leads to; `not_found` when it has ended or is elsewhere. */
async function holderAt(db: Db, communityId: string, residenceId: string): Promise<Holder> {
  const residence = await findResidence(db, communityId, residenceId)
  if (!residence) throw new DomainError('not_found')
  return { communityId, accountId: residence.accountId }
}

/** What a resident has, for the committee. */
export async function balanceOfResident(db: Db, communityId: string, residenceId: string) {
  const holder = await holderAt(db, communityId, residenceId)
  return { ...(await balanceOf(db, holder)), nickname: await nicknameOf(db, communityId, holder.accountId) }
}

/** A page of a resident's statement, for the committee. */
export const statementOfResident = async (
  db: Db,
  communityId: string,
  residenceId: string,
  query: PageQuery & { of: StatementOf },
) => statementFor(db, await holderAt(db, communityId, residenceId), query)
