import { setAtPath } from './data.path.ts'
import type { ComponentLookup } from './wxml.draw.ts'
import { draw } from './wxml.draw.ts'
import type { TemplateFile } from './wxml.files.ts'
import type { Drawn } from './tree.ts'
import type { Guest } from './guest.ts'
import type { Life } from './life.ts'

/** What one setData sent over the bridge. */
export interface Sent {
  route: string
  bytes: number
}

export interface PageParts {
  route: string
  query: Record<string, string>
  config: Record<string, unknown>
  template: TemplateFile
  components: ComponentLookup
  guest: Guest
  life: Life
  onSent: (sent: Sent) => void
}

type Method = (...values: unknown[]) => unknown

/** An open page: its instance on the app's side and what is drawn on the phone's. */
export interface Page {
  route: string
  query: Readonly<Record<string, string>>
  instance: Record<string, unknown>
  /** Calls a lifecycle method if the page has it. */
  call(method: string, ...values: unknown[]): unknown
  /** What is on the screen now. */
  drawn(): Drawn
  /** True once onReady was told. */
  isReady: boolean
}

let webviews = 0

/** Opens an instance of a page that was registered with `Page(config)`. */
export function createPage({ route, query, config, template, components, guest, life, onSent }: PageParts): Page {
  const shown = structuredCloneOf(config['data'] ?? {})
  let picture: Drawn | null = null

  const setData = (changes: Record<string, unknown>, done?: () => void) => {
    const text = JSON.stringify(changes)
    onSent({ route, bytes: Buffer.byteLength(text) })
    for (const [path, value] of Object.entries(guest.copy(changes))) setAtPath(instance['data'] as object, path, value)
    life.later(`${route} setData`, () => {
      for (const [path, value] of Object.entries(JSON.parse(text) as object)) setAtPath(shown, path, value)
      picture = null
      done?.()
    })
  }

  const instance: Record<string, unknown> = {
    ...config,
    data: guest.copy(config['data'] ?? {}),
    route,
    __route__: route,
    is: route,
    options: guest.copy(query),
    __wxWebviewId__: (webviews += 1),
    getPageId: () => `pageId:${String(instance['__wxWebviewId__'])}`,
    setData,
  }
  const page: Page = {
    route,
    query,
    instance,
    isReady: false,
    call(method, ...values) {
      const found = instance[method]
      if (typeof found !== 'function') return undefined
      return life.guard(`${route} ${method}`, () => (found as Method).apply(instance, values))
    },
    drawn: () =>
      (picture ??= draw(template, shown as Record<string, unknown>, { name: route, methods: instance }, components)),
  }
  return page
}

const structuredCloneOf = (value: unknown): object => JSON.parse(JSON.stringify(value)) as object
