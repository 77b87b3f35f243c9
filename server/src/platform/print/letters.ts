import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'

const fonts = createRequire(import.meta.url)
const files = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}
export type Face = keyof typeof files

const opened = new Map<Face, Font>()

function fontOf(face: Face): Font {
  const there = opened.get(face)
  if (there) return there
  const font = create(readFileSync(fonts.resolve(files[face]))) as Font
  opened.set(face, font)
  return font
}

export interface Written {
  face: Face
  size: number
  colour: string
}

/** How wide a line is. */
export function widthOf(text: string, { face, size }: Pick<Written, 'face' | 'size'>): number {
  const font = fontOf(face)
  return (font.layout(text).advanceWidth * size) / font.unitsPerEm
}

/** A line as shapes, so that it looks the same where no Chinese font is installed. `x` and `y` are where its base begins. */
export function lettersOf(text: string, at: { x: number; y: number }, { face, size, colour }: Written): string {
  const font = fontOf(face)
  const scale = size / font.unitsPerEm
  let pen = 0
  const shapes = font.layout(text)
  const drawn = shapes.glyphs.map((glyph, n) => {
    const place = `translate(${String(pen)} 0)`
    pen += shapes.positions[n]?.xAdvance ?? 0
    const path = glyph.path.toSVG()
    return path === '' ? '' : `<path transform="${place}" d="${path}"/>`
  })
  const move = `translate(${String(at.x)} ${String(at.y)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})`
  return `<g fill="${colour}" transform="${move}">${drawn.join('')}</g>`
}

/** As much of a line as fits, cut short with a sign where it does not. */
export function fitting(text: string, width: number, written: Pick<Written, 'face' | 'size'>): string {
  const letters = [...text]
  if (widthOf(text, written) <= width) return text
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, written) > width) letters.pop()
  return `${letters.join('')}…`
}
