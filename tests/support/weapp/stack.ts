import type { Life } from './life.ts'
import type { Page } from './page.ts'
import { WxFailure } from './wx.call.ts'

export interface Address {
  route: string
  query: Record<string, string>
}

/** WeChat's way of reading an address: split at every `=`, nothing decoded, a bare name becomes 'undefined'. */
export function addressOf(url: string, from: string | null): Address {
  const [given = '', search = ''] = url.split('?')
  const base = from === null || given.startsWith('/') ? '/' : `/${from.slice(0, from.lastIndexOf('/') + 1)}`
  const route = new URL(given, `http://weapp${base}`).pathname.slice(1)
  const pairs = search.split('&').filter((pair) => pair !== '')
  const query: Record<string, string> = {}
  for (const [name = '', value = 'undefined'] of pairs.map((pair) => pair.split('='))) query[name] = value
  return { route, query }
}

const deepest = 10

export interface StackParts {
  tabs: readonly string[]
  exists: (route: string) => boolean
  open: (address: Address) => Page
  life: Life
}

/** The pages a person has gone through, with WeChat's rules of moving between them. */
export interface Stack {
  pages(): Page[]
  top(): Page
  navigateTo(url: string): void
  redirectTo(url: string): void
  switchTab(url: string): void
  reLaunch(url: string): void
  navigateBack(delta: number): void
}

export function createStack({ tabs, exists, open, life }: StackParts): Stack {
  let stack: Page[] = []
  /** Tab pages once opened stay alive behind the others. */
  const alive = new Map<string, Page>()
  const isTab = (route: string) => tabs.includes(route)
  const top = () => stack.at(-1) as Page
  const unload = (pages: Page[]) => pages.toReversed().forEach((page) => page.call('onUnload'))

  const parsed = (url: string): Address => {
    const address = addressOf(url, stack.at(-1)?.route ?? null)
    if (!exists(address.route)) throw new WxFailure(`page "${address.route}" is not found`)
    return address
  }
  const enter = (address: Address): Page => {
    const page = open(address)
    if (isTab(address.route)) alive.set(address.route, page)
    page.call('onLoad', page.instance['options'])
    return page
  }
  const told = new WeakSet<Page>()
  const ready = (page: Page) => {
    if (told.has(page)) return
    told.add(page)
    life.later(`${page.route} onReady`, () => {
      page.call('onReady')
      page.isReady = true
    })
  }
  const show = (page: Page) => {
    page.call('onShow')
    ready(page)
  }

  return {
    pages: () => [...stack],
    top,
    navigateTo(url) {
      const address = parsed(url)
      if (isTab(address.route)) throw new WxFailure('can not navigateTo a tabbar page')
      if (stack.length >= deepest) throw new WxFailure('webview count limit exceed')
      top().call('onHide')
      stack.push(enter(address))
      show(top())
    },
    redirectTo(url) {
      const address = parsed(url)
      if (isTab(address.route)) throw new WxFailure('can not redirectTo a tabbar page')
      const left = stack.pop()
      left?.call('onUnload')
      if (left) alive.delete(left.route)
      stack.push(enter(address))
      show(top())
    },
    switchTab(url) {
      const address = parsed(url.split('?')[0] ?? '')
      if (!isTab(address.route)) throw new WxFailure('can not switch to no-tabBar page')
      const [root, ...above] = stack
      const present = stack.at(-1)
      if (present?.route === address.route) return
      unload(above)
      if (root && !isTab(root.route)) root.call('onUnload')
      else if (root && above.length === 0) root.call('onHide')
      stack = [alive.get(address.route) ?? enter(address)]
      show(top())
    },
    reLaunch(url) {
      const address = parsed(url)
      unload([...new Set([...alive.values(), ...stack])])
      alive.clear()
      stack = [enter(address)]
      show(top())
    },
    navigateBack(delta) {
      if (stack.length < 2) throw new WxFailure('cannot navigate back at first page.')
      const gone = stack.splice(Math.max(1, stack.length - delta))
      unload(gone)
      show(top())
    },
  }
}
