import { sources, type Source } from './sources.ts'

const under = (folder: string) => sources.filter(({ file }) => file.startsWith(folder))
/** `child` is a program that the server runs as a process of its own. */
const roles = 'rules|tables|store|deps|policy|service|routes|child'

/** Exported functions of a file that no comment stands above: `export function f` and `export const f = (…) =>`. */
function undocumented({ file, text }: Source): string[] {
  const lines = text.split('\n')
  const exported = /^export (?:async )?(?:function\*? (\w+)|const (\w+)(?:: [^=]+)? = (?:async )?(?:<[^>]*>)?\()/
  return lines.flatMap((line, index) => {
    const found = exported.exec(line)
    const name = found?.[1] ?? found?.[2]
    return name !== undefined && !(lines[index - 1] ?? '').trim().endsWith('*/') ? [`${file}: ${name}`] : []
  })
}

describe('the shape of the house', () => {
  test('a file of a feature says its feature and its role, so that the import rules see it', () => {
    const shape = new RegExp(`^server/src/features/([a-z-]+)/(?:[a-z-]+/)?\\1(?:\\.[a-z-]+)*\\.(?:${roles})\\.ts$`)
    expect(
      under('server/src/features/')
        .map(({ file }) => file)
        .filter((file) => !shape.test(file)),
    ).toEqual([])
  })

  test('a feature of the client has its requests, plain words and values, hooks, components and screens', () => {
    const shape =
      /^miniapp\/src\/features\/([a-z-]+)\/(?:[a-z-]+(?:\.[a-z-]+)*\.(?:api|texts|keys|draft|blocks|places|code|figures|kept|phases|proof|seal|words)\.ts|(?:hooks|components|screens)\/.+)$/
    expect(
      under('miniapp/src/features/')
        .map(({ file }) => file)
        .filter((file) => !shape.test(file)),
    ).toEqual([])
  })

  test('a page is a line that names its screen', () => {
    const pages = under('miniapp/src/pages/').filter(({ file }) => /index\.tsx?$/.test(file))
    const thick = pages.filter(({ text }) => !/^export \{ [^}]*\bdefault\b[^}]* \} from '[^']+'\n$/.test(text))
    expect(thick.map(({ file }) => file)).toEqual([])
  })

  test('every exported function of the rules says what it decides', () => {
    const rules = under('server/src/features/').filter(({ file }) => file.endsWith('.rules.ts'))
    expect(rules.flatMap(undocumented)).toEqual([])
    expect(
      undocumented({
        file: 'x.rules.ts',
        text: '/** Said. */\nexport function a() {}\nexport function b() {}\nexport const c = (n: number) => n\nexport const d = 1\n',
      }),
    ).toEqual(['x.rules.ts: b', 'x.rules.ts: c'])
  })

  test('a prepared statement has its name to itself: a connection that knows one refuses the other', () => {
    const names = under('server/src/').flatMap(({ text }) =>
      [...text.matchAll(/\bname: '(\w+)',\s+text: /g)].map((found) => found[1]),
    )
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})
