import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { floorScript } from './engine.floor.ts'
import { told, type Life } from './life.ts'

/** Values and code on the mini-program's side of the bridge. */
export interface Guest {
  /** A copy made of the guest's own objects, through JSON like everything that crosses WeChat's bridge; a buffer stays one. */
  copy<T>(value: T): T
  /** Runs a file of the bundle once and gives its exports; the file must be on this phone already. */
  require(file: string): unknown
  globals: Record<string, unknown>
}

/** Names WeChat hides from module code; some engines would have them. */
const hidden = [
  'window',
  'document',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'screen',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
]

/** In the guest: what JSON says of a buffer of Node's becomes an ArrayBuffer. */
const reviveBytes = `(key, value) =>
  value && value.type === 'Buffer' && Array.isArray(value.data) ? new Uint8Array(value.data).buffer : value`

/** A bare JavaScript realm that forbids making code from strings, and loads the bundle's files like WeChat does. */
export function createGuest(root: string, life: Life, mayLoad: (file: string, from: string | null) => boolean): Guest {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } })
  vm.runInContext(floorScript, context)
  const globals = vm.runInContext('globalThis', context) as Record<string, unknown>
  const parse = vm.runInContext('JSON.parse', context) as (text: string, revive: unknown) => unknown
  const revive = vm.runInContext(reviveBytes, context) as unknown
  const loaded = new Map<string, { exports: unknown }>()
  Object.assign(globals, timersOf(life), { console: consoleOf(life), global: globals })

  const load = (file: string, from: string | null): unknown => {
    const known = loaded.get(file)
    if (known) return known.exports
    if (!mayLoad(file, from))
      throw new Error(`${from ?? 'WeChat'} may not load ${file}: it is in a package not opened yet`)
    const module = { exports: vm.runInContext('({})', context) as unknown }
    loaded.set(file, module)
    const source = `(function (require, module, exports, ${hidden.join(', ')}) {${readFileSync(path.join(root, file), 'utf8')}\n})`
    const run = vm.runInContext(source, context, { filename: path.join(root, file) }) as (...given: unknown[]) => void
    const require = (asked: string) => load(resolved(file, asked), file)
    run(require, module, module.exports)
    return module.exports
  }

  return {
    copy: (value) => (value === undefined ? value : (parse(JSON.stringify(value), revive) as typeof value)),
    require: (file) => load(file, null),
    globals,
  }
}

const resolved = (from: string, asked: string) => {
  const file = asked.startsWith('/') ? asked.slice(1) : path.posix.join(path.posix.dirname(from), asked)
  return file.endsWith('.js') ? file : `${file}.js`
}

function timersOf(life: Life) {
  const handles = new Map<number, ReturnType<typeof setTimeout>>()
  let next = 1
  const clear = (id: number) => {
    clearTimeout(handles.get(id))
    handles.delete(id)
  }
  const repeat = (id: number, work: () => void, milliseconds: number) => {
    const again = () => {
      repeat(id, work, milliseconds)
      work()
    }
    handles.set(id, life.later('setInterval', again, Math.max(milliseconds, 1)))
  }
  return {
    setTimeout: (work: (...values: unknown[]) => void, milliseconds = 0, ...values: unknown[]) => {
      const id = next++
      handles.set(
        id,
        life.later('setTimeout', () => work(...values), Math.max(milliseconds || 0, 0)),
      )
      return id
    },
    setInterval: (work: (...values: unknown[]) => void, milliseconds = 0, ...values: unknown[]) => {
      const id = next++
      repeat(id, () => work(...values), milliseconds)
      return id
    },
    clearTimeout: clear,
    clearInterval: clear,
  }
}

const printed = (values: unknown[]) =>
  values.map((value) => (typeof value === 'string' ? value : told(value))).join(' ')

/** A console that keeps quiet, except that an error printed is a fault. */
function consoleOf(life: Life) {
  const quiet = () => undefined
  const error = (...values: unknown[]) => life.fault(`console.error: ${printed(values)}`)
  return {
    log: quiet,
    info: quiet,
    debug: quiet,
    warn: quiet,
    group: quiet,
    groupEnd: quiet,
    time: quiet,
    timeEnd: quiet,
    error,
  }
}
