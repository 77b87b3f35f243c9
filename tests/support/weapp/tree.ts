/** Whose methods a node's events call: a page or a component. */
export interface Host {
  name: string
  methods: Readonly<Record<string, unknown>>
}

export interface Binding {
  handler: string
  /** A `catch` keeps the event from nodes further out. */
  stops: boolean
  capture: boolean
}

/** An element as the phone would draw it. */
export interface Drawn {
  tag: string
  id: string
  attributes: Readonly<Record<string, unknown>>
  dataset: Readonly<Record<string, unknown>>
  /** By event type in lower case. */
  bindings: ReadonlyMap<string, Binding>
  host: Host
  parent: Drawn | null
  children: (Drawn | string)[]
}

/** Every element below and including this one, in document order. */
export function* everyElement(node: Drawn): Generator<Drawn> {
  yield node
  for (const child of node.children) if (typeof child !== 'string') yield* everyElement(child)
}

/** The words a person would read. A field shows its value, or its placeholder. */
export function textOf(node: Drawn | string): string {
  if (typeof node === 'string') return node
  if (node.tag === 'input' || node.tag === 'textarea') {
    const shown = [node.attributes['value'], node.attributes['placeholder']]
    return shown.find((words): words is string => typeof words === 'string' && words !== '') ?? ''
  }
  const inline = node.tag === 'text'
  return node.children
    .map(textOf)
    .filter((words) => words !== '')
    .join(inline ? '' : ' ')
}

/** One line per element that has a name of ours or words of its own: what a failing test prints. */
export function outlineOf(node: Drawn, depth = 0): string[] {
  const words = node.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()
  const label = node.attributes['aria-label']
  // Taro names what nobody named itself `_` and two letters.
  const named = node.id !== '' && !/^_\w{1,3}$/.test(node.id)
  const parts = [named ? `#${node.id}` : '', words, typeof label === 'string' ? `(${label})` : '']
  if (node.tag === 'input' || node.tag === 'textarea') parts.push(`[${textOf(node)}]`)
  const line = parts.filter((part) => part !== '').join(' ')
  const below = line === '' ? depth : depth + 1
  const rest = node.children.flatMap((child) => (typeof child === 'string' ? [] : outlineOf(child, below)))
  return line === '' ? rest : [`${'  '.repeat(depth)}${line}`, ...rest]
}

/** Elements that can be tapped or typed into and say nothing to a screen reader, by id. */
export const namelessOf = (root: Drawn): string[] =>
  [...everyElement(root)]
    .filter(({ tag, bindings }) => bindings.has('tap') || tag === 'input' || tag === 'textarea')
    .filter((node) => isMute(node))
    .map((node) => `#${node.id} <${node.tag}>`)

function isMute(node: Drawn): boolean {
  const label = node.attributes['aria-label']
  if (typeof label === 'string' && label !== '') return false
  // What is typed is no name, and a placeholder is gone with the first letter.
  return node.tag === 'input' || node.tag === 'textarea' || textOf(node).trim() === ''
}

/** Elements inside a `<text>` that WeChat does not draw there: it takes other texts and nothing else. */
export const lostInText = (root: Drawn): string[] =>
  [...everyElement(root)]
    .filter(({ tag, parent }) => parent?.tag === 'text' && tag !== 'text')
    .map(({ id, tag, attributes }) => `#${id} <${tag}> ${String(attributes['class'])}`)
