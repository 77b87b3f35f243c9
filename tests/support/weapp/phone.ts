import type { Bundle } from './bundle.ts'
import type { Device, ShareCard } from './device.ts'
import { startRuntime, type Runtime } from './runtime.ts'
import { addressOf } from './stack.ts'
import { createTouch } from './touch.ts'
import { everyElement, outlineOf, textOf, type Drawn } from './tree.ts'

const patience = 20_000
const glance = 10

/** A person with the mini-program open: looks at the screen and touches it. */
export interface Phone extends Runtime {
  route(): string
  title(): string
  /** All words on the screen. */
  text(): string
  /** The element with this id on the present page, or null. */
  find(id: string): Drawn | null
  /** Ids on the screen that begin so, in order. */
  ids(start: string): string[]
  /** Waits until it holds; fails with an outline of the screen. */
  until(what: string, holds: () => boolean): Promise<void>
  sees(words: string): Promise<void>
  isOn(route: string): Promise<void>
  tap(id: string): Promise<void>
  type(id: string, words: string): Promise<void>
  /** Turns the wheel that this element opens to the row of that number. */
  choose(id: string, row: number): Promise<void>
  openTab(route: string): Promise<void>
  back(): Promise<void>
  /** Passes the page on from WeChat's menu. */
  passOn(): void
  pullDown(): Promise<void>
  reachBottom(): Promise<void>
  setOnline(isOnline: boolean): void
  setTheme(theme: 'light' | 'dark'): void
  hide(): void
  show(): void
  /** Ends the process at once, without a word to the app. */
  kill(): void
  /** Takes note of the faults so far, so that they fail nothing. */
  forgive(): string[]
}

/** Opens the mini-program on a device, cold, at an address (the first tab by default). */
export async function launch(device: Device, url?: string, bundle?: Bundle): Promise<Phone> {
  const { route, query } = addressOf(`/${(url ?? '').replace(/^\//, '')}`, null)
  const start = { path: route, query, scene: url === undefined ? 1001 : 1007 }
  const runtime = startRuntime(device, start, bundle)
  const first = start.path === '' ? (runtime.bundle.manifest.pages[0] ?? '') : url
  const options = { ...start, path: route === '' ? first : route, referrerInfo: {}, mode: 'default' }
  runtime.callApp('onLaunch', options)
  runtime.callApp('onShow', options)
  runtime.stack.reLaunch(`/${String(first).replace(/^\//, '')}`)
  const phone = drive(runtime)
  await phone.until('the first page is drawn', () => isPainted(runtime))
  return phone
}

/** A framework may draw its first elements after WeChat calls the page ready. */
const isPainted = ({ stack }: Runtime) => stack.top().isReady && stack.top().drawn().children.length > 0

function drive(runtime: Runtime): Phone {
  const { stack, life, events, device, guest, gesture, bars } = runtime
  const touch = createTouch(guest, life)
  let focused: string | null = null
  const screen = () => stack.top().drawn()
  const route = () => stack.top().route
  const find = (id: string) => [...everyElement(screen())].find((node) => node.id === id) ?? null

  const until: Phone['until'] = async (what, holds) => {
    for (const end = Date.now() + patience; !holds(); await pause(glance)) {
      if (life.isOver) throw new Error(`${what}: the run is over`)
      if (Date.now() < end) continue
      throw new Error(`${what}: not within ${String(patience)} ms\n${describe()}`)
    }
  }
  const describe = () =>
    [`on ${route()}`, ...outlineOf(screen()), ...life.faults.map((fault) => `fault: ${fault}`)].join('\n')
  /** A screen is drawn in a few turns, one after the other; a hand is slower than that on any machine. */
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) await pause(4)
  }
  const waitFor = async (id: string) => {
    await until(`#${id} is on the screen`, () => find(id) !== null)
    return find(id) as Drawn
  }
  const isTappable = (node: Drawn | null) =>
    node !== null &&
    node.attributes['disabled'] !== true &&
    (touch.isHeard(node, 'tap') || node.attributes['open-type'] !== undefined)
  const blur = () => {
    const field = focused === null ? null : find(focused)
    focused = null
    if (field) touch.fire(field, 'blur', { value: field.attributes['value'] ?? '', cursor: 0 })
  }
  const fingerOn = (target: Drawn) => {
    // The permission a tap gives lasts as long as the handlers and what they chain run, not over any wait.
    gesture.isTap = true
    const isTaken = ['touchstart', 'touchend', 'tap'].map((type) => touch.fire(target, type, { x: 100, y: 100 })).at(-1)
    return new Promise<boolean>((resolve) => {
      setImmediate(() => {
        gesture.isTap = false
        resolve(isTaken === true)
      })
    })
  }
  /** Taps again what was made anew under the finger. */
  const tapOn = async (id: string): Promise<Drawn> => {
    // A person waits for a greyed button, too.
    await until(`#${id} can be tapped`, () => isTappable(find(id)))
    const target = find(id) as Drawn
    blur()
    const isTaken = await fingerOn(target)
    if (isTaken) return target
    await settle()
    const now = find(id)
    return now === null || now.dataset['sid'] === target.dataset['sid'] ? target : tapOn(id)
  }

  const phone: Phone = {
    ...runtime,
    route,
    title: () => bars.titles.get(route()) ?? '',
    text: () => textOf(screen()),
    find,
    ids: (start) => [...everyElement(screen())].map(({ id }) => id).filter((id) => id.startsWith(start)),
    until,
    sees: (words) => until(`“${words}” is on the screen`, () => textOf(screen()).includes(words)),
    isOn: (wanted) => until(`the page is ${wanted}`, () => route() === wanted && isPainted(runtime)),
    async tap(id) {
      const target = await tapOn(id)
      // WeChat may ask the person something first, on the same screen: the finger does not wait for that.
      openType(runtime, target, (type, detail) => touch.fire(target, type, detail)).catch((error: unknown) =>
        life.fault(`open-type of #${id}`, error),
      )
      await settle()
    },
    async type(id, words) {
      const field = await waitFor(id)
      if (field.attributes['disabled'] === true) throw new Error(`#${id} is disabled`)
      const most = Number(field.attributes['maxlength'] ?? 140)
      const value = most < 0 ? words : [...words].slice(0, most).join('')
      if (focused !== id) blur()
      focused = id
      touch.fire(field, 'focus', { value: field.attributes['value'] ?? '', height: 280 })
      if (!touch.isHeard(field, 'input')) throw new Error(`nothing listens to typing in #${id}`)
      touch.fire(field, 'input', { value, cursor: value.length, keyCode: 0 })
      await settle()
    },
    async choose(id, row) {
      let wheel: Drawn | null = await waitFor(id)
      while (wheel && wheel.tag !== 'picker') wheel = wheel.parent
      if (!wheel) throw new Error(`#${id} opens no wheel`)
      const { range } = wheel.attributes
      if (!Array.isArray(range) || row >= range.length) throw new Error(`the wheel of #${id} has no row ${String(row)}`)
      touch.fire(wheel, 'change', { value: String(row) })
      await settle()
    },
    async openTab(wanted) {
      stack.switchTab(`/${wanted}`)
      const { list = [] } = runtime.bundle.manifest.tabBar ?? {}
      const index = list.findIndex(({ pagePath }) => pagePath === wanted)
      stack.top().call('onTabItemTap', guest.copy({ index, pagePath: wanted, text: list[index]?.text }))
      await phone.isOn(wanted)
    },
    async back() {
      stack.navigateBack(1)
      await settle()
    },
    passOn: () => passOn(runtime, 'menu'),
    async pullDown() {
      bars.isPulling = true
      stack.top().call('onPullDownRefresh')
      await until('the pull-down rests', () => !bars.isPulling)
    },
    async reachBottom() {
      stack.top().call('onReachBottom')
      await settle()
    },
    setOnline(isOnline) {
      device.isOnline = isOnline
      events.tell('NetworkStatusChange', { isConnected: isOnline, networkType: isOnline ? 'wifi' : 'none' })
    },
    setTheme(theme) {
      device.theme = theme
      events.tell('ThemeChange', { theme })
    },
    hide() {
      stack.top().call('onHide')
      runtime.callApp('onHide')
      events.tell('AppHide')
    },
    show() {
      runtime.callApp('onShow', { path: route(), query: {}, scene: 1001 })
      events.tell('AppShow', { path: route(), query: {}, scene: 1001 })
      stack.top().call('onShow')
    },
    kill: () => life.end(),
    forgive: () => life.faults.splice(0),
  }
  return phone
}

/** WeChat asks the page for its card; a page that has none cannot be passed on. */
function passOn({ stack, device, life }: Runtime, from: 'menu' | 'button'): void {
  const page = stack.top()
  if (typeof page.instance['onShareAppMessage'] !== 'function')
    return life.fault('passing on', new Error(`${page.route} cannot be passed on`))
  device.cards.push(page.call('onShareAppMessage', { from }) as ShareCard)
}

/** What WeChat itself does on a tap on a button with an open-type. */
async function openType(runtime: Runtime, target: Drawn, fire: (type: string, detail: object) => void): Promise<void> {
  const kind = target.attributes['open-type']
  if (kind === undefined || kind === '') return
  if (kind === 'share') passOn(runtime, 'button')
  else if (kind === 'agreePrivacyAuthorization') {
    runtime.account.tappedAgree(target.id)
    fire('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  } else if (kind === 'getPhoneNumber') {
    const mayAsk = await runtime.account.agreed('button.getPhoneNumber')
    const code = mayAsk ? runtime.device.person.phoneCode() : null
    const refusal = mayAsk ? 'user deny' : 'privacy permission is not authorized'
    const refused = { errMsg: `getPhoneNumber:fail ${refusal}`, ...(mayAsk ? {} : { errno: 104 }) }
    fire('getphonenumber', code === null ? refused : { errMsg: 'getPhoneNumber:ok', code, encryptedData: '', iv: '' })
  } else throw new Error(`open-type ${JSON.stringify(kind)} is not simulated`)
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })
