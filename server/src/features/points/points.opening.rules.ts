import type { OpeningColumn, OpeningField, OpeningFinding } from '@liren/shared/points.opening'
import { chinaAheadMinutes } from '../../platform/china.ts'

/** A row as it is written, in the words of its cells. */
type Cells = Record<OpeningField, string>

const clean = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()
const isNothing = (text: string): boolean => /^[-—–/\\]*$|^(?:无|没有|n\/a)$/i.test(text)

/** A row by what its columns are said to be. */
export function cellsUnder(cells: readonly string[], columns: readonly OpeningColumn[]): Cells {
  const of = (field: OpeningField) => clean(cells[columns.find((one) => one.field === field)?.column ?? -1] ?? '')
  return {
    ...{ phone: of('phone'), name: of('name'), address: of('address'), building: of('building') },
    ...{ entrance: of('entrance'), unit: of('unit'), hours: of('hours'), minutes: of('minutes') },
    ...{ points: of('points'), expiresOn: of('expiresOn') },
  }
}

/** More than anybody serves in a life, so that a slip of the finger is caught. */
const most = 1_000_000

const counted = (value: number): number | null => (value <= most ? value : null)
const plain = (text: string): string => text.replace(/(?<=\d)[, ](?=\d{3})/g, '')

/** A whole number with or without its unit; nothing is none, and what is no number is null. */
function wholeIn(text: string, unit: RegExp): number | null {
  if (isNothing(text)) return 0
  const [, digits] = /^(\d{1,9})(?:\.0+)?$/.exec(plain(text).replace(unit, '').trim()) ?? []
  return digits === undefined ? null : counted(Number(digits))
}

/** Minutes of hours such as `12`, `12.5`, `1.25小时` and `1:30`, rounded down. */
function hoursIn(text: string): number | null {
  if (isNothing(text)) return 0
  const [, clock, minutes] = /^(\d{1,5}):([0-5]\d)(?::00)?$/.exec(text) ?? []
  if (clock !== undefined) return counted(Number(clock) * 60 + Number(minutes))
  const said = plain(text)
    .replace(/(?:个?小时|h(?:ours?)?)$/i, '')
    .trim()
  const [, whole, part = ''] = /^(\d{1,6})(?:\.(\d{1,15}))?$/.exec(said) ?? []
  if (whole === undefined) return null
  // Reckoned in thousandths, so that no fraction is lost to how computers keep them.
  const thousandths = Number(whole) * 1_000 + Number(part.slice(0, 3).padEnd(3, '0'))
  return counted(Math.floor((thousandths * 60) / 1_000))
}

/** A day such as `2027-12-31`, `2027/12/31` or `2027年12月31日`; null when it is none. */
function dayIn(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: .*)?$/.exec(text) ?? []
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${said}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(said) ? said : null
}

/** When points that are good until a day, that day included, are gone. */
export const goneAfter = (day: string): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (24 * 60 - chinaAheadMinutes) * 60_000)

/** What a row says of time and points; points whose last day is over are told apart. */
export interface Amounts {
  minutes: number
  points: number
  lapsed: number
  expiresOn: string | null
  finding: OpeningFinding | null
}

/** Reads how much a row says, on a day in China. */
export function amountsIn(cells: Cells, today: string): Amounts {
  const minutes = wholeIn(cells.minutes, /(?:分钟?|min(?:utes?)?)$/i)
  const hours = hoursIn(cells.hours)
  const points = wholeIn(cells.points, /(?:积?分|点|points?)$/i)
  const expiresOn = isNothing(cells.expiresOn) ? null : dayIn(cells.expiresOn)
  const isOver = expiresOn !== null && expiresOn < today
  const said = {
    minutes: (minutes ?? 0) + (hours ?? 0),
    points: isOver ? 0 : (points ?? 0),
    lapsed: isOver ? (points ?? 0) : 0,
    expiresOn,
  }
  const finding = (): OpeningFinding | null => {
    if (minutes === null || hours === null || said.minutes > most) return 'time_wrong'
    if (points === null) return 'points_wrong'
    if (expiresOn === null && !isNothing(cells.expiresOn)) return 'expiry_wrong'
    if (said.minutes + said.points > 0) return null
    return said.lapsed > 0 ? 'expired' : 'nothing'
  }
  return { ...said, finding: finding() }
}
