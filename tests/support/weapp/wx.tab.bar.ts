import type { AppManifest } from './bundle.ts'
import type { Stack } from './stack.ts'
import { WxFailure, type WxCalls, type WxOptions } from './wx.call.ts'

/** One tab as it stands below the pages. */
export interface Tab {
  text: string
  /** Empty when there is none. */
  badge: string
  hasDot: boolean
}

export const tabsOf = (manifest: AppManifest): Tab[] =>
  (manifest.tabBar?.list ?? []).map(({ text }) => ({ text, badge: '', hasDot: false }))

/** The tab bar's own interfaces, which WeChat serves only while a tab page is on top. */
export function createTabBar(tabs: Tab[], routes: readonly string[], stack: Stack, { later }: WxCalls) {
  const change = (name: string, make: (options: WxOptions) => Partial<Tab>) => {
    const run = (options: WxOptions) => {
      if (!routes.includes(stack.top().route)) throw new WxFailure('not TabBar page')
      const tab = tabs[Number(options['index'])]
      if (!tab) throw new WxFailure('tabbar item not found')
      Object.assign(tab, make(options))
    }
    return [name, later(name, run)] as const
  }
  const textOf = (options: WxOptions) => (typeof options['text'] === 'string' ? options['text'] : '')
  return Object.fromEntries([
    change('setTabBarItem', (options) => ({ text: textOf(options) })),
    change('setTabBarBadge', (options) => ({ badge: textOf(options), hasDot: false })),
    change('removeTabBarBadge', () => ({ badge: '' })),
    change('showTabBarRedDot', () => ({ badge: '', hasDot: true })),
    change('hideTabBarRedDot', () => ({ hasDot: false })),
  ])
}
