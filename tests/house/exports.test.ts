import { type Source, sources, texts } from './sources.ts'

const written = texts.filter(({ file }) => /\.(ts|tsx|mjs|cjs|js)$/.test(file))
const exported = /^export (?:abstract )?(?:async )?(?:function\*?|const|let|class) (\w+)/gm

/**
 * Values a file exports and nobody else mentions. A mention is a word, so that a text search can answer; types are left
 * to the compiler's readers, for they explain the functions beside them.
 */
function unused(among: Source[], readers: Source[]): string[] {
  const words = new Map<string, Set<string>>()
  for (const { file, text } of readers) {
    for (const word of new Set(text.match(/\w+/g))) words.set(word, (words.get(word) ?? new Set()).add(file))
  }
  return among.flatMap(({ file, text }) =>
    [...text.matchAll(exported)]
      .map(([, name = '']) => name)
      .filter((name) => ![...(words.get(name) ?? [])].some((reader) => reader !== file))
      .map((name) => `${file}: ${name}`),
  )
}

// Started by a tool, the contract itself, and tables, which the migration tool finds by their file name.
const readFromOutside = /^(?:server\/src\/main|miniapp\/src\/(?:app|index|pages\/)|shared\/src\/|.*\.tables\.ts$)/

test('what is exported is used elsewhere', () => {
  const own = sources.filter(({ file }) => !readFromOutside.test(file))
  expect(unused(own, written)).toEqual([])
})

test('an export nobody uses would be found', () => {
  const a = { file: 'a.ts', text: 'export const used = 1\nexport function lonely() {}\n' }
  const b = { file: 'b.ts', text: "import { used } from './a.ts'\n" }
  expect(unused([a, b], [a, b])).toEqual(['a.ts: lonely'])
})
