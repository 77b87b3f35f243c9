/**
 * A stored number as a plain decimal without exponent, to the 15 digits that Excel means: what computing left behind them
 * (`79.930000000000007`) is gone. Undefined for what is not a number.
 */
export function plainDecimal(stored: string): string | undefined {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return undefined
  const [mantissa = '', exponent] = Math.abs(value).toExponential(14).split('e')
  const digits = mantissa.replace('.', '')
  const point = Number(exponent) + 1
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  const fraction = (point > 0 ? digits.slice(point) : `${'0'.repeat(-point)}${digits}`).replace(/0+$/, '')
  return `${value < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

/** One section of a format: its digits, and what is shown around them. */
interface Shape {
  before: string
  whole: string
  fraction: string
  after: string
  percent: boolean
}

/**
 * How a number format (ECMA-376-1, 18.8.31) shows a plain decimal. Followed is what can be told for sure: digits,
 * thousands, percent, text, and sections for negative numbers and zero. Under any other format (fractions, exponents,
 * conditions) a number is shown as it is.
 */
export function numberFormat(code: string): (exact: string) => string {
  // At semicolons, but not at those inside quotes.
  const [first, forNegative, forZero] = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).map(shapeOf)
  return (exact) => {
    const negative = exact.startsWith('-')
    const own = (negative && forNegative) || (exact === '0' && forZero)
    const shape = own || first
    if (!shape) return exact
    const digits = fill(shape, exact.replace('-', ''))
    return `${negative && !own ? '-' : ''}${shape.before}${digits}${shape.after}`.trim() || exact
  }
}

const token = /"([^"]*)"|\\(.)|\[([^\]]*)\]|[_*].|[0#?.,]+|[^]/g

/** Undefined for a section that cannot be followed. */
function shapeOf(section: string): Shape | undefined {
  const around = { before: '', after: '' }
  let digits: string | undefined
  for (const [all, quoted, escaped, bracketed] of section.matchAll(token)) {
    if (/^[0#?.,]/.test(all)) {
      if (digits !== undefined) return undefined
      digits = all
    } else {
      const text = quoted ?? escaped ?? (bracketed === undefined ? literal(all) : inBrackets(bracketed))
      if (text === undefined) return undefined
      around[digits === undefined ? 'before' : 'after'] += text
    }
  }
  const [, whole, fraction = ''] = /^([0#?,]*[0#?])(?:\.([0#?]*))?$/.exec(digits ?? '') ?? []
  return whole === undefined ? undefined : { ...around, whole, fraction, percent: /%/.test(section) }
}

/** Text as it is; letters that have a meaning of their own are not followed; room for a character is not shown. */
function literal(text: string): string | undefined {
  if (/^[_*]./.test(text)) return ''
  return /[a-z@/]/i.test(text) ? undefined : text
}

/** A colour is not text, a currency is; the rest are conditions and other digits. */
function inBrackets(text: string): string | undefined {
  if (/^(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)$/i.test(text)) return ''
  return /^\$([^-]*)/.exec(text)?.[1]
}

function fill({ whole, fraction, percent }: Shape, decimal: string): string {
  const [integer, decimals] = rounded(decimal, percent ? 2 : 0, fraction.length)
  const least = whole.replace(/[^0]/g, '').length
  const digits = (integer === '0' ? '' : integer).padStart(least, '0')
  const grouped = whole.includes(',') ? digits.replace(/\B(?=(?:\d{3})+$)/g, ',') : digits
  const certain = fraction.replace(/[#?]+$/, '').length
  const kept = decimals.slice(0, certain) + decimals.slice(certain).replace(/0+$/, '')
  return kept === '' ? grouped : `${grouped}.${kept}`
}

/** Integer and decimals of `decimal` × 10^`shift`, to so many places, half away from zero. */
function rounded(decimal: string, shift: number, places: number): [string, string] {
  const [whole = '', fraction = ''] = decimal.split('.')
  const oneMore = shift + places + 1
  const scaled = BigInt(whole + fraction.padEnd(oneMore, '0').slice(0, oneMore))
  const digits = String((scaled + 5n) / 10n).padStart(places + 1, '0')
  return [digits.slice(0, digits.length - places), digits.slice(digits.length - places)]
}
