import { openingFindings, type OpeningFinding, type OpeningSums } from '@liren/shared/points.opening'
import type { Amounts } from './points.opening.rules.ts'

/** Whom a row means, or why nobody is told. */
export type Whom = { accountId: string; nickname: string } | 'nobody' | 'several' | 'lives_elsewhere'

/** A row with whom it names and whom that means. */
export interface NamedRow extends Amounts {
  row: number
  name: string
  phone: string | null
  place: string
  whom: Whom
}

/** What would become of a row. */
export type DrawnRow = Omit<NamedRow, 'whom'> & { accountId: string | null; nickname: string | null }

/** What is known of people when a book is looked at: who looks, and who has an opening balance, or is to get one. */
export interface Known {
  by: string
  opened: ReadonlySet<string>
}

const signatureOf = (accountId: string, { minutes, points, lapsed, expiresOn }: NamedRow): string =>
  [accountId, minutes, points, lapsed, expiresOn ?? ''].join(' ')

/** Faults of one row that keep the others of its person back: an opening balance comes once, and whole. */
const keepsBack: readonly (OpeningFinding | null)[] = ['time_wrong', 'points_wrong', 'expiry_wrong', 'twice']

/**
 * What would become of each row. Whoever signs enters nothing for themselves; whoever has an opening balance gets no second;
 * and where one row of a person is doubtful, none of theirs is entered.
 */
export function drawRows(rows: readonly NamedRow[], { by, opened }: Known): DrawnRow[] {
  const seen = new Set<string>()
  const drawn = rows.map(({ whom, ...row }): DrawnRow => {
    const isSaid = row.phone !== null || (row.name !== '' && row.place !== '')
    if (typeof whom === 'string') {
      const finding = isSaid ? (row.finding ?? whom) : 'person_missing'
      return { ...row, accountId: null, nickname: null, finding }
    }
    const same = signatureOf(whom.accountId, { ...row, whom })
    const isTwice = seen.has(same)
    seen.add(same)
    const own = whom.accountId === by ? ('own' as const) : null
    const before = opened.has(whom.accountId) ? ('opened' as const) : null
    return { ...row, ...whom, finding: row.finding ?? own ?? before ?? (isTwice ? 'twice' : null) }
  })
  const doubtful = new Set(drawn.flatMap((one) => (keepsBack.includes(one.finding) ? [one.accountId] : [])))
  return drawn.map((one) =>
    one.finding === null && doubtful.has(one.accountId) ? { ...one, finding: 'row_beside' } : one,
  )
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** The sums of a book: what is entered, and what is left out. */
export function sumsOf(rows: readonly DrawnRow[]): OpeningSums {
  const entered = rows.filter(({ finding }) => finding === null)
  const left = rows.filter(({ finding }) => finding !== null)
  const ends = [...new Set(entered.map(({ expiresOn }) => expiresOn))].toSorted((a, b) =>
    (a ?? '9').localeCompare(b ?? '9'),
  )
  const lots = ends.map((expiresOn) => ({
    expiresOn,
    points: total(entered.filter((one) => one.expiresOn === expiresOn).map(({ points }) => points)),
  }))
  return {
    rows: entered.length,
    people: new Set(entered.map(({ accountId }) => accountId)).size,
    minutes: total(entered.map(({ minutes }) => minutes)),
    points: total(entered.map(({ points }) => points)),
    lots: lots.filter(({ points }) => points > 0),
    lapsed: total(entered.map(({ lapsed }) => lapsed)),
    left: {
      rows: left.length,
      minutes: total(left.map(({ minutes }) => minutes)),
      points: total(left.map(({ points, lapsed }) => points + lapsed)),
    },
    findings: openingFindings
      .map((finding) => ({ finding, rows: left.filter((one) => one.finding === finding).length }))
      .filter((one) => one.rows > 0),
  }
}

/** What one person is credited, with the points of each last day apart. */
export interface PersonSum {
  accountId: string
  minutes: number
  points: number
  lots: { expiresOn: string; points: number }[]
}

/** What is entered, person by person. */
export function peopleIn(rows: readonly DrawnRow[]): PersonSum[] {
  const people = new Map<string, PersonSum>()
  for (const { accountId, finding, minutes, points, expiresOn } of rows) {
    if (accountId === null || finding !== null) continue
    const one = people.get(accountId) ?? { accountId, minutes: 0, points: 0, lots: [] }
    const lot = one.lots.find((known) => known.expiresOn === expiresOn)
    if (lot) lot.points += points
    else if (expiresOn !== null && points > 0) one.lots.push({ expiresOn, points })
    one.minutes += minutes
    one.points += points
    people.set(accountId, one)
  }
  return [...people.values()]
}
