/** Areas are exact integers of 0.01 m²; written without rounding, thousands apart: `24,838.57`. */
export const squareMetres = (centiares: number): string => {
  const whole = String(Math.floor(centiares / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${String(centiares % 100).padStart(2, '0')}`
}

/** Hundredths of a square metre in `79.93`, or null when it is no area with at most two decimals. */
export function centiaresIn(text: string): number | null {
  const [, whole, decimals = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const centiares = Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  return centiares > 0 ? centiares : null
}
