import { rmSync } from 'node:fs'
import { createDevice, type Device } from '../support/weapp/device.ts'
import { heavyFaults } from '../support/weapp/gate.setdata.ts'
import { launch, type Phone } from '../support/weapp/phone.ts'
import { lostInText, namelessOf } from '../support/weapp/tree.ts'
import { tinyBundle } from '../support/weapp/tiny.ts'

const open: Phone[] = []
const folders: string[] = []
const nowhere = 'http://127.0.0.1:9'

async function run(
  parts: Parameters<typeof tinyBundle>[0] = {},
  device: Device = createDevice(nowhere),
): Promise<Phone> {
  const bundle = tinyBundle(parts)
  folders.push(bundle.root)
  const phone = await launch(device, undefined, bundle)
  open.push(phone)
  return phone
}
afterEach(() => {
  for (const phone of open.splice(0)) phone.kill()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const data = (phone: Phone) => phone.stack.top().instance['data'] as { log: string[]; field: unknown }
const appLog = (phone: Phone) => (phone.guest.globals['getApp'] as () => { log: string[] })().log

/** Taps the button whose handler is `act` and gives what went wrong. */
async function faultsOf(act: string, settled: (phone: Phone) => boolean = ({ life }) => life.faults.length > 0) {
  const phone = await run({ act })
  await phone.tap('button')
  await phone.until('it happened', () => settled(phone))
  return phone.forgive()
}
/** What an interface of wx answered, as the handler put it into `field`. */
async function answerOf(call: string, device?: Device): Promise<unknown> {
  const phone = await run({ act: `const say = (r) => page.setData({ field: r.errMsg }); ${call}` }, device)
  await phone.tap('button')
  await phone.until('it answered', () => data(phone).field !== '')
  return data(phone).field
}

describe('the simulated view', () => {
  it('draws loops, branches, wxs, imports and templates', async () => {
    const phone = await run()
    expect(phone.text()).toBe('a! 1 b nothing act  tail')
    expect(phone.find('row-2')?.dataset).toEqual({ rowId: 2 })
  })
  it('lets taps bubble, stops them at a catch, and does not let typing bubble', async () => {
    const phone = await run()
    await phone.tap('row-1')
    expect(data(phone).log).toEqual(['inner:row-1>row-1:', 'outer:row-1>list:'])
    await phone.tap('stop-2')
    expect(data(phone).log.slice(2)).toEqual(['stopped:stop-2>stop-2:'])
    await phone.type('field', '1234567')
    await phone.tap('button')
    expect(data(phone).log.slice(3)).toEqual(['seen:field>field:', 'typed:field>field:12345', 'left:field>field:'])
  })
  it('measures what setData sends, and sets by path', async () => {
    const phone = await run({ act: `page.setData({ 'rows[1].word': 'new', 'more.tail': 'end' })` })
    await phone.tap('button')
    await phone.sees('1 new')
    await phone.sees('end')
    expect(phone.sent).toEqual([{ route: 'pages/a/index', bytes: 40 }])
  })
  it('finds a setData that is too heavy', async () => {
    const phone = await run({ act: "page.setData({ field: 'x'.repeat(66000) })" })
    await phone.tap('button')
    expect(heavyFaults(phone.sent)).toEqual([expect.stringContaining('pages/a/index sent 66012 bytes')])
  })
  it('knows what a screen reader could not name, and what WeChat would not draw', async () => {
    const phone = await run()
    const stops = [1, 2, 3].map((id) => `#stop-${String(id)} <view>`)
    expect(namelessOf(phone.stack.top().drawn())).toEqual([...stops, '#field <input>'])
    expect(lostInText(phone.stack.top().drawn())).toEqual(['#lost <view> c'])
  })
  it('does not tap what is not there, greyed, or deaf', async () => {
    const phone = await run({ act: 'page.setData({ off: true })' })
    await phone.tap('button')
    await expect(Promise.race([phone.tap('button').then(() => 'tapped'), wait(300)])).resolves.toBe('waits')
  })
})

describe('the simulated engine', () => {
  it.each([
    ['code from strings', 'new Function("return 1")()', 'Code generation from strings disallowed'],
    ['browser globals', 'window.alert(1)', 'alert'],
    ['what old phones lack', '[1].at(0)', 'is not a function'],
    ['an interface that is not simulated', 'wx.openBluetoothAdapter && 1', 'wx.openBluetoothAdapter is not simulated'],
    ['a printed error', 'console.error("broken")', 'console.error: broken'],
    ['an error in a timer', 'setTimeout(() => { throw new Error("late") }, 1)', 'late'],
  ])('%s is a fault', async (_, act, words) => {
    expect(await faultsOf(act)).toEqual([expect.stringContaining(words)])
  })
  it('keeps a subpackage away until one of its pages is opened', async () => {
    await expect(run({ app: 'require("./sub/secret")' })).rejects.toThrow('sub/secret.js')
    const phone = await run({ act: 'wx.navigateTo({ url: "/sub/b/index" })' })
    await phone.tap('button')
    await phone.isOn('sub/b/index')
  })
  it('runs nothing after its end', async () => {
    const phone = await run({ act: 'setInterval(() => wx.setStorageSync("beat", 1), 1)' })
    const { storage } = phone.device
    await phone.tap('button')
    await phone.until('it beats', () => storage.size > 0)
    phone.kill()
    storage.clear()
    await wait(50)
    expect(storage.size).toBe(0)
  })
})

describe('the simulated wx', () => {
  it('asks for a finger on the screen before a subscription', async () => {
    expect(await answerOf('wx.requestSubscribeMessage({ tmplIds: ["t"] }).then(say, say)')).toBe(
      'requestSubscribeMessage:ok',
    )
    const late = 'setTimeout(() => wx.requestSubscribeMessage({ tmplIds: ["t"] }).then(say, say), 1)'
    expect(await answerOf(late)).toContain('can only be invoked by user TAP gesture')
    const four = 'wx.requestSubscribeMessage({ tmplIds: ["a", "b", "c", "d"] }).then(say, say)'
    expect(await answerOf(four)).toContain('out of max bounds')
  })
  it.each([
    [
      'a tab by navigateTo',
      'wx.navigateTo({ url: "/pages/tab/index", fail: say })',
      'can not navigateTo a tabbar page',
    ],
    ['a page by switchTab', 'wx.switchTab({ url: "/pages/a/index", fail: say })', 'can not switch to no-tabBar page'],
    ['no page at all', 'wx.redirectTo({ url: "/pages/c/index", fail: say })', 'is not found'],
    ['further back than there is', 'wx.navigateBack({ fail: say })', 'cannot navigate back at first page'],
    ['an unreachable server', 'wx.request({ url: "http://127.0.0.1:3000/", fail: say })', 'request:fail'],
    ['another server', 'wx.request({ url: "http://127.0.0.1:3001/", fail: say })', 'url not in domain list'],
    [
      'a method WeChat lacks',
      'wx.request({ url: "http://127.0.0.1:3000/", method: "PATCH", fail: say })',
      'method is invalid',
    ],
    [
      'a sheet of seven rows',
      'wx.showActionSheet({ itemList: [1, 2, 3, 4, 5, 6, 7], fail: say })',
      'not be larger than 6',
    ],
  ])('refuses %s', async (_, call, words) => {
    expect(await answerOf(call)).toContain(words)
  })
  it('opens ten pages and no more', async () => {
    const next = 'wx.navigateTo({ url: "/pages/a/index", fail: (r) => page.setData({ field: r.errMsg }) })'
    const phone = await run({ act: next })
    for (let depth = 2; depth <= 10; depth += 1) {
      await phone.tap('button')
      await phone.until('it is open', () => phone.stack.pages().length === depth)
    }
    await phone.tap('button')
    await phone.until('it is refused', () => String(data(phone).field).includes('limit exceed'))
    expect(phone.stack.pages()).toHaveLength(10)
  })
  it('keeps 1 MB under a key and 10 MB in all', async () => {
    const device = createDevice(nowhere)
    const keep = (length: number) =>
      `try { wx.setStorageSync('k' + page.data.log.length, 'x'.repeat(${String(length)})); page.setData({ field: 'kept' }) } catch (e) { page.setData({ field: e.message }) }`
    const phone = await run({ act: keep(600_000) }, device)
    await phone.tap('button')
    await phone.until('it is refused', () => String(data(phone).field).includes('entry size limit'))
    for (let key = 0; key < 11; key += 1) device.storage.set(`full-${String(key)}`, 'x'.repeat(470_000))
    const full = await run({ act: keep(400_000) }, device)
    await full.tap('button')
    await full.until('it is refused', () => String(data(full).field).includes('exceed storage max size'))
    expect(device.storage.has('k0')).toBe(false)
  })
  it('goes through the life of pages in order', async () => {
    const phone = await run({ act: 'wx.navigateTo({ url: "/pages/a/index?word=%E6%B5%8B&bare" })' })
    await phone.tap('button')
    await phone.until('it is open', () => phone.stack.pages().length === 2)
    await phone.until('it is ready', () => appLog(phone).length === 7)
    await phone.back()
    expect(appLog(phone)).toEqual([
      'load {}',
      'show pages/a/index',
      'ready',
      'hide',
      'load {"word":"%E6%B5%8B","bare":"undefined"}',
      'show pages/a/index',
      'ready',
      'unload',
      'show pages/a/index',
    ])
  })
})

const wait = (milliseconds: number) =>
  new Promise<string>((resolve) => {
    setTimeout(() => resolve('waits'), milliseconds)
  })
