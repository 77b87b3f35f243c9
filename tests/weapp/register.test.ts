import { rosterFile } from '../support/register.ts'
import { officer, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

describe('the owners’ register on a phone', () => {
  it('takes a list out of a chat, under its own name, from choosing it to the figures', async () => {
    const { communityId: scopeId } = town.world
    const device = await officer(town, { role: 'committee', scopeKind: 'community', scopeId, nickname: '方主任' })
    let chosen: { name: string; bytes: Buffer } | null = null
    device.person.chosenFile = () => chosen
    town.end(await settle(town, device))
    const phone = await town.open(device, `pages/register/import/index?community=${scopeId}`)

    // Leaving without a file changes nothing.
    await phone.tap('import-file')
    expect(phone.requests.filter(({ method }) => method === 'POST')).toEqual([])
    chosen = rosterFile('tianebao')
    await phone.tap('import-file')
    const posted = (end: string) => phone.requests.find(({ method, path }) => method === 'POST' && path.endsWith(end))
    const taken = (end: string) => phone.until(`${end} was taken`, () => posted(end)?.outcome === 202)
    await taken('/register-imports')
    expect(posted('/register-imports')?.body).toBe(chosen.name)
    // The copy that carried the name is gone.
    expect([...device.files.keys()].filter((path) => path.includes(chosen?.name ?? ''))).toEqual([])

    await town.test.runJobs()
    await phone.until('the columns are there', () => phone.find('mapping-check') !== null)
    await phone.tap('mapping-check')
    await taken('/checks')
    await town.test.runJobs()
    await phone.until('the figures are there', () => phone.find('import-totals') !== null)
    // Beside the eight units that were there.
    await phone.sees('28')
    await phone.sees('36 套')
    await phone.tap('import-apply')
    await taken('/applications')
    await town.test.runJobs()
    await phone.until('it is written', () => phone.find('import-done') !== null)
  })
})
