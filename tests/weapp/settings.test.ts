import { unitAt } from '../support/world.ts'
import { everyElement } from '../support/weapp/tree.ts'
import type { Phone } from '../support/weapp/phone.ts'
import { neighbour, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

const isElder = (phone: Phone) =>
  [...everyElement(phone.stack.top().drawn())].some(({ attributes }) =>
    String(attributes['class']).split(' ').includes('elder'),
  )

describe('settings', () => {
  it('elder mode is one tap on the first page, everywhere at once, and stays', async () => {
    const device = await neighbour(town, unitAt(town.world, 0, 0), '钱奶奶')
    const phone = await settle(town, device)
    await phone.sees('钱奶奶')
    expect(isElder(phone)).toBe(false)
    expect(phone.find('elder-switch')?.attributes).toMatchObject({ 'aria-role': 'switch', 'aria-checked': false })
    await phone.tap('elder-switch')
    await phone.until('it is large', () => isElder(phone))
    expect(phone.find('elder-switch')?.attributes['aria-checked']).toBe(true)
    await phone.openTab('pages/tabs/inbox/index')
    await phone.until('it is large there', () => isElder(phone))
    town.end(phone)
    const next = await town.open(device)
    await next.until('it is still large', () => isElder(next))
  })

  it('English is one tap on 我的: words, titles and what the server says', async () => {
    const device = await neighbour(town, unitAt(town.world, 0, 0), '张伟')
    const phone = await settle(town, device)
    await phone.openTab('pages/tabs/me/index')
    await phone.tap('language-en')
    await phone.until('it is English', () => phone.find('sign-out') !== null && phone.text().includes('Sign out'))
    await phone.until('its title is English', () => phone.title() === 'Me')
    expect(phone.tabs.map(({ text }) => text)).toEqual(['Home', 'Messages', 'Join in', 'Me'])
    await phone.openTab('pages/tabs/home/index')
    await phone.sees('Latest notices')
    // The bar above is told once the page is drawn.
    await phone.until('the title is English', () => phone.title() === 'Liren')
    expect(phone.requests.at(-1)?.headers['accept-language']).toBe('en')
    town.end(phone)
    const next = await town.open(device)
    await next.sees('Latest notices')
  })

  it('the theme of the phone is followed without a fault', async () => {
    const phone = await settle(town, await neighbour(town, unitAt(town.world, 0, 1), '冯涛'))
    phone.setTheme('dark')
    phone.hide()
    phone.show()
    await phone.sees('冯涛')
    expect(phone.route()).toBe('pages/tabs/home/index')
  })
})
