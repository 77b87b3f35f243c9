/** The year in which day numbers begin: Excel's own, or that of old Macs. */
export type Epoch = 1900 | 1904

const day = 24 * 60 * 60
/** The last day Excel knows, 9999-12-31. */
const lastDay = 2_958_465

/**
 * For a number format that shows points in time: how a stored day number reads, as `2021-03-05`, `2021-03-05 14:30:00` or
 * `14:30:00`, whichever the format asks for; undefined for a day that Excel does not know. Undefined for other formats,
 * also of elapsed time (`[h]:mm`), which is a number.
 */
export function dateFormat(code: string, epoch: Epoch): ((serial: number) => string | undefined) | undefined {
  const shown = code.replace(/"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (!/[ymdhs]/i.test(shown) || shown.includes('[')) return undefined
  const hasTime = /[hs]/i.test(shown)
  const hasDay = !hasTime || /[yd]/i.test(shown)
  return (serial) => {
    const seconds = Math.round(serial * day) + (epoch === 1904 ? 1462 * day : 0)
    const days = Math.floor(seconds / day)
    if (seconds < 0 || days > lastDay) return undefined
    const time = new Date((seconds - days * day) * 1000).toISOString().slice(11, 19)
    return [hasDay && dayText(days), hasTime && time].filter((part) => part !== false).join(' ')
  }
}

/** Excel takes 1900 for a leap year: its day 60 is a 29th of February that never was, and the days before count from one later. */
function dayText(days: number): string {
  if (days === 60) return '1900-02-29'
  return new Date((days - (days < 60 ? 25_568 : 25_569)) * day * 1000).toISOString().slice(0, 10)
}
