import { create } from 'qrcode/lib/core/qrcode.js'

/** White around the code, in modules, as cameras want it. */
const margin = 4

/** A text as a square code (level M), drawn as an address of an SVG that both targets show without a network. */
export function squareCode(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const runs: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size;) {
      let end = column
      while (end < modules.size && modules.get(row, end)) end += 1
      if (end > column) runs.push(`M${column + margin} ${row + margin}h${end - column}v1h${column - end}z`)
      column = end + 1
    }
  }
  const size = modules.size + 2 * margin
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${runs.join('')}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
