import { readFileSync } from 'node:fs'

const css = readFileSync(new URL('../../miniapp/src/ui/tokens.css', import.meta.url), 'utf8')

/** The colours declared first (light), and those of the dark scheme over them. */
const declared = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  )
const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)')
const light: Record<string, string | undefined> = declared(lightCss)
const dark: Record<string, string | undefined> = { ...light, ...declared(darkCss) }

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (brighter + 0.05) / (darker + 0.05)
}

/** Words on surfaces: 4.5; edges of controls: 3. */
const pairs: [string, string, number][] = [
  ...['paper', 'card', 'tint'].flatMap((surface): [string, string, number][] =>
    ['ink', 'ink-2', 'ink-3', 'accent', 'accent-deep'].map((words) => [words, surface, 4.5]),
  ),
  ...['paper', 'card'].flatMap((surface): [string, string, number][] =>
    ['warn', 'danger', 'info'].map((words) => [words, surface, 4.5]),
  ),
  ['info', 'tint', 4.5],
  ['warn', 'warn-tint', 4.5],
  ['danger', 'danger-tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-deep', 4.5],
  ['ink-2', 'line', 4.5],
  ['edge', 'card', 3],
  ['accent', 'card', 3],
]

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_, colours) => {
  test.each(pairs)('%s on %s is at least %d', (words, surface, least) => {
    expect(contrast(colours[words] ?? '', colours[surface] ?? '')).toBeGreaterThanOrEqual(least)
  })
})

test('the colours are the ones agreed on', () => {
  expect(light).toMatchObject({
    paper: '#faf8f3',
    card: '#ffffff',
    tint: '#e8f1ec',
    ink: '#1d2b27',
    'ink-2': '#4e5d58',
    'ink-3': '#5c6964',
    accent: '#1b6b50',
    'accent-deep': '#134e3a',
    warn: '#8a5a00',
    danger: '#b3261e',
    info: '#1f5fa8',
  })
  expect(dark).toMatchObject({
    paper: '#121a17',
    card: '#1b2622',
    ink: '#e9efec',
    'ink-2': '#a9b7b1',
    accent: '#6fc7a3',
  })
})
