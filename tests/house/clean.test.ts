import { places, type Source, sources, texts } from './sources.ts'

const code = texts.filter(({ file }) => /\.(ts|tsx|mjs|cjs|js|sql|css|scss|md|sh)$/.test(file) || file === '.ci/run')
const scripted = code.filter(({ file }) => /\.(ts|tsx|mjs|cjs|js)$/.test(file))
const lock = texts.filter(({ file }) => file === 'pnpm-lock.yaml')

/** Spelled apart, so that a rule does not find itself. */
const apart = (...parts: string[]) => parts.join('')
const word = (...parts: string[]) => new RegExp(`\\b${apart(...parts)}\\b`)

/** A rule about lines: what is searched, what must not be there, and a line that must be found if it were. */
const rules: [name: string, among: Source[], pattern: RegExp, planted: string][] = [
  ['no unfinished work: to-do', code, word('TO', 'DO'), apart('// TO', 'DO: later')],
  ['no unfinished work: fix-me', code, word('FIX', 'ME'), apart('// FIX', 'ME soon')],
  [
    'no test is left out or singled out',
    scripted,
    /\b(?:test|it|describe)\.(?:only|skip|todo|failing)\b|\b(?:xit|fit|xtest|xdescribe|fdescribe)\(/,
    apart('test', ".only('x', () => {})"),
  ],
  [
    'no path of somebody’s machine',
    texts,
    /(?<![\w.])\/(?:home|Users|work|root|tmp)\/[\w.-]+|\b[A-Z]:\\Users\b/,
    apart("const file = '/ho", "me/li/x'"),
  ],
  [
    'no registry or mirror',
    texts,
    /https?:\/\/[^/\s'"]*(?:registry|npmmirror|artifactory|verdaccio|nexus|taobao)[^/\s'"]*/,
    apart('https:', '//registry.example.org/zod'),
  ],
  ['no tarball address in the lock file', lock, /\btarball:/, apart('    resolution: {tar', 'ball: x}')],
  [
    'a rule is turned off for one line only, and with a reason',
    scripted,
    /(?:oxlint|eslint)-disable(?!-next-line [^\n]+ -- \S)/,
    apart('// oxlint', '-disable no-console'),
  ],
  ['the compiler is not silenced', scripted, /@ts-(?:ignore|nocheck)/, apart('// @ts', '-ignore')],
]

describe('the repository is clean', () => {
  test.each(rules)('%s', (_, among, pattern, planted) => {
    expect(places([{ file: 'planted.ts', text: planted }], pattern)).toHaveLength(1)
    expect(places(among, pattern)).toEqual([])
  })

  test('only the settings read the environment', () => {
    const server = sources.filter(
      ({ file }) => file.startsWith('server/src/') && !/^server\/src\/config[.\w]*\.ts$/.test(file),
    )
    expect(places(server, /process\.env/)).toEqual([])
  })
})
