import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Node } from 'acorn'
import { analyze } from 'eslint-scope'
import { missing } from './engine.floor.ts'
import { filesBelow } from './gate.files.ts'
import { languageLevel, parseScript } from './gate.language.ts'

/** What WeChat's logic layer gives every script besides the language itself. */
const given = [
  ...['App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'requirePlugin', 'wx', 'global', 'console'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'require', 'module', 'exports'],
]

/** The language's own globals that every phone we serve has. */
const language = [
  ...[
    'undefined',
    'NaN',
    'Infinity',
    'arguments',
    'Object',
    'Function',
    'Boolean',
    'Symbol',
    'Number',
    'BigInt',
    'Math',
  ],
  ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError'],
  ...['Date', 'String', 'RegExp', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'ArrayBuffer', 'DataView', 'JSON'],
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Promise', 'Reflect', 'Proxy', 'globalThis'],
  ...[
    'parseInt',
    'parseFloat',
    'isNaN',
    'isFinite',
    'decodeURI',
    'decodeURIComponent',
    // Of ECMA-262's annex B, which both engines have; the drawer of QR codes counts bytes with it.
    'unescape',
    'encodeURI',
    'encodeURIComponent',
  ],
]
const allowed = new Set([...given, ...language])
for (const name of [...(missing[''] ?? []), ...(missing['.'] ?? [])]) allowed.delete(name)

/** Names a script uses that exist neither in it nor on a phone, unless it asks `typeof` before. */
export function freeGlobals(source: string): string[] {
  // Like WeChat, which runs every file inside a function: a `var` at the top is no global.
  const tree = parseScript(`(function () {${source}\n})`)
  const scopes = analyze(tree as unknown as Parameters<typeof analyze>[0], {
    ecmaVersion: languageLevel,
    sourceType: 'script',
    optimistic: false,
  })
  const parents = parentsOf(tree)
  const loose = scopes.scopes[0]?.through.filter((reference) => !allowed.has(reference.identifier.name)) ?? []
  return [
    ...new Set(loose.filter((reference) => !isGuarded(reference, parents)).map(({ identifier }) => identifier.name)),
  ]
}

/** `file: name` for every free global of a bundle's scripts. */
export const globalFaults = (root: string): string[] =>
  filesBelow(root)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => freeGlobals(readFileSync(path.join(root, file), 'utf8')).map((name) => `${file}: ${name}`))

type Reference = ReturnType<typeof analyze>['scopes'][number]['through'][number]
type Parents = ReadonlyMap<Node, Node>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

const childrenOf = (node: Node): Node[] =>
  Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value : [value]).filter(isNode))

function parentsOf(root: Node): Parents {
  const parents = new Map<Node, Node>()
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const child of childrenOf(node)) {
      parents.set(child, node)
      waiting.push(child)
    }
  }
  return parents
}

/** Whether the use is the `typeof` question itself, or stands where an answer to that question decides. */
function isGuarded({ identifier }: Reference, parents: Parents): boolean {
  let node = identifier as unknown as Node
  for (let parent = parents.get(node); parent; parent = parents.get(node)) {
    if (asksFor(parent, identifier.name)) return true
    const condition = conditionOf(parent)
    if (condition && condition !== node && contains(condition, identifier.name)) return true
    node = parent
  }
  return false
}

function conditionOf(node: Node): Node | null {
  const { test, left } = node as Node & { test?: Node; left?: Node }
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') return test ?? null
  return node.type === 'LogicalExpression' ? (left ?? null) : null
}

function asksFor(node: Node, name: string): boolean {
  const { operator, argument } = node as Node & { operator?: string; argument?: Node & { name?: string } }
  return node.type === 'UnaryExpression' && operator === 'typeof' && argument?.name === name
}

const contains = (node: Node, name: string): boolean =>
  asksFor(node, name) || childrenOf(node).some((child) => contains(child, name))
