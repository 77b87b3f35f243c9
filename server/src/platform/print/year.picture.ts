import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { createTurns } from '../spreadsheet/turns.ts'
import { fitting, lettersOf, widthOf, type Written } from './letters.ts'

export interface YearPicture {
  title: string
  place: string
  /** What it comes to, large. */
  figure: string
  facts: readonly string[]
  /** Of twelve months. */
  months: readonly number[]
}

const size = { width: 1_080, height: 1_440 }
const margin = 96
const inner = size.width - 2 * margin
const colours = {
  paper: '#FAF8F3',
  card: '#FFFFFF',
  ink: '#1D2B27',
  faint: '#4E5D58',
  accent: '#1B6B50',
  tint: '#E8F1EC',
}
const heading: Written = { face: 'bold', size: 60, colour: colours.ink }
const large: Written = { face: 'bold', size: 92, colour: colours.accent }
const small: Written = { face: 'regular', size: 38, colour: colours.faint }
const plain: Written = { face: 'regular', size: 44, colour: colours.ink }
const tiny: Written = { face: 'regular', size: 28, colour: colours.faint }

/** Roofs, a lamp and a tree, in two tones. */
const street = `<g fill="none" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">
  <path stroke="${colours.faint}" d="M96 1344H984"/>
  <path stroke="${colours.faint}" d="M640 1344V1230l92-66 92 66v114M700 1344v-62h64v62"/>
  <path stroke="${colours.accent}" d="M824 1264l60-44 60 44v80"/>
  <path stroke="${colours.accent}" d="M560 1344v-150q0-30 30-30h14"/><circle cx="612" cy="1164" r="12" stroke="${colours.accent}"/>
</g>`

const months = { top: 870, height: 200, step: inner / 12 }

function column(value: number, at: number, most: number): string {
  const height = most === 0 ? 0 : Math.round((months.height * value) / most)
  const x = margin + at * months.step
  const base = months.top + months.height
  const name = String(at + 1)
  const middle = x + months.step / 2 - widthOf(name, tiny) / 2
  const rect = (y: number, tall: number, colour: string) =>
    `<rect x="${String(x + 10)}" y="${String(y)}" width="${String(months.step - 20)}" height="${String(tall)}" rx="8" fill="${colour}"/>`
  return (
    rect(months.top, months.height, colours.tint) +
    (height > 0 ? rect(base - height, height, colours.accent) : '') +
    lettersOf(name, { x: middle, y: base + 40 }, tiny)
  )
}

const inTurn = createTurns(2)
const longestMs = 20_000
const mostBytes = 8 * 1024 * 1024
const painter = `const all = []
process.stdin.on('data', (part) => all.push(part)).on('end', async () => {
  process.stdout.write(await require(process.argv[1])(Buffer.concat(all)).png().toBuffer())
})`

/**
 * Draws in a process of its own: where pictures of residents are read, the library's door for drawings such as this one
 * is shut for the whole process, and stays so.
 */
const asPng = (svg: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const library = createRequire(import.meta.url).resolve('sharp')
    const options = { encoding: 'buffer', maxBuffer: mostBytes, timeout: longestMs, env: {} } as const
    const child = execFile(process.execPath, ['-e', painter, library], options, (error, png) => {
      if (error) reject(new Error('the picture could not be drawn', { cause: error }))
      else resolve(png)
    })
    child.stdin?.end(svg)
  })

/** A year of service as a picture to share: what it came to, month by month, without a name. */
export function yearPicture({ title, place, figure, facts, months: values }: YearPicture): Promise<Buffer> {
  const line = (text: string, y: number, written: Written) =>
    lettersOf(fitting(text, inner, written), { x: margin, y }, written)
  const most = Math.max(0, ...values)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(size.width)}" height="${String(size.height)}">
    <rect width="100%" height="100%" fill="${colours.paper}"/>
    <rect x="48" y="48" width="984" height="1344" rx="36" fill="${colours.card}"/>
    ${line(title, 190, heading)}
    ${line(place, 258, small)}
    ${line(figure, 420, large)}
    ${facts.map((fact, n) => line(fact, 520 + n * 66, plain)).join('')}
    ${values.map((value, at) => column(value, at, most)).join('')}
    ${street}
    ${lettersOf('里仁', { x: margin, y: 1_310 }, { ...heading, size: 44, colour: colours.accent })}
  </svg>`
  return inTurn(() => asPng(svg))
}
