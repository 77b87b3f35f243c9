import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createWechat } from '../../../server/src/platform/wechat/create.wechat.ts'
import { startApp, type TestApp } from '../app.ts'
import { startWechatStandin, type WechatStandin } from '../wechat.standin.ts'
import { createWorld, type World } from '../world.ts'
import { createDevice, type Device, type Person } from './device.ts'
import { heavyFaults } from './gate.setdata.ts'
import { launch, type Phone } from './phone.ts'

/** The real server on a real port over a database of its own, WeChat's servers beside it, and people with phones. */
export interface Town {
  test: TestApp
  world: World
  wechat: WechatStandin
  address: string
  /** A phone whose owner has this number and a WeChat of their own. */
  device(phone: string, person?: Partial<Person>): Device
  /** Opens the mini-program; the run is checked and ended by `close`. */
  open(device: Device, url?: string): Promise<Phone>
  /** Ends a run at once, as a person does who wipes the app away, or as a system that needs the memory. */
  end(phone: Phone): void
  /** Ends every run; throws with the faults that nobody forgave. */
  endAll(): void
  close(): Promise<void>
}

/** One process without others: what the shared token store promises is tested elsewhere. */
function tokenInMemory() {
  let held: string | null = null
  return {
    current: () => Promise.resolve(held),
    renew: async (stale: string | null, fetchNew: () => Promise<{ value: string }>) => {
      if (held === null || held === stale) held = (await fetchNew()).value
      return held
    },
  }
}

export async function startTown(): Promise<Town> {
  const wechat = await startWechatStandin()
  const { appId, secret, baseUrl } = wechat
  const test = await startApp({ wechat: createWechat({ appId, secret, baseUrl, accessToken: tokenInMemory() }) })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${String((test.app.server.address() as AddressInfo).port)}`
  const world = await createWorld(test)
  let running: Phone[] = []

  const endAll = () => {
    const faults = running.flatMap(({ life, sent }) => [...life.faults, ...heavyFaults(sent)])
    for (const phone of running) phone.kill()
    running = []
    if (faults.length > 0) throw new Error(`the mini-program had faults:\n${faults.join('\n')}`)
  }
  return {
    test,
    world,
    wechat,
    address,
    device(phone, person = {}) {
      const openid = `o-${randomUUID()}`
      const loginCode = () => wechat.loginCode({ openid })
      return createDevice(address, { loginCode, phoneCode: () => wechat.phoneCode(phone), ...person })
    },
    async open(device, url) {
      const phone = await launch(device, url)
      running.push(phone)
      return phone
    },
    end: (phone) => phone.kill(),
    endAll,
    async close() {
      endAll()
      await test.close()
      await wechat.close()
    },
  }
}
