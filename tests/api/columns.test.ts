import { columnCodes, columns, type ColumnCode, type DutyDraft } from '@liren/shared/columns'
import { columnNames } from '@liren/shared/columns.texts'
import { identity, type Session } from '@liren/shared/identity'
import { privacy } from '@liren/shared/privacy'
import { rolesApi } from '@liren/shared/roles'
import { officersApi } from '@liren/shared/roles.officers'
import { newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'
import { findInDatabase } from '../support/canaries.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let owner: Session
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  owner = await world.resident(unitAt(world, 0, 0))
})

const params = () => ({ communityId: world.communityId })
const committee = () => ({ as: world.committee })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

const list = (as: Session) => test.call(columns.list, { params: params() }, { as })
const tile = async (code: ColumnCode, as = owner) => (await list(as)).items.find((one) => one.code === code)
const at = (code: ColumnCode) => ({ params: { ...params(), columnId: world.columns[code] } })
const roster = (code: ColumnCode, as = world.committee) => test.call(columns.roster, at(code), { as })
const setRoster = (code: ColumnCode, version: number, duties: DutyDraft[], as = world.committee) =>
  test.call(columns.setRoster, { ...at(code), body: { version, duties } }, { as })
const show = (code: ColumnCode, contact: string | null, as: Session) =>
  test.call(columns.setContact, { ...at(code), body: { contact } }, { as })
const drafts = (change: Partial<Record<ColumnCode, object>> = {}, codes: readonly ColumnCode[] = columnCodes) =>
  codes.map((code) => ({
    code,
    name: columnNames[code]['zh-CN'],
    isOn: true,
    blurb: null,
    promisedReplyMinutes: null,
    ...change[code],
  }))
const edit = (version: number, body = drafts()) =>
  test.call(columns.edit, { params: params(), body: { version, columns: body } }, committee())

/** Appoints a host under a name, and signs them in. */
async function host(code: ColumnCode, nickname: string) {
  const phone = newPhone()
  const scope = { role: 'column_host' as const, scopeKind: 'column' as const, scopeId: world.columns[code] }
  const { id: grantId } = await test.call(
    rolesApi.grant,
    { params: params(), body: { phone, nickname, ...scope } },
    committee(),
  )
  return { grantId, phone, as: await test.signIn(phone) }
}
/** Every day the whole day round. */
const always = (grantId: string): DutyDraft[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ every: 'week', weekday, fromMinutes: 0, toMinutes: 0, grantId }))

describe('the columns of a community', () => {
  it('are the eight, all on, from the day it opens', async () => {
    const { items, version, abilities } = await list(owner)
    expect(items.map(({ code, name, isOn }) => [code, name, isOn])).toEqual(
      columnCodes.map((code) => [code, columnNames[code]['zh-CN'], true]),
    )
    expect([version, abilities]).toEqual([1, { edit: false }])
    expect(items.every(({ duty, hosts }) => duty === null && hosts.length === 0)).toBe(true)
  })

  it('are named, switched and ordered in one; members see those that are on, the committee all', async () => {
    const reversed = columnCodes.toReversed()
    const change = { police: { name: '找民警', blurb: '防诈提醒', promisedReplyMinutes: 30 }, party: { isOn: false } }
    const edited = await edit(1, drafts(change, reversed))
    expect(edited.version).toBe(2)
    expect(edited.items.map(({ code }) => code)).toEqual(reversed)
    expect((await list(owner)).items.map(({ code }) => code)).toEqual(reversed.filter((code) => code !== 'party'))
    expect(await tile('police')).toMatchObject({ name: '找民警', blurb: '防诈提醒', promisedReplyMinutes: 30 })
    expect(await codeOf(roster('party', owner))).toBe('not_found')
    expect(await codeOf(roster('party'))).toBe('ok')
  })

  it('edited by several who read the same: one wins, the others are told', async () => {
    const edits = [1, 2, 3, 4].map((n) => () => edit(1, drafts({ police: { name: `栏${String(n)}` } })))
    const outcomes = await raceFor(test.admin, 'board_column', edits)
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['edited_elsewhere'])
    expect((await list(owner)).version).toBe(2)
  })

  it('are edited all eight, each once', async () => {
    const twice = drafts().map((draft, n) => (n === 7 ? { ...draft, code: 'notices' as const } : draft))
    expect(await codeOf(edit(1, twice))).toBe('columns_incomplete')
    const seven = drafts().slice(1)
    for (const body of [seven, drafts({ police: { name: '' } }), drafts({ police: { promisedReplyMinutes: 0 } })])
      expect(await codeOf(edit(1, body))).toBe('invalid_request')
    expect((await list(owner)).version).toBe(1)
  })

  it('are sent again only when something changed', async () => {
    const url = `/api/v1/communities/${world.communityId}/columns`
    const headers = { authorization: `Bearer ${owner.accessToken}` }
    const first = await test.inject({ url, headers })
    const again = () => test.inject({ url, headers: { ...headers, 'if-none-match': String(first.headers['etag']) } })
    expect((await again()).statusCode).toBe(304)
    await edit(1, drafts({ police: { name: '找民警' } }))
    expect((await again()).statusCode).toBe(200)
  })
})

describe('a roster', () => {
  it('puts a host on the tile, by name and hours, now or next', async () => {
    const { grantId } = await host('police', '李警官')
    expect(await tile('police')).toMatchObject({ hosts: ['李警官'], duty: null })
    await setRoster('police', 1, always(grantId))
    expect((await tile('police'))?.duty).toMatchObject({ isNow: true, name: '李警官', contact: null })
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
    await setRoster('police', 2, [{ every: 'once', date: day, fromMinutes: 600, toMinutes: 720, grantId }])
    expect((await tile('police'))?.duty).toMatchObject({
      isNow: false,
      from: new Date(`${day}T10:00:00+08:00`).toISOString(),
      to: new Date(`${day}T12:00:00+08:00`).toISOString(),
    })
  })

  it('comes back as it was set, in the order of the week', async () => {
    const { grantId } = await host('police', '李警官')
    const duty = (weekday: number): DutyDraft => ({
      every: 'week',
      weekday,
      fromMinutes: 1_320,
      toMinutes: 360,
      grantId,
    })
    await setRoster('police', 1, [duty(6), duty(1)])
    expect(await roster('police', owner)).toEqual({
      version: 2,
      duties: [duty(1), duty(6)],
      hosts: [{ grantId, nickname: '李警官', contact: null }],
    })
  })

  it('is set by a host for the own column alone, until the office ends', async () => {
    const { grantId, as } = await host('police', '李警官')
    expect(await tile('police', as)).toMatchObject({ abilities: { setRoster: true, setContact: true } })
    expect(await tile('party', as)).toMatchObject({ abilities: { setRoster: false, setContact: false } })
    expect(await codeOf(setRoster('police', 1, always(grantId), as))).toBe('ok')
    expect(await codeOf(setRoster('party', 1, [], as))).toBe('forbidden')
    await test.call(officersApi.revoke, { params: { ...params(), grantId }, body: { reason: '调离' } }, committee())
    expect(await codeOf(setRoster('police', 2, [], as))).toBe('not_found')
    expect(await tile('police')).toMatchObject({ hosts: [], duty: null })
  })

  it('names hosts of this column only', async () => {
    const [mine, other] = [await host('police', '李警官'), await host('party', '沈书记')]
    for (const grantId of [other.grantId, unitAt(world, 0, 0)])
      expect(await codeOf(setRoster('police', 1, [...always(mine.grantId), ...always(grantId)]))).toBe(
        'duty_without_host',
      )
    expect((await roster('police')).version).toBe(1)
  })

  it('is not set twice from one reading', async () => {
    const { grantId } = await host('police', '李警官')
    const sets = [1, 2, 3, 4].map(() => () => setRoster('police', 1, always(grantId)))
    const outcomes = await raceFor(test.admin, 'board_column', sets)
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['edited_elsewhere'])
    expect((await roster('police')).duties).toHaveLength(7)
  })

  it.each<[string, object]>([
    ['an eighth day', { every: 'week', weekday: 8, fromMinutes: 0, toMinutes: 60 }],
    ['the 25th hour', { every: 'week', weekday: 1, fromMinutes: 0, toMinutes: 1_440 }],
    ['a day that is none', { every: 'once', date: '2026-02-30', fromMinutes: 0, toMinutes: 60 }],
    ['both kinds of day', { every: 'once', date: '2026-02-03', weekday: 1, fromMinutes: 0, toMinutes: 60 }],
  ])('knows no %s', async (_, duty) => {
    const { grantId } = await host('police', '李警官')
    const body = { version: 1, duties: [{ ...duty, grantId }] } as never
    expect((await test.refuse(columns.setRoster, { ...at('police'), body }, committee())).code).toBe('invalid_request')
  })

  it('goes on when a host is renewed, and ends when the term does', async () => {
    const { grantId } = await host('police', '李警官')
    await setRoster('police', 1, always(grantId))
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const renewed = await test.call(
      officersApi.renew,
      { params: { ...params(), grantId }, body: { expiresAt } },
      committee(),
    )
    expect((await roster('police')).duties[0]?.grantId).toBe(renewed.id)
    expect((await tile('police'))?.duty).toMatchObject({ name: '李警官' })
    await test.admin.query(`UPDATE role_grant SET expires_at = app.now() WHERE id = $1`, [renewed.id])
    expect(await tile('police')).toMatchObject({ hosts: [], duty: null })
  })
})

describe('the number a host shows', () => {
  it('stands on the tile while the host is on duty, by their own doing alone, and can be taken back', async () => {
    const [li, wang] = [await host('police', '李警官'), await host('police', '王警官')]
    await setRoster('police', 1, always(li.grantId))
    await show('police', '021-66010110', li.as)
    await show('police', '021-66010112', wang.as)
    expect((await tile('police'))?.duty?.contact).toBe('021-66010110')
    expect(await codeOf(show('police', '021-66010111', world.committee))).toBe('forbidden')
    await show('police', '13800001111', li.as)
    // The roster tells each host their own number; neighbours see it on the tile, while its host is on duty.
    expect((await roster('police', li.as)).hosts.map(({ contact }) => contact)).toContain('13800001111')
    expect((await roster('police', owner)).hosts.map(({ contact }) => contact)).toEqual([null, null])
    await show('police', null, li.as)
    expect((await tile('police'))?.duty?.contact).toBeNull()
  })

  it('lies nowhere in the clear, and is gone when the office ends', async () => {
    const { as, grantId } = await host('police', '李警官')
    const number = `139${String(Date.now()).slice(-8)}`
    await show('police', number, as)
    expect(await findInDatabase(test.admin, [number])).toEqual([])
    const kept = async () =>
      (await test.admin.query('SELECT FROM column_contact WHERE account_id = $1', [as.accountId])).rowCount
    expect(await kept()).toBe(1)
    await test.call(officersApi.revoke, { params: { ...params(), grantId }, body: { reason: '调离' } }, committee())
    expect(await kept()).toBe(0)
  })

  it('is gone with the account of the host', async () => {
    const { as } = await host('police', '李警官')
    await show('police', '021-66010110', as)
    const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as })
    const body = { challengeId: sent.challengeId, code: sent.demoCode ?? '' }
    await test.call(identity.stepUp, { body }, { as })
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as })
    const { rowCount } = await test.admin.query('SELECT FROM column_contact WHERE account_id = $1', [as.accountId])
    expect(rowCount).toBe(0)
  })

  it.each(['', '110转2', '1', '+8613800001111', '021--66010110', '9'.repeat(30)])('is none of %j', async (contact) => {
    const { as } = await host('police', '李警官')
    expect(await codeOf(show('police', contact, as))).toBe('invalid_request')
  })
})
