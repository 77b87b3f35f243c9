import { lineCount, type Source, sources, texts } from './sources.ts'

const longerThan = (most: number, among: Source[]) =>
  among.filter((source) => lineCount(source) > most).map((source) => `${source.file}: ${lineCount(source)} lines`)

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

describe('files stay small enough to be read whole', () => {
  test('there are sources to measure', () => {
    expect(sources.length).toBeGreaterThan(20)
  })

  test('no source is over 300 lines', () => {
    expect(longerThan(300, sources)).toEqual([])
  })

  test('no test is over 500 lines', () => {
    expect(
      longerThan(
        500,
        texts.filter(({ file }) => /^tests\/.*\.(ts|tsx|mjs)$/.test(file)),
      ),
    ).toEqual([])
  })

  test('half of the sources have at most 80 lines', () => {
    expect(median(sources.map(lineCount))).toBeLessThanOrEqual(80)
  })
})
