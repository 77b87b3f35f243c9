import { existsSync } from 'node:fs'
import { at, texts } from './sources.ts'

interface Manifest {
  packageManager?: string
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const textOf = (name: string) => texts.find(({ file }) => file === name)?.text ?? ''
const manifests = texts
  .filter(({ file }) => /(^|\/)package\.json$/.test(file))
  .map(({ file, text }) => ({ file, manifest: JSON.parse(text) as Manifest }))
const root = manifests.find(({ file }) => file === 'package.json')?.manifest ?? {}

const exact = /^(?:\d+\.\d+\.\d+(?:-[\w.]+)?|workspace:\*|catalog:)$/
const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const

/** `name@range` of everything that is not pinned to one version. */
const loose = (manifest: Manifest) =>
  kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).flatMap(([name, range]) => (exact.test(range) ? [] : [`${name}@${range}`])),
  )

describe('manifests', () => {
  test('there is one for the root and one for each package', () => {
    expect(manifests.map(({ file }) => file).sort()).toEqual([
      'miniapp/package.json',
      'package.json',
      'server/package.json',
      'shared/package.json',
      'tests/package.json',
    ])
  })

  test('every version is exact', () => {
    expect(manifests.flatMap(({ file, manifest }) => loose(manifest).map((one) => `${file}: ${one}`))).toEqual([])
    expect(loose({ dependencies: { a: '^1.0.0', b: '1', c: 'latest', d: '1.2.3-beta.4' } })).toEqual([
      'a@^1.0.0',
      'b@1',
      'c@latest',
    ])
    expect(root.packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/)
  })

  test('the catalog is exact too', () => {
    const catalog = /^catalog:\n((?: {2}.*\n)+)/m.exec(textOf('pnpm-workspace.yaml'))?.[1] ?? ''
    const versions = catalog
      .trim()
      .split('\n')
      .map((line) => line.split(': ')[1] ?? line)
    expect(versions.length).toBeGreaterThan(3)
    expect(versions.filter((version) => !exact.test(version))).toEqual([])
  })

  test('every script of the root starts a file that is there', () => {
    const files = Object.values(root.scripts ?? {}).flatMap((script) => /^node (\S+)/.exec(script)?.[1] ?? [])
    expect(files.length).toBeGreaterThan(5)
    expect(files.filter((file) => !existsSync(at(file)))).toEqual([])
  })
})
