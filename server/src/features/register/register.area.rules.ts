import type { RegisterFaultCode } from '@liren/shared/register.findings'
import { areaCentiares } from '@liren/shared/primitives'

const unitWords = /(?:平方米|平米|平方|平|m\^?2|sqm|sq\.m\.?)$/
const grouped = /^\d{1,3}(?:,\d{3})+(?=\.|$)/

/** Digits a spreadsheet program vouches for; what a stored number carries beyond them is binary noise. */
const trusted = 15

/** `digits / 10^scale`, rounded half up to a whole number. */
function rounded(digits: bigint, scale: number): bigint {
  const step = 10n ** BigInt(scale)
  return (2n * digits + step) / (2n * step)
}

/**
 * An area as people write it (`79.93`, `79.93平`, `１０８．００㎡`, `1,234.5 m²`) in hundredths of a square metre, by whole
 * numbers alone. Areas are surveyed to 0.01 m² (GB/T 17986.1); what is written finer is rounded there, halves up as on
 * certificates. A number of more than 15 digits is first cut back to those, so that 79.930000000000007 is 79.93.
 * Negative and zero, above the contract's limit, and anything else are faults.
 */
export function parseArea(text: string): number | RegisterFaultCode {
  const bare = text.normalize('NFKC').replace(/\s/g, '').replace(/[−–—]/g, '-').toLowerCase().replace(unitWords, '')
  const plain = bare.replace(/^\+/, '').replace(grouped, (whole) => whole.replaceAll(',', ''))
  const [all, minus, whole = '', fraction = ''] = /^(-?)(\d{1,20})(?:\.(\d{0,30}))?$/.exec(plain) ?? []
  if (all === undefined) return 'area_unreadable'
  if (minus === '-') return 'area_not_positive'
  const digits = BigInt(whole + fraction)
  const excess = Math.max(0, Math.min(String(digits).length - trusted, fraction.length))
  const scale = fraction.length - excess
  const exact = rounded(digits, excess)
  const centiares = scale > 2 ? rounded(exact, scale - 2) : exact * 10n ** BigInt(2 - scale)
  if (centiares === 0n) return 'area_not_positive'
  if (centiares > BigInt(Number.MAX_SAFE_INTEGER)) return 'area_too_large'
  return areaCentiares.safeParse(Number(centiares)).success ? Number(centiares) : 'area_too_large'
}

/** Square metres as people read them: 7993 is `79.93`. */
export const areaText = (centiares: number): string =>
  `${Math.trunc(centiares / 100)}.${String(centiares % 100).padStart(2, '0')}`
