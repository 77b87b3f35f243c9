import type { Stack } from './stack.ts'
import type { WxCalls, WxOptions } from './wx.call.ts'

/** Titles of the pages opened so far and whether the pull-down is still turning. */
export interface Bars {
  titles: Map<string, string>
  isPulling: boolean
}

/** Moving between pages, and the bar above them. */
export function createNavigation(stack: Stack, bars: Bars, { later }: WxCalls) {
  const move = (name: string, go: (url: string) => void) => [name, later(name, ({ url }) => go(String(url)))] as const
  return {
    ...Object.fromEntries([
      move('navigateTo', stack.navigateTo),
      move('redirectTo', stack.redirectTo),
      move('switchTab', stack.switchTab),
      move('reLaunch', stack.reLaunch),
    ]),
    navigateBack: later('navigateBack', ({ delta = 1 }: WxOptions) => stack.navigateBack(Number(delta))),
    setNavigationBarTitle: later('setNavigationBarTitle', ({ title }) => {
      bars.titles.set(stack.top().route, String(title))
    }),
    stopPullDownRefresh: later('stopPullDownRefresh', () => {
      bars.isPulling = false
    }),
  }
}
