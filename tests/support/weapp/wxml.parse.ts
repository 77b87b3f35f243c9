/** An element of a template file, before anything is evaluated. */
export interface WxmlElement {
  tag: string
  attributes: Readonly<Record<string, string>>
  children: WxmlNode[]
}
export type WxmlNode = WxmlElement | string

const opening = /^<([a-zA-Z][\w-]*)/
const attribute = /^\s*([\w:.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/
const closing = /^<\/([a-zA-Z][\w-]*)\s*>/

/** Parses a WXML file as strictly as WeChat compiles it: throws on anything left open or out of place. */
export function parseWxml(source: string, file: string): WxmlNode[] {
  let at = 0
  const fail = (what: string): never => {
    const line = source.slice(0, at).split('\n').length
    throw new Error(`${file}:${String(line)}: ${what}`)
  }

  const attributesHere = (): Record<string, string> => {
    const found: Record<string, string> = {}
    for (;;) {
      const match = attribute.exec(source.slice(at, at + 4000))
      if (!match?.[1]) return found
      at += match[0].length
      // An attribute without a value is a switch that is on.
      found[match[1]] = match[2] ?? match[3] ?? '{{true}}'
    }
  }

  const elementHere = (tag: string): WxmlElement => {
    at += tag.length + 1
    const attributes = attributesHere()
    while (/\s/.test(source[at] ?? '')) at += 1
    if (source.startsWith('/>', at)) {
      at += 2
      return { tag, attributes, children: [] }
    }
    if (source[at] !== '>') fail(`<${tag}> is not closed`)
    at += 1
    if (tag === 'wxs') return { tag, attributes, children: [rawUntil('</wxs>')] }
    return { tag, attributes, children: nodesUntil(tag) }
  }

  const rawUntil = (end: string): string => {
    const stop = source.indexOf(end, at)
    if (stop < 0) fail(`no ${end}`)
    const raw = source.slice(at, stop)
    at = stop + end.length
    return raw
  }

  const nodesUntil = (parent: string | null): WxmlNode[] => {
    const nodes: WxmlNode[] = []
    while (at < source.length) {
      const rest = source.slice(at, at + 64)
      const end = closing.exec(rest)
      const start = opening.exec(rest)
      if (end) {
        if (end[1] !== parent) fail(`</${String(end[1])}> closes nothing`)
        at += end[0].length
        return nodes
      }
      if (rest.startsWith('<!--')) rawUntil('-->')
      else if (start?.[1]) nodes.push(elementHere(start[1]))
      else nodes.push(textHere())
    }
    if (parent !== null) fail(`<${parent}> has no end`)
    return nodes
  }

  // A `<` inside a mustache compares; anywhere else it opens a tag.
  const textHere = (): string => {
    const from = at
    at += 1
    while (at < source.length && source[at] !== '<') at = source.startsWith('{{', at) ? afterMustache() : at + 1
    return source.slice(from, at)
  }
  const afterMustache = (): number => {
    const stop = source.indexOf('}}', at)
    return stop < 0 ? fail('{{ has no }}') : stop + 2
  }

  return nodesUntil(null)
}
