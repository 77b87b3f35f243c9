import type { Device } from './device.ts'
import { WxFailure, type WxCalls, type WxOptions } from './wx.call.ts'

const mostPerKey = 1024 * 1024
const mostInAll = 10 * 1024 * 1024

/** UTF-16 on one system, UTF-8 on the other: the larger counts. */
const sizeOf = (text: string) => Math.max(text.length * 2, Buffer.byteLength(text))

/** WeChat's storage: typed values by key, 1 MB each and 10 MB in all, kept on the device. */
export function createStorage({ storage }: Device, { now, later }: WxCalls) {
  const sizeWithout = (key: string) =>
    [...storage].reduce((sum, [name, text]) => (name === key ? sum : sum + sizeOf(text)), 0)
  const set = (key: string, value: unknown) => {
    const text = JSON.stringify(value === undefined ? '' : value)
    if (sizeOf(text) > mostPerKey) throw new WxFailure('entry size limit reached')
    if (sizeWithout(key) + sizeOf(text) > mostInAll) throw new WxFailure('exceed storage max size 10Mb')
    storage.set(key, text)
  }
  const get = (key: string): unknown => JSON.parse(storage.get(key) ?? '""')
  const info = () => ({
    keys: [...storage.keys()],
    currentSize: Math.ceil(sizeWithout('') / 1024),
    limitSize: mostInAll / 1024,
  })
  const keyOf = (options: WxOptions) => String(options['key'])
  return {
    setStorageSync: now('setStorageSync', set),
    getStorageSync: now('getStorageSync', get),
    removeStorageSync: now('removeStorageSync', (key: string) => void storage.delete(key)),
    clearStorageSync: now('clearStorageSync', () => storage.clear()),
    getStorageInfoSync: now('getStorageInfoSync', info),
    setStorage: later('setStorage', (options) => set(keyOf(options), options['data'])),
    getStorage: later('getStorage', (options) => {
      if (!storage.has(keyOf(options))) throw new WxFailure('data not found')
      return { data: get(keyOf(options)) }
    }),
    removeStorage: later('removeStorage', (options) => void storage.delete(keyOf(options))),
    clearStorage: later('clearStorage', () => storage.clear()),
    getStorageInfo: later('getStorageInfo', info),
  }
}
