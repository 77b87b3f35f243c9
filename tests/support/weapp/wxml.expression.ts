import { parseExpressionAt, type Expression, type SpreadElement } from 'acorn'

/** Names an expression may use: the data of a template and the WXS modules of its file. */
export type Scope = Readonly<Record<string, unknown>>
type Evaluate = (scope: Scope) => unknown

const cache = new Map<string, Evaluate>()

function remembered(key: string, make: () => Evaluate): Evaluate {
  const known = cache.get(key) ?? make()
  cache.set(key, known)
  return known
}

/** The value of an attribute or text: a lone `{{ }}` keeps its type, anything around it makes a string. */
export const evaluateText = (source: string, scope: Scope): unknown =>
  remembered(source, () => compileText(source))(scope)

/** The object that `data="{{a: b, ...c, d}}"` hands to a template. */
export const evaluateData = (source: string, scope: Scope): Scope => {
  const inner = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(source)?.[1]
  if (inner === undefined) throw new Error(`template data is no {{ }}: ${source}`)
  return remembered(`data:${source}`, () => compileExpression(`{${inner}}`))(scope) as Scope
}

function compileText(source: string): Evaluate {
  const pieces = source.split(/\{\{([\s\S]*?)\}\}/)
  const parts = pieces.map((piece, index) => (index % 2 === 0 ? () => piece : compileExpression(piece)))
  if (pieces.length === 3 && pieces[0] === '' && pieces[2] === '') return parts[1] as Evaluate
  return (scope) => parts.map((part) => shown(part(scope))).join('')
}

/** What a value looks like between words. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(shown).join(',')
  return typeof value === 'object' ? '[object Object]' : JSON.stringify(value)
}

function compileExpression(source: string): Evaluate {
  // WXML is not JavaScript: this reads its subset by hand, since a mini-program's view evaluates no strings either.
  const tree = parseExpressionAt(`(${source})`, 0, { ecmaVersion: 2018 })
  return (scope) => valueOf(tree, scope)
}

const binary: Record<string, (left: never, right: never) => unknown> = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': (left: number, right: number) => left / right,
  '%': (left: number, right: number) => left % right,
  '<': (left: number, right: number) => left < right,
  '>': (left: number, right: number) => left > right,
  '<=': (left: number, right: number) => left <= right,
  '>=': (left: number, right: number) => left >= right,
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  // oxlint-disable-next-line eqeqeq -- templates have the loose operators
  '==': (left, right) => left == right,
  // oxlint-disable-next-line eqeqeq -- templates have the loose operators
  '!=': (left, right) => left != right,
}

function valueOf(node: Expression | SpreadElement, scope: Scope): unknown {
  switch (node.type) {
    case 'ParenthesizedExpression':
      return valueOf(node.expression, scope)
    case 'Literal':
      return node.value
    case 'Identifier':
      return node.name === 'undefined' ? undefined : scope[node.name]
    case 'MemberExpression':
      return member(node, scope)
    case 'ArrayExpression':
      return node.elements.map((element) => (element ? valueOf(element, scope) : undefined))
    case 'ObjectExpression':
      return objectOf(node, scope)
    case 'ConditionalExpression':
      return valueOf(valueOf(node.test, scope) ? node.consequent : node.alternate, scope)
    case 'LogicalExpression': {
      const left = valueOf(node.left, scope)
      return (node.operator === '&&') === Boolean(left) ? valueOf(node.right, scope) : left
    }
    case 'UnaryExpression': {
      const value = valueOf(node.argument, scope)
      if (node.operator === '!') return !value
      if (node.operator === '-') return -(value as number)
      break
    }
    case 'BinaryExpression': {
      const operate = binary[node.operator]
      if (operate && node.left.type !== 'PrivateIdentifier')
        return operate(valueOf(node.left, scope) as never, valueOf(node.right, scope) as never)
      break
    }
    case 'CallExpression':
      return call(node, scope)
    default:
  }
  throw new Error(`templates cannot say ${node.type}`)
}

function member(node: Extract<Expression, { type: 'MemberExpression' }>, scope: Scope): unknown {
  const { object, property } = node
  if (object.type === 'Super' || property.type === 'PrivateIdentifier') throw new Error('templates have no classes')
  // Unlike JavaScript, a template reads through what is not there.
  const owner = valueOf(object, scope) as Record<string, unknown> | null | undefined
  const isPlain = !node.computed && property.type === 'Identifier'
  const name = isPlain ? property.name : shown(valueOf(property, scope))
  return owner?.[name]
}

function call(node: Extract<Expression, { type: 'CallExpression' }>, scope: Scope): unknown {
  if (node.callee.type === 'Super') throw new Error('templates have no classes')
  const called = valueOf(node.callee, scope)
  if (typeof called !== 'function') throw new Error('a template calls what is no function of a WXS module')
  return (called as (...values: unknown[]) => unknown)(...node.arguments.map((argument) => valueOf(argument, scope)))
}

function objectOf(node: Extract<Expression, { type: 'ObjectExpression' }>, scope: Scope): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') Object.assign(made, valueOf(property.argument, scope))
    else if (property.key.type === 'Identifier') made[property.key.name] = valueOf(property.value, scope)
    else if (property.key.type === 'Literal') made[String(property.key.value)] = valueOf(property.value, scope)
  }
  return made
}
