import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { faults, order, sound } from './imports.tree.ts'
import { at } from './sources.ts'

interface Violation {
  from: string
  to: string
  rule: { name: string }
}

const config = createRequire(import.meta.url)(at('.dependency-cruiser.cjs')) as { forbidden: { name: string }[] }

/** Writes files with imports into a copy of the house that has the real rules, and returns what they object to. */
function cruise(files: Record<string, string[]>): Violation[] {
  const house = mkdtempSync(path.join(tmpdir(), 'house-'))
  try {
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'shared/package.json'])
      cpSync(at(file), path.join(house, file), { recursive: true })
    mkdirSync(path.join(house, 'node_modules/@liren'), { recursive: true })
    symlinkSync(path.join(house, 'shared'), path.join(house, 'node_modules/@liren/shared'))
    for (const name of ['zod', 'drizzle-orm'])
      symlinkSync(at('server/node_modules', name), path.join(house, 'node_modules', name))
    for (const [file, imports] of Object.entries(files)) {
      mkdirSync(path.join(house, path.dirname(file)), { recursive: true })
      // Only types, so that a rule which overlooks them does not pass.
      writeFileSync(
        path.join(house, file),
        imports.map((name, n) => `import type * as i${n} from '${name}'\n`).join(''),
      )
    }
    const program = at('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const args = [
      program,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'shared',
      'server',
      'miniapp',
    ]
    const found = execFileSync(process.execPath, args, {
      cwd: house,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return (JSON.parse(found) as { summary: { violations: Violation[] } }).summary.violations
  } finally {
    rmSync(house, { recursive: true })
  }
}

const specifier = (file: string, imported: string) => {
  if (!imported.includes('/src/')) return imported
  const relative = path.posix.relative(path.posix.dirname(file), imported)
  return relative.startsWith('.') ? relative : `./${relative}`
}

/** The sound house with more imports, each given as file and imported file. */
const planted = (edges: [file: string, imported: string][]) => {
  const files = Object.fromEntries(Object.entries(sound).map(([file, imports]) => [file, [...imports]]))
  for (const [file, imported] of edges) files[file]?.push(specifier(file, imported))
  return cruise(files)
}

const edge = (violation: Violation) => `${violation.from} -> ${violation.to}`
const matches = (violation: Violation, file: string, imported: string) =>
  violation.from === file && (violation.to === imported || violation.to.includes(imported.replace('node:', '')))

describe('import rules', () => {
  test('leave a sound house alone', () => {
    expect(planted([]).map((one) => `${one.rule.name}: ${edge(one)}`)).toEqual([])
  })

  describe('bite on a planted fault', () => {
    let found: Violation[]
    beforeAll(() => {
      found = planted(faults.map(([, file, imported]) => [file, imported]))
    })

    test.each(faults)('%s: %s must not import %s', (rule, file, imported) => {
      expect(found.some((one) => one.rule.name === rule && matches(one, file, imported))).toBe(true)
    })
  })

  describe.each(Object.entries(order))('the arrows of %s', (side, files) => {
    const backwards = files.flatMap((file, layer) =>
      files.slice(layer + 1).map((above): [string, string] => [file, above]),
    )

    test(`none of ${backwards.length} runs backwards`, () => {
      const found = planted(backwards).filter((one) => one.rule.name.startsWith(`${side}-`))
      expect(found.map(edge)).toEqual(expect.arrayContaining(backwards.map(([file, above]) => `${file} -> ${above}`)))
    })

    test('each layer has a rule of its own that was seen to bite', () => {
      const found = new Set(planted(backwards).map((one) => one.rule.name))
      const rules = config.forbidden
        .map(({ name }) => name)
        .filter((name) => name.startsWith(`${side}-`) && name.endsWith('-above'))
      expect(rules.filter((name) => !found.has(name))).toEqual([])
      expect(rules).toHaveLength(files.length - 1)
    })
  })

  test('no rule is without a planted fault', () => {
    const covered = new Set(faults.map(([rule]) => rule))
    const others = config.forbidden.map(({ name }) => name).filter((name) => !name.endsWith('-above'))
    expect(others.filter((name) => !covered.has(name))).toEqual([])
  })
})
