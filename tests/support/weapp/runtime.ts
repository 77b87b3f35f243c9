import { readBundle, type Bundle } from './bundle.ts'
import { createComponents } from './components.ts'
import type { Device } from './device.ts'
import { createGuest, type Guest } from './guest.ts'
import { createLife, type Life } from './life.ts'
import { createPage, type Sent } from './page.ts'
import { createStack, type Address, type Stack } from './stack.ts'
import { createTemplateFiles } from './wxml.files.ts'
import { createAccount, type Account, type Gesture } from './wx.account.ts'
import { createWxCalls } from './wx.call.ts'
import { createDialogs, type Dialogs } from './wx.dialogs.ts'
import { createWxEvents, type WxEvents } from './wx.events.ts'
import { createFiles } from './wx.files.ts'
import { createDownload } from './wx.download.ts'
import { createNavigation, type Bars } from './wx.navigation.ts'
import { createRequest, type Requested } from './wx.request.ts'
import { createStorage } from './wx.storage.ts'
import { createUpload } from './wx.upload.ts'
import { createSystem } from './wx.system.ts'
import { createTabBar, tabsOf, type Tab } from './wx.tab.bar.ts'
import { createWx } from './wx.ts'

/** One run of the bundle on a device, with everything a driver or a test may look at. */
export interface Runtime {
  bundle: Bundle
  device: Device
  life: Life
  guest: Guest
  stack: Stack
  dialogs: Dialogs
  account: Account
  events: WxEvents
  gesture: Gesture
  bars: Bars
  tabs: Tab[]
  requests: Requested[]
  sent: Sent[]
  callApp(method: string, ...values: unknown[]): void
}

export interface Launch {
  path: string
  query: Record<string, string>
  scene: number
}

/** Origin the bundle asks for its API, as `miniapp` was built. */
export const builtOrigin = process.env['TARO_APP_API_ORIGIN'] || 'http://127.0.0.1:3000'

/** Runs app.js in a realm of its own; no page is open yet. Throws what app.js throws. */
export function startRuntime(device: Device, launch: Launch, bundle: Bundle = readBundle()): Runtime {
  const life = createLife()
  const opened = new Set<string>()
  const guest = createGuest(bundle.root, life, (file) => {
    const owner = bundle.packageOf(file)
    return owner === null || opened.has(owner)
  })
  const gesture: Gesture = { isTap: false }
  life.onTurn(() => {
    gesture.isTap = false
  })
  const bars: Bars = { titles: new Map(), isPulling: false }
  const tabs = tabsOf(bundle.manifest)
  const requests: Requested[] = []
  const sent: Sent[] = []
  const calls = createWxCalls(guest, life)
  const events = createWxEvents(guest, life)
  const dialogs = createDialogs(life, calls)
  const account = createAccount(device, gesture, events, calls)

  let registered: Record<string, unknown> | null = null
  const register = (file: string): Record<string, unknown> => {
    registered = null
    guest.require(`${file}.js`)
    if (!registered) throw new Error(`${file}.js registered nothing`)
    return registered
  }
  const remember = (config: Record<string, unknown>) => {
    registered = config
  }
  const template = createTemplateFiles(bundle.root)
  const components = createComponents({ root: bundle.root, template, register })
  const configs = new Map<string, Record<string, unknown>>()
  const open = ({ route, query }: Address) => {
    const owner = bundle.packageOf(route)
    if (owner !== null) opened.add(owner)
    const config = configs.get(route) ?? register(route)
    configs.set(route, config)
    const page = { route, query, config, template: template(`${route}.wxml`), components: components(route) }
    return createPage({ ...page, guest, life, onSent: (one) => sent.push(one) })
  }
  const stack = createStack({ tabs: bundle.tabs, exists: (route) => bundle.pages.includes(route), open, life })

  const network = { device, origin: builtOrigin, guest, life, calls, requests }
  const wx = createWx(
    [
      events.api,
      dialogs.api,
      account.api,
      createStorage(device, calls),
      createFiles(device, calls, account.agreed),
      createSystem(device, calls, () => launch),
      createNavigation(stack, bars, calls),
      createTabBar(tabs, bundle.tabs, stack, calls),
      {
        request: createRequest(network),
        uploadFile: createUpload(network),
        downloadFile: createDownload(network),
      },
    ],
    life,
  )
  let app: Record<string, unknown> = {}
  Object.assign(guest.globals, {
    wx,
    App: (config: Record<string, unknown>) => {
      app = config
    },
    Page: remember,
    Component: remember,
    Behavior: () => life.fault('Behavior is not simulated'),
    requirePlugin: () => life.fault('requirePlugin is not simulated'),
    getApp: () => app,
    getCurrentPages: () => stack.pages().map((page) => page.instance),
  })
  guest.require('app.js')
  const callApp = (method: string, ...values: unknown[]) => {
    const found = app[method]
    if (typeof found === 'function')
      life.guard(`App ${method}`, () =>
        (found as (...given: unknown[]) => void).apply(
          app,
          values.map((value) => guest.copy(value)),
        ),
      )
  }
  return { bundle, device, life, guest, stack, dialogs, account, events, gesture, bars, tabs, requests, sent, callApp }
}
