import { evaluateData, evaluateText, shown, type Scope } from './wxml.expression.ts'
import type { TemplateFile } from './wxml.files.ts'
import type { WxmlElement, WxmlNode } from './wxml.parse.ts'
import type { Binding, Drawn, Host } from './tree.ts'

/** What a component tag stands for: its template, its data made of the attributes, and whose methods it calls. */
export interface UsedComponent {
  template: TemplateFile
  data: Scope
  host: Host
  components: ComponentLookup
}
/** The component of a tag in this file, or null when the tag is one of WeChat's own. */
export type ComponentLookup = (tag: string, attributes: Readonly<Record<string, unknown>>) => UsedComponent | null

interface Place {
  file: TemplateFile
  data: Scope
  host: Host
  components: ComponentLookup
}

/** Draws a file of templates with its data, as WeChat's view does after each setData. */
export function draw(file: TemplateFile, data: Scope, host: Host, components: ComponentLookup): Drawn {
  const root = emptyElement('page', host)
  drawAll(file.nodes, { file, data, host, components }, root)
  return root
}

const emptyElement = (tag: string, host: Host, parent: Drawn | null = null): Drawn => ({
  tag,
  id: '',
  attributes: {},
  dataset: {},
  bindings: new Map(),
  host,
  parent,
  children: [],
})

function drawAll(nodes: WxmlNode[], place: Place, parent: Drawn): void {
  // Whether an earlier branch of the present if/elif/else was taken.
  let taken = true
  for (const node of nodes) {
    if (typeof node === 'string') {
      drawText(node, place, parent)
      continue
    }
    const { 'wx:if': when, 'wx:elif': orWhen, 'wx:else': otherwise } = node.attributes
    const isBranch = when !== undefined || orWhen !== undefined || otherwise !== undefined
    if (when !== undefined) taken = false
    if (isBranch && taken) continue
    const condition = when ?? orWhen
    if (condition !== undefined && node.attributes['wx:for'] === undefined && !value(condition, place)) continue
    if (isBranch) taken = true
    if (node.attributes['wx:for'] === undefined) drawElement(node, place, parent)
    else drawEach(node, place, parent)
  }
}

function drawText(source: string, place: Place, parent: Drawn): void {
  const words = shown(value(source.includes('{{') ? source.trim() : source, place))
  if (words.trim() !== '') parent.children.push(words)
}

function drawEach(node: WxmlElement, place: Place, parent: Drawn): void {
  const list = (value(node.attributes['wx:for'] ?? '', place) ?? []) as Record<string, unknown>
  const item = node.attributes['wx:for-item'] ?? 'item'
  const index = node.attributes['wx:for-index'] ?? 'index'
  const condition = node.attributes['wx:if']
  for (const [key, one] of Object.entries(list)) {
    const inner = { ...place, data: { ...place.data, [item]: one, [index]: Array.isArray(list) ? Number(key) : key } }
    if (condition === undefined || value(condition, inner)) drawElement(node, inner, parent)
  }
}

const silent = new Set(['import', 'wxs'])

function drawElement(node: WxmlElement, place: Place, parent: Drawn): void {
  if (silent.has(node.tag)) return
  if (node.tag === 'template')
    return node.attributes['is'] === undefined ? undefined : drawTemplate(node, place, parent)
  if (node.tag === 'block') return drawAll(node.children, place, parent)
  if (node.tag === 'slot' || node.tag === 'include') throw new Error(`<${node.tag}> is not simulated`)
  const attributes = evaluatedAttributes(node, place)
  const component = place.components(node.tag, attributes)
  const element = { ...emptyElement(node.tag, place.host, parent), ...described(attributes) }
  parent.children.push(element)
  if (!component) return drawAll(node.children, place, element)
  const { template, data, host, components } = component
  drawAll(template.nodes, { file: template, data, host, components }, element)
}

function drawTemplate(node: WxmlElement, place: Place, parent: Drawn): void {
  const name = String(value(node.attributes['is'] ?? '', place))
  const found = place.file.templates.get(name)
  if (!found) throw new Error(`${place.file.file}: no template ${name}`)
  const source = node.attributes['data']
  const data = source === undefined ? {} : evaluateData(source, scopeOf(place))
  drawAll(found.element.children, { ...place, file: found.home, data }, parent)
}

const scopeOf = ({ data, file }: Place): Scope => ({ ...data, ...file.modules })
const value = (source: string, place: Place): unknown => evaluateText(source, scopeOf(place))

const eventName = /^(capture-)?(mut-)?(bind|catch):?(\w+)$/

function evaluatedAttributes(node: WxmlElement, place: Place): Record<string, unknown> {
  const named = Object.entries(node.attributes).filter(([name]) => !name.startsWith('wx:'))
  return Object.fromEntries(named.map(([name, source]) => [name, value(source, place)]))
}

function described(attributes: Record<string, unknown>) {
  const bindings = new Map<string, Binding>()
  const dataset: Record<string, unknown> = {}
  for (const [name, given] of Object.entries(attributes)) {
    const event = eventName.exec(name)
    if (event?.[4] && typeof given === 'string' && given !== '') {
      bindings.set(event[4].toLowerCase(), {
        handler: given,
        stops: event[3] === 'catch',
        capture: event[1] !== undefined,
      })
    }
    if (name.startsWith('data-')) dataset[camel(name.slice(5))] = given
  }
  return { attributes, bindings, dataset, id: typeof attributes['id'] === 'string' ? attributes['id'] : '' }
}

const camel = (name: string) => name.toLowerCase().replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
