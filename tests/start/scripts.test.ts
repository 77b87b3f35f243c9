import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { runnableRoot } from '../../server/src/platform/embedded/readable.copy.ts'
import { findInstallation } from '../../server/src/platform/embedded/programs.ts'
import { lives, root, scratch, until } from './scratch.ts'

/** A script of the repository: plain JavaScript, whose shape the caller states. */
const script = async (name: string): Promise<unknown> =>
  import(pathToFileURL(path.join(root, 'scripts/lib', `${name}.mjs`)).href)

describe('the version of Node', () => {
  it.each([
    ['16.20.2', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['21.0.0', true],
    ['22.12.0', true],
    ['24.1.0', true],
  ])('%s is fit: %s', async (version, fits) => {
    const { nodeFault } = (await script('node.check')) as { nodeFault(version: string): string | null }
    expect(nodeFault(version)).toBe(fits ? null : `Liren needs Node 20.19 or newer, and this is Node ${version}.`)
  })

  it('is checked by a file that old versions can read', () => {
    const text = readFileSync(path.join(root, 'scripts/lib/node.check.mjs'), 'utf8')
    expect(text).not.toMatch(/\bimport\b(?!\.)[^.]*from|\?\?|\?\.|\bawait\b/)
  })
})

describe('the platform', () => {
  it('must have an embedded database, or a database of its own', async () => {
    const { checkPlatform } = (await script('platform')) as {
      checkPlatform(env: Record<string, string>, machine: string): void
    }
    expect(() => checkPlatform({}, 'freebsd-x64')).toThrow(/^There is no embedded PostgreSQL for freebsd-x64 .*\.$/)
    expect(() => checkPlatform({ DATABASE_URL: 'postgres://x' }, 'freebsd-x64')).not.toThrow()
    expect(() => checkPlatform({}, 'linux-arm64')).not.toThrow()
    expect(() => findInstallation('freebsd', 'x64')).toThrow(/^There is no embedded PostgreSQL for freebsd-x64 .*\.$/)
  })
})

describe('what was made', () => {
  const folder = path.join('.cache', 'liren', `test-${process.pid}`)
  beforeEach(() => mkdirSync(path.join(root, folder, 'in'), { recursive: true }))
  afterEach(() => rmSync(path.join(root, folder), { recursive: true, force: true }))

  it('is made again when an input or the product is another, and only then', async () => {
    const { fingerprint, isMade, remember, forget } = (await script('fingerprint')) as {
      fingerprint(paths: string[], extra?: string): string
      isMade(mark: string, print: string, product: string): boolean
      remember(mark: string, print: string, product: string): void
      forget(mark: string): void
    }
    const [input, product, mark] = ['in/a.ts', 'product', 'mark'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ]
    const write = (file: string, text: string) => writeFileSync(path.join(root, file), text)
    const print = () => fingerprint([path.join(folder, 'in')])
    write(input, '1')
    write(product, 'x')
    expect(isMade(mark, print(), product)).toBe(false)
    remember(mark, print(), product)
    expect(isMade(mark, print(), product)).toBe(true)
    write(input, '2')
    expect(isMade(mark, print(), product)).toBe(false)
    write(input, '1')
    expect(isMade(mark, print(), product)).toBe(true)
    write(path.join(folder, 'in/b.ts'), '')
    expect(isMade(mark, print(), product)).toBe(false)
    rmSync(path.join(root, folder, 'in/b.ts'))
    write(product, 'another tool was here')
    expect(isMade(mark, print(), product)).toBe(false)
    write(product, 'x')
    forget(mark)
    expect(isMade(mark, print(), product)).toBe(false)
  })
})

describe('a helper on its leash', () => {
  it('ends with all it started when its holder is killed', async () => {
    const [folder, children] = [scratch(), pathToFileURL(path.join(root, 'scripts/lib/children.mjs')).href]
    const note = path.join(folder, 'pids')
    const grandchild = 'setInterval(() => {}, 1000)'
    const child = `const { spawn } = require('node:child_process')
      const own = spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}])
      require('node:fs').writeFileSync(${JSON.stringify(note)}, process.pid + ' ' + own.pid)`
    const holder = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `const { runChild } = await import(${JSON.stringify(children)})
       await runChild(process.execPath, ['-e', ${JSON.stringify(child)}], { output() {} })`,
    ])
    await until('the helper has started', () => existsSync(note) && readFileSync(note, 'utf8').includes(' '))
    const pids = readFileSync(note, 'utf8').split(' ').map(Number)
    expect(pids.map(lives)).toEqual([true, true])
    const gone = once(holder, 'exit')
    holder.kill('SIGKILL')
    await gone
    await until('the helpers are gone', () => !pids.some(lives), 15)
  })
})

// An ordinary user runs PostgreSQL as itself, from where it is.
const asRoot = process.getuid?.() === 0 && process.platform === 'linux'

describe('an installation that only its owner may enter', () => {
  it('is run by root from a copy that all may read, made whole again when something is missing', () => {
    const hidden = path.join(scratch(), 'native')
    cpSync(findInstallation().root, hidden, { recursive: true, verbatimSymlinks: true })
    chmodSync(hidden, 0o700)
    const account = asRoot ? { uid: 65_534, gid: 65_534 } : undefined
    const said: string[] = []
    const find = () =>
      runnableRoot({ root: hidden, version: `test-${process.pid}` }, account, (line) => said.push(line))
    const copy = find()
    try {
      expect(copy !== hidden).toBe(asRoot)
      expect(said).toHaveLength(asRoot ? 1 : 0)
      expect(find()).toBe(copy)
      expect(said).toHaveLength(asRoot ? 1 : 0)
      rmSync(path.join(copy, 'share'), { recursive: true })
      expect(find()).toBe(copy)
      expect(said).toHaveLength(asRoot ? 2 : 0)
      expect(existsSync(path.join(copy, 'share', 'postgresql', 'postgres.bki'))).toBe(asRoot)
      expect(statSync(copy).mode & 0o022).toBe(0)
    } finally {
      if (copy !== hidden) rmSync(copy, { recursive: true, force: true })
    }
  })
})
