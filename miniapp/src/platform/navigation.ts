import Taro from '@tarojs/taro'

/** WeChat keeps at most ten pages on its stack. */
const deepest = 9

/** How long a page may take to come; after that, a tap asks for it anew. */
const arrivalMs = 1_000
const none = { url: '', since: 0 }
let coming = none

/** Opens a page above this one; a double tap opens it once. */
export function open(url: string): void {
  const isComing = coming.url === url && Date.now() - coming.since < arrivalMs
  if (isComing || currentAddress() === url) return
  coming = { url, since: Date.now() }
  const isDeep = Taro.getCurrentPages().length >= deepest
  void (isDeep ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }))
}

/** For every page: once it is in front, nothing is coming any more. */
export function useArrival(): void {
  Taro.useDidShow(() => {
    coming = none
  })
}

/** Opens a page in place of this one. */
export const replace = (url: string): void => void Taro.redirectTo({ url })

export const openTab = (url: string): void => void Taro.switchTab({ url })

/** Starts afresh on a page, with nothing to go back to. */
export const restart = (url: string): void => void Taro.reLaunch({ url })

/** Whether there is a page to go back to. */
export const hasPageBelow = (): boolean => Taro.getCurrentPages().length > 1

/** Goes back; to the tab `otherwise` when there is nowhere to go back to (an address opened directly). */
export function back(otherwise: string): void {
  if (hasPageBelow()) void Taro.navigateBack()
  else openTab(otherwise)
}

/** Address of the page on screen, with its parameters. */
export function currentAddress(): string {
  const router = Taro.getCurrentInstance().router
  const path = `/${(router?.path ?? '').replace(/^\//, '').replace(/\?.*/, '')}`
  const pairs = Object.entries(router?.params ?? {})
    .filter(([name, value]) => value !== undefined && !name.startsWith('$') && name !== 'stamp')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}
