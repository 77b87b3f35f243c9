import { smallPdf } from '../support/pdf.ts'
import { buildingAt } from '../support/world.ts'
import type { Device } from '../support/weapp/device.ts'
import type { Phone } from '../support/weapp/phone.ts'
import { officer, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

const title = '写到一半的通知'
const composer = 'pages/announcements/compose/index'
let town: Town
let device: Device
beforeAll(async () => {
  town = await startTown()
})
beforeEach(async () => {
  const scopeId = buildingAt(town.world, 0)
  device = await officer(town, { role: 'building_head', scopeKind: 'building', scopeId, nickname: '王秀英' })
})
afterEach(() => town.endAll())
afterAll(() => town.close())

const address = () => `${composer}?community=${town.world.communityId}`
const valueOf = (phone: Phone, id: string) => phone.find(id)?.attributes['value']

async function beginWriting(): Promise<Phone> {
  town.end(await settle(town, device))
  const phone = await town.open(device, address())
  await phone.type('compose-title', title)
  return phone
}

describe('a draft', () => {
  it('survives an app that was wiped away right after a word', async () => {
    const phone = await beginWriting()
    await phone.type('block-0', '第一句话')
    phone.hide()
    town.end(phone)
    const next = await town.open(device, address())
    await next.until('the draft is back', () => valueOf(next, 'compose-title') === title)
    expect(valueOf(next, 'block-0')).toBe('第一句话')
    expect(next.find('compose-resumed')).not.toBeNull()
  })

  it('survives a process that died without a word', async () => {
    const phone = await beginWriting()
    await phone.type('block-0', '第一句话')
    await phone.until('it is kept', () => [...device.storage.values()].some((text) => text.includes('第一句话')))
    town.end(phone)
    const next = await town.open(device, address())
    await next.until('the draft is back', () => valueOf(next, 'block-0') === '第一句话')
    expect(valueOf(next, 'compose-title')).toBe(title)
  })

  it('keeps a chosen file over a dead process, though WeChat takes its temporary one away, and sends it with the words', async () => {
    const name = '检测.pdf'
    device.person.chosenFile = () => ({ name, bytes: smallPdf() })
    town.end(await settle(town, device))
    const phone = await town.open(device, address())
    await phone.tap('attach-pdf')
    await phone.sees(name)
    await phone.until('it is kept', () => [...device.storage.values()].some((text) => text.includes(name)))
    phone.kill()
    for (const path of device.files.keys()) if (path.startsWith('http://tmp/')) device.files.delete(path)
    const next = await town.open(device, address())
    await next.sees(name)
    await next.type('compose-title', title)
    await next.type('block-0', '报告附后。')
    await next.until('the server has it', () => next.find('file-1') !== null)
    expect([...device.files.keys()].filter((path) => path.includes('waiting-'))).toEqual([])
  })

  it('names a file that could not be kept, to be chosen again', async () => {
    device.person.chosenFile = () => ({ name: '留不住.pdf', bytes: smallPdf() })
    town.end(await settle(town, device))
    const phone = await town.open(device, address())
    await phone.tap('attach-pdf')
    await phone.sees('留不住.pdf')
    await phone.until('it is kept', () => [...device.storage.values()].some((text) => text.includes('留不住.pdf')))
    phone.kill()
    device.files.clear()
    const next = await town.open(device, address())
    await next.sees('请重新选一次')
    expect(next.ids('stop-')).toHaveLength(1)
  })

  it('is written without a network and saved once there is one', async () => {
    const phone = await beginWriting()
    phone.setOnline(false)
    await phone.type('block-0', '地下室里写的话')
    await phone.until('it tried to save', () =>
      phone.requests.some(({ method, outcome }) => method === 'POST' && typeof outcome === 'string'),
    )
    expect(valueOf(phone, 'block-0')).toBe('地下室里写的话')
    phone.setOnline(true)
    await phone.type('block-0', '地下室里写的话，上来了')
    await phone.until('it is saved', () =>
      phone.requests.some(({ path, outcome }) => path.endsWith('/announcements') && outcome === 201),
    )
    await phone.until('and says so', () => phone.find('saving-state') !== null)
    const { rows } = await town.test.admin.query<{ title: string }>('SELECT title FROM announcement')
    expect(rows.map((row) => row.title)).toContain(title)
  })

  it('of one person is not shown to the next on the same phone', async () => {
    const phone = await beginWriting()
    phone.hide()
    town.end(phone)
    const scopeId = buildingAt(town.world, 0)
    const other = await officer(town, { role: 'building_head', scopeKind: 'building', scopeId, nickname: '陈刚' })
    device.person = other.person
    const shared = await town.open(device)
    await shared.openTab('pages/tabs/me/index')
    await shared.tap('sign-out')
    await shared.tap('sign-out-confirm')
    await shared.until('the door is shown', () => shared.find('go-sign-in') !== null)
    town.end(shared)
    town.end(await settle(town, device))
    const next = await town.open(device, address())
    await next.until('the composer is empty', () => next.find('compose-title') !== null)
    expect(valueOf(next, 'compose-title')).not.toBe(title)
  })
})
