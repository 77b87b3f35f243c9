import type { Guest } from './guest.ts'
import type { Life } from './life.ts'

type Listener = (value: unknown) => void

/** The `onX` / `offX` pairs of wx, and the way to tell their listeners. */
export interface WxEvents {
  api: Record<string, (listener?: Listener) => void>
  tell(event: string, value?: unknown): void
  count(event: string): number
}

const known = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'NetworkStatusChange',
  'WindowResize',
  'MemoryWarning',
  'KeyboardHeightChange',
  'NeedPrivacyAuthorization',
]

export function createWxEvents(guest: Guest, life: Life): WxEvents {
  const listeners = new Map<string, Set<Listener>>(known.map((name) => [name, new Set()]))
  const api: WxEvents['api'] = {}
  for (const [name, all] of listeners) {
    api[`on${name}`] = (listener) => {
      if (typeof listener !== 'function') life.fault(`wx.on${name} was given no function`)
      else all.add(listener)
    }
    api[`off${name}`] = (listener) => {
      if (listener) all.delete(listener)
      else all.clear()
    }
  }
  return {
    api,
    tell(event, value) {
      for (const listener of listeners.get(event) ?? []) {
        life.guard(`wx.on${event}`, () => listener(typeof value === 'function' ? value : guest.copy(value)))
      }
    },
    count: (event) => listeners.get(event)?.size ?? 0,
  }
}
