import type { Session } from '@liren/shared/identity'
import { pointsOpenings } from '@liren/shared/points.opening'
import { pointsProposals } from '@liren/shared/points.proposals'
import { rolesApi } from '@liren/shared/roles'
import { sweepOpenings } from '../../server/src/features/points/points.opening.service.ts'
import { writeSpreadsheet } from '../../server/src/platform/spreadsheet/xlsx.write.ts'
import { newKey, newPhone, startApp, type TestApp } from '../support/app.ts'
import { bookFile, bookHeading, openingsIn } from '../support/opening.ts'
import {
  approve,
  auditLedger,
  balance,
  colleague,
  credit,
  proposer,
  proposeReversal,
  statement,
} from '../support/points.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { unitAt, createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let books: ReturnType<typeof openingsIn>
let second: Session
let chen: Home
let li: Home

interface Home {
  phone: string
  residenceId: string
  as: Session
}

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  books = openingsIn(test, world)
  second = await colleague(test, world)
  chen = await home('陈阿姨', unitAt(world, 0, 0))
  li = await home('李梅', unitAt(world, 1, 1, 1))
})
afterEach(() => auditLedger(test))

const here = () => ({ params: { communityId: world.communityId } })

async function home(nickname: string, unitId: string): Promise<Home> {
  const phone = newPhone()
  const body = { phone, nickname, unitId, relation: 'tenant' as const }
  const { id } = await test.call(rolesApi.placeResident, { ...here(), body }, { as: world.committee })
  return { phone, residenceId: id, as: await test.signIn(phone) }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const send = (file: { name: string; bytes: Buffer }) =>
  codeOf(test.call(pointsOpenings.upload, here(), { as: world.committee, file }))
const decided = (proposalId: string | undefined, as = second) => approve(test, world, proposalId ?? '', as)
const journals = async () =>
  (
    await test.admin.query<{ n: number; sources: number }>(
      `SELECT count(*)::int AS n, count(DISTINCT source_id)::int AS sources FROM points_journal
        WHERE community_id = $1 AND kind = 'opening'`,
      [world.communityId],
    )
  ).rows[0]

/** Two people, one of them with two lots, and a row of somebody nobody knows. */
const twoPeople = () =>
  bookFile([
    `陈阿姨,${chen.phone},,120.5,300,2090-12-31`,
    `陈阿姨,${chen.phone},,0,20,`,
    `李梅,,2号楼2单元102,10,0,`,
    `周不识,19900000099,,3,40,`,
  ])

describe('an older book', () => {
  it('is looked at with its sums before anything is entered', async () => {
    const book = await books.upload(twoPeople())
    expect(book).toMatchObject({ state: 'open', missing: [], proposal: null, abilities: { edit: true, sign: true } })
    expect(book.sums).toEqual({
      ...{ rows: 3, people: 2, minutes: 7_230 + 600, points: 320, lapsed: 0 },
      lots: [
        { expiresOn: '2090-12-31', points: 300 },
        { expiresOn: null, points: 20 },
      ],
      left: { rows: 1, minutes: 180, points: 40 },
      findings: [{ finding: 'nobody', rows: 1 }],
    })
    const lines = await books.lines(book.id)
    expect(lines.map(({ row, nickname, finding }) => [row, nickname, finding])).toEqual([
      [3, '陈阿姨', null],
      [4, '陈阿姨', null],
      [5, '李梅', null],
      [6, null, 'nobody'],
    ])
    expect(await journals()).toEqual({ n: 0, sources: 0 })
  })

  it('is entered whole once a second person has signed: hours and points apart, each lot with its end', async () => {
    const signed = await books.sign(await books.upload(twoPeople()))
    expect(signed).toMatchObject({ state: 'signed', headings: [], abilities: { edit: false, sign: false } })
    expect(signed.proposal).toMatchObject({ kind: 'opening', people: 2, minutes: 7_830, points: 320 })
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, minutes: 0 })
    expect(await codeOf(decided(signed.proposal?.id, world.committee))).toBe('points_second_person')
    await decided(signed.proposal?.id)
    expect(await books.read(signed.id)).toMatchObject({ state: 'entered', sums: signed.sums })
    const has = await balance(test, world, chen.as)
    expect(has).toMatchObject({ points: 320, minutes: 7_230, stars: 1 })
    expect(has.expiring).toContainEqual({ points: 300, expiresAt: '2090-12-31T16:00:00.000Z' })
    expect(has.expiring).toHaveLength(2)
    expect(await balance(test, world, li.as)).toMatchObject({ points: 0, minutes: 600 })
    for (const list of ['points', 'minutes'] as const) {
      const { items } = await statement(test, world, chen.as, list)
      expect(items).toMatchObject([
        { kind: 'opening', amount: list === 'points' ? 320 : 7_230, note: '旧台账结余', isReversed: false },
      ])
    }
    expect(await journals()).toEqual({ n: 2, sources: 1 })
    const { rows } = await test.admin.query<{ currency: string; kind: string; balance: number }>(
      `SELECT currency, kind, balance::int AS balance FROM points_account
        WHERE community_id = $1 AND owner_id = $1 AND balance <> 0 ORDER BY 1`,
      [world.communityId],
    )
    expect(rows).toEqual([
      { currency: 'POINT', kind: 'opening', balance: -320 },
      { currency: 'TIME', kind: 'opening', balance: -7_830 },
    ])
  })

  it('keeps what it left out as findings, masked, and nothing else of the file', async () => {
    const signed = await books.sign(await books.upload(twoPeople()))
    await decided(signed.proposal?.id)
    expect(await books.lines(signed.id)).toEqual([
      {
        ...{ row: 6, name: '周*', phoneMasked: '199****0099', place: '', minutes: 180, points: 40 },
        ...{ expiresOn: null, nickname: null, finding: 'nobody' },
      },
    ])
    const { rows } = await test.admin.query<{ kept: string }>(
      'SELECT concat(sheet_sealed, left_sealed, columns, sums) AS kept FROM points_opening WHERE community_id = $1',
      [world.communityId],
    )
    expect(rows.map(({ kept }) => kept).join()).not.toMatch(/19900000099|周不识/)
  })

  it('comes once: the same file is refused, and whoever has an opening balance gets no second by another', async () => {
    const book = await books.upload(twoPeople())
    expect(await send(twoPeople())).toBe('points_sheet_twice')
    const signed = await books.sign(book)
    expect(await send(twoPeople())).toBe('points_sheet_twice')
    const other = await books.upload(bookFile([`陈阿姨,${chen.phone},,1,1,`]))
    expect(other.sums).toMatchObject({ people: 0, findings: [{ finding: 'opened', rows: 1 }] })
    await decided(signed.proposal?.id)
    expect(await send(twoPeople())).toBe('points_sheet_twice')
    expect((await books.lines(other.id))[0]).toMatchObject({ finding: 'opened' })
    expect(await codeOf(books.sign(other))).toBe('points_opening_unsettled')
  })

  it('may come again once it was given up, refused or taken back', async () => {
    const dropped = await books.upload(twoPeople())
    await test.call(pointsOpenings.drop, books.about(dropped.id), { as: world.committee })
    expect(await codeOf(books.sign(dropped))).toBe('points_opening_over')
    const refused = await books.sign(await books.upload(twoPeople()))
    const at = { params: { ...here().params, proposalId: refused.proposal?.id ?? '' } }
    await test.call(pointsProposals.refuse, { ...at, body: { reason: '时长不对' } }, { as: second })
    expect(await books.read(refused.id)).toMatchObject({ state: 'dropped', proposal: { decision: '时长不对' } })
    const withdrawn = await books.sign(await books.upload(twoPeople()))
    const own = { params: { ...here().params, proposalId: withdrawn.proposal?.id ?? '' } }
    await test.call(pointsProposals.withdraw, own, { as: world.committee })
    const last = await books.sign(await books.upload(twoPeople()))
    await decided(last.proposal?.id)
    expect(await journals()).toEqual({ n: 2, sources: 1 })
    const { items } = await test.call(pointsOpenings.list, here(), { as: second })
    expect(items.map(({ state }) => state)).toEqual(['entered', 'dropped', 'dropped', 'dropped'])
  })

  it('goes in whole or not at all: where one person cannot be entered, nobody is', async () => {
    const signed = await books.sign(await books.upload(twoPeople()))
    // Somebody got an opening balance in between by a way that the book does not know of.
    await test.admin.query(`UPDATE points_proposal SET state = 'withdrawn', decided_by = proposed_by WHERE id = $1`, [
      signed.proposal?.id,
    ])
    const other = await books.sign(await books.upload(bookFile([`李梅,${li.phone},,1,1,`])))
    await decided(other.proposal?.id)
    await test.admin.query(`UPDATE points_proposal SET state = 'open', decided_by = NULL WHERE id = $1`, [
      signed.proposal?.id,
    ])
    expect(await codeOf(decided(signed.proposal?.id))).toBe('points_opened')
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, minutes: 0 })
    expect(await books.read(signed.id)).toMatchObject({ state: 'signed' })
  })

  it('is entered once, whoever approves at once and however often', async () => {
    const third = await colleague(test, world)
    const signed = await books.sign(await books.upload(twoPeople()))
    const key = newKey()
    const at = { params: { ...here().params, proposalId: signed.proposal?.id ?? '' } }
    const ask = (as: Session) => () => test.call(pointsProposals.approve, at, { as, key })
    const answers = await raceFor(test.admin, 'points_journal', [ask(second), ask(second), ask(third)], 2)
    expect(winnersOf(answers).length).toBeGreaterThan(0)
    expect(refusalsOf(answers).filter((code) => code !== 'request_in_flight')).toEqual(['points_proposal_closed'])
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 320, minutes: 7_230 })
    expect(await journals()).toEqual({ n: 2, sources: 1 })
  })

  it('is taken back whole to where it came from, with all its lots', async () => {
    const signed = await books.sign(await books.upload(twoPeople()))
    await decided(signed.proposal?.id)
    const by = await proposer(world)
    await credit(test, world, by, { as: chen.as, residenceId: chen.residenceId }, { minutes: 0, points: 50 })
    const { items } = await statement(test, world, chen.as)
    const opening = items.find(({ kind }) => kind === 'opening')
    const { id } = await proposeReversal(test, world, by, opening?.journalId ?? '')
    await approve(test, world, id)
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 50, minutes: 0, debt: 0 })
    const { rows } = await test.admin.query<{ balance: number }>(
      `SELECT balance::int AS balance FROM points_account
        WHERE community_id = $1 AND kind = 'opening' AND currency = 'POINT'`,
      [world.communityId],
    )
    expect(rows).toEqual([{ balance: 0 }])
  })

  it('pays what somebody owes first', async () => {
    const by = await proposer(world)
    const whom = { as: chen.as, residenceId: chen.residenceId }
    const journalId = await credit(test, world, by, whom, { minutes: 60, points: 30 })
    await test.admin.query('UPDATE points_lot SET expires_at = app.now() WHERE community_id = $1', [world.communityId])
    await credit(test, world, by, whom, { minutes: 0, points: 5 })
    const { id } = await proposeReversal(test, world, by, journalId)
    await approve(test, world, id)
    const before = await balance(test, world, chen.as)
    const signed = await books.sign(await books.upload(twoPeople()))
    await decided(signed.proposal?.id)
    expect(await balance(test, world, chen.as)).toMatchObject({ points: before.points + 320 - before.debt, debt: 0 })
  })
})

describe('whom a row means', () => {
  it('is told by the phone, else by name and flat; in doubt nobody', async () => {
    await home('李梅', unitAt(world, 1, 1, 1))
    const lines = [
      `随便写,+86 ${chen.phone},,1,1,`,
      `陈阿姨,,1幢1单元101室,2,1,`,
      `李梅,,2幢2单元102,1,1,`,
      `陈阿姨,${chen.phone},2号楼2单元102,3,1,`,
      `陈阿姨,,,1,1,`,
      `没有人,,1幢1单元101,1,1,`,
    ]
    const { id } = await books.upload(bookFile(lines))
    expect((await books.lines(id)).map(({ nickname, finding }) => nickname ?? finding)).toEqual([
      ...['陈阿姨', '陈阿姨', 'several', 'lives_elsewhere', 'person_missing', 'nobody'],
    ])
  })

  it('is never who signs, nor somebody of the other community, nor who has left', async () => {
    const other = await createWorld(test)
    const phone = newPhone()
    const there = { phone, nickname: '外人', unitId: unitAt(other, 0, 0), relation: 'tenant' as const }
    const at = { params: { communityId: other.communityId } }
    await test.call(rolesApi.placeResident, { ...at, body: there }, { as: other.committee })
    await test.admin.query('UPDATE residence SET ended_at = app.now(), ended_by = account_id WHERE id = $1', [
      li.residenceId,
    ])
    const own = await home('方主任', unitAt(world, 0, 1))
    await test.admin.query('UPDATE residence SET account_id = $1 WHERE id = $2', [
      world.committee.accountId,
      own.residenceId,
    ])
    const { rows } = await test.admin.query<{ nickname: string }>(
      'SELECT nickname FROM member WHERE community_id = $1 AND account_id = $2',
      [world.communityId, world.committee.accountId],
    )
    const me = `${rows[0]?.nickname ?? ''},,1幢2单元101,1,1,`
    const { id } = await books.upload(bookFile([`外人,${phone},,1,1,`, `李梅,${li.phone},,1,1,`, me]))
    expect((await books.lines(id)).map(({ finding }) => finding)).toEqual(['nobody', 'nobody', 'own'])
    // For whoever else signs it is no own one.
    expect((await books.read(id, second)).sums).toMatchObject({ people: 1, left: { rows: 2 } })
  })
})

describe('how much a row says', () => {
  it('is read exactly or not at all, and one doubtful row keeps the others of its person back', async () => {
    const lines = [
      `陈阿姨,${chen.phone},,1.1小时,1,`,
      `陈阿姨,${chen.phone},,一小时,1,`,
      `李梅,${li.phone},,10,"1,200",2020-12-31`,
      `李梅,${li.phone},,0,5,2020-12-31`,
      `李梅,${li.phone},,0,0,`,
    ]
    const book = await books.upload(bookFile(lines))
    const seen = await books.lines(book.id)
    expect(seen.map(({ minutes, points, finding }) => [minutes, points, finding])).toEqual([
      [66, 1, 'row_beside'],
      [0, 1, 'time_wrong'],
      [600, 1_200, null],
      [0, 5, 'expired'],
      [0, 0, 'nothing'],
    ])
    expect(book.sums).toMatchObject({ people: 1, minutes: 600, points: 0, lapsed: 1_200, lots: [] })
    const twice = await books.upload(
      bookFile([`陈阿姨,${chen.phone},,1,1,`, `陈阿姨,${chen.phone},,1,1,`, `李梅,${li.phone},,1,1.5,`]),
    )
    expect((await books.lines(twice.id)).map(({ finding }) => finding)).toEqual(['row_beside', 'twice', 'points_wrong'])
    const negative = await books.upload(bookFile([`陈阿姨,${chen.phone},,-1,1,`, `李梅,${li.phone},,1,-1,`]))
    expect((await books.lines(negative.id)).map(({ finding }) => finding)).toEqual(['time_wrong', 'points_wrong'])
  })

  it('is said by the columns, and a time without its unit by a person', async () => {
    const heading = bookHeading.replace('服务小时', '服务时长')
    const book = await books.upload(bookFile([`陈阿姨,${chen.phone},,90,,`], heading.replace('积分,积分', '甲,乙')))
    expect(book).toMatchObject({ missing: ['amount'], abilities: { sign: false } })
    const columns = [...book.columns, { column: 3, field: 'minutes' as const }]
    const at = books.about(book.id)
    const set = (version: number, all: typeof columns) =>
      test.call(pointsOpenings.setColumns, { ...at, body: { version, columns: all } }, { as: world.committee })
    const doubled = [...columns, { column: 4, field: 'minutes' as const }]
    expect(await codeOf(set(1, doubled))).toBe('points_columns_twice')
    expect(await set(1, columns)).toMatchObject({ version: 2, missing: [], sums: { minutes: 90, people: 1 } })
    expect(await codeOf(set(1, columns))).toBe('edited_elsewhere')
  })

  it('is signed as it was seen, or shown anew', async () => {
    const book = await books.upload(twoPeople())
    await test.admin.query('UPDATE residence SET ended_at = app.now(), ended_by = account_id WHERE id = $1', [
      li.residenceId,
    ])
    expect(await codeOf(books.sign(book))).toBe('edited_elsewhere')
    const anew = await books.read(book.id)
    expect(anew.sums.people).toBe(1)
    // The sums are the same, and yet it is not what was seen.
    const body = { version: anew.version, columns: anew.columns }
    const changed = await test.call(
      pointsOpenings.setColumns,
      { ...books.about(book.id), body },
      { as: world.committee },
    )
    expect(changed.sums).toEqual(anew.sums)
    expect(await codeOf(books.sign(anew, second))).toBe('edited_elsewhere')
    expect(await codeOf(books.sign(changed, second))).toBe('ok')
  })

  it('is read from an .xlsx, with phones and dates as programs keep them', async () => {
    const columns = bookHeading.split(',').map((header) => ({ header }))
    const rows = [['陈阿姨', Number(chen.phone), '', 1.25, 8, '2090/1/31']]
    const bytes = await writeSpreadsheet({ sheets: [{ name: '台账', columns, rows }] })
    const book = await books.upload({ name: '台账.xlsx', bytes })
    expect(book.sums).toMatchObject({ people: 1, minutes: 75, lots: [{ expiresOn: '2090-01-31', points: 8 }] })
  })
})

describe('a file', () => {
  it('is refused when it is none, holds nothing, or too much', async () => {
    expect(await send({ name: 'a.xlsx', bytes: Buffer.from('PK\u0003\u0004 broken') })).toBe('points_sheet_unreadable')
    expect(await send({ name: 'a.csv', bytes: Buffer.from(bookHeading) })).toBe('points_sheet_unreadable')
    const many = Array.from({ length: 1_001 }, (_, n) => `某人,,,${String(n)},1,`)
    expect(await send(bookFile(many))).toBe('points_sheet_long')
  })

  it('that nobody signs for a week is forgotten', async () => {
    const book = await books.upload(twoPeople())
    await test.advance(8 * 24 * 3_600)
    await sweepOpenings(test.pool)
    const { rows } = await test.admin.query('SELECT state, sheet_sealed FROM points_opening WHERE id = $1', [book.id])
    expect(rows).toEqual([{ state: 'dropped', sheet_sealed: null }])
  })
})
