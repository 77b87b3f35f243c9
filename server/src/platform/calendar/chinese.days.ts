// A CommonJS package whose names Node cannot see from outside.
import chineseDays from 'chinese-days'

const { getHolidaysInRange, isWorkday } = chineseDays

/** What a year's official arrangement changes: working days that are off, and weekend days that are worked. */
export interface YearOfDays {
  year: number
  off: string[]
  on: string[]
}

const dayMillis = 86_400_000

function* daysOf(year: number): Generator<{ day: string; isWeekend: boolean }> {
  for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += dayMillis) {
    const date = new Date(at)
    yield { day: date.toISOString().slice(0, 10), isWeekend: date.getUTCDay() % 6 === 0 }
  }
}

/** The year as the library has it; null for a year whose holidays were not announced when it was released. */
export function publishedYear(year: number): YearOfDays | null {
  if (getHolidaysInRange(`${String(year)}-01-01`, `${String(year)}-12-31`, false).length === 0) return null
  const days = [...daysOf(year)]
  return {
    year,
    off: days.filter(({ day, isWeekend }) => !isWeekend && !isWorkday(day)).map(({ day }) => day),
    on: days.filter(({ day, isWeekend }) => isWeekend && isWorkday(day)).map(({ day }) => day),
  }
}
