import { binding } from '@liren/shared/binding'
import { identity, type Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import type { ResidenceRelation } from '@liren/shared/roles'
import { newAddress, newPhone, startApp, testDevice, testVault, type TestApp } from '../support/app.ts'
import { toNextWindow } from '../support/clock.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { codesOn, plantSlip } from '../support/slips.ts'
import { buildingAt, createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let nextPhone = ''
const wechat = {
  sessionOfLoginCode: (code: string) => Promise.resolve({ openid: `o-${code}`, unionid: null }),
  phoneOfCode: () => Promise.resolve(nextPhone),
}

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp({ wechat, publicOrigin: 'https://liren.example' })
  world = await createWorld(test)
})
afterAll(() => test.close())

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const bind = (as: Session, code: string, relation: ResidenceRelation = 'tenant') =>
  test.call(binding.bind, { body: { code, relation } }, { as })
const preview = (as: Session, code: string) => test.call(binding.preview, { body: { code } }, { as })
const print = (body: { entranceId?: string; unitId?: string } = {}) =>
  test.call(
    binding.issueSheets,
    { params: { ...params(), buildingId: buildingAt(world, 0) }, body },
    { as: world.committee },
  )
const slipsAt = async (entrance: number) =>
  (
    await test.call(
      binding.invitations,
      { params: { ...params(), entranceId: entranceAt(world, 0, entrance) } },
      { as: world.committee },
    )
  ).items

describe('sheets of slips', () => {
  it('have one slip for each flat of the building, whose codes bind to these flats in order', async () => {
    const { file, name } = await print()
    expect(name).toBe('枫林苑 1幢 绑定单.pdf')
    const codes = await codesOn(file)
    expect(new Set(codes).size).toBe(4)
    const labels = []
    for (const code of codes) labels.push((await preview(await test.signIn(newPhone()), code)).label)
    expect(labels).toEqual(['1幢 1单元 101', '1幢 1单元 102', '1幢 2单元 101', '1幢 2单元 102'])
    const flat = await bind(await test.signIn(newPhone()), codes[1] ?? '')
    expect(flat).toMatchObject({
      unitId: unitAt(world, 0, 0, 1),
      estateName: '枫林苑',
      label: '1幢 1单元 102',
      community: { id: world.communityId, name: '枫林社区' },
      relation: 'tenant',
      standing: 'living',
    })
  })

  it('printed again end the unused slips of the same flats, and of no others', async () => {
    const first = await codesOn((await print()).file)
    const second = await codesOn((await print({ entranceId: entranceAt(world, 0, 1) })).file)
    expect(second).toHaveLength(2)
    const outcomes = []
    for (const code of [...first, ...second]) outcomes.push(await codeOf(preview(await test.signIn(newPhone()), code)))
    expect(outcomes).toEqual(['ok', 'ok', 'invitation_invalid', 'invitation_invalid', 'ok', 'ok'])
    const [third] = await codesOn((await print({ unitId: unitAt(world, 0, 1) })).file)
    expect((await preview(await test.signIn(newPhone()), third ?? '')).label).toBe('1幢 2单元 101')
    expect(await codeOf(preview(await test.signIn(newPhone()), second[0] ?? ''))).toBe('invitation_invalid')
  })

  it('leave one open slip for each flat, also when printed by four at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => print({ entranceId: entranceAt(world, 0, 0) })))
    const { rows } = await test.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM invitation WHERE unit_id = ANY($1) AND used_at IS NULL AND revoked_at IS NULL
       GROUP BY unit_id`,
      [[unitAt(world, 0, 0), unitAt(world, 0, 0, 1)]],
    )
    expect(rows).toEqual([{ n: 1 }, { n: 1 }])
  })

  it('are not printed for what is elsewhere, unsold or not there', async () => {
    const other = await createWorld(test)
    const at = (buildingId: string, body = {}) =>
      test.refuse(binding.issueSheets, { params: { ...params(), buildingId }, body }, { as: world.committee })
    expect((await at(buildingAt(other, 0))).code).toBe('not_found')
    expect((await at(buildingAt(world, 0), { unitId: unitAt(world, 1, 0) })).code).toBe('not_found')
    const unitId = unitAt(world, 1, 1)
    await test.admin.query(`UPDATE unit SET sale_state = 'unsold' WHERE id = $1`, [unitId])
    expect((await at(buildingAt(world, 1), { unitId })).code).toBe('not_found')
  })

  it('are listed by flat, without codes, and can be ended one by one', async () => {
    await print({ entranceId: entranceAt(world, 0, 1) })
    const listed = await slipsAt(1)
    const open = listed.filter(({ status }) => status === 'open')
    expect(open.map(({ unitLabel }) => unitLabel)).toEqual(['101', '102'])
    const invitationId = open[0]?.id ?? ''
    const revoke = () =>
      test.call(binding.revokeInvitation, { params: { ...params(), invitationId } }, { as: world.committee })
    await revoke()
    expect((await slipsAt(1)).map(({ id }) => id)).not.toContain(invitationId)
    expect(await codeOf(revoke())).toBe('not_found')
  })
})

describe('a code', () => {
  it('works once, and for whoever used it gives the same flat again', async () => {
    const code = await plantSlip(test, world, unitAt(world, 0, 0))
    const [me, other] = [await test.signIn(newPhone()), await test.signIn(newPhone())]
    const flat = await bind(me, code)
    expect(await codeOf(bind(other, code))).toBe('invitation_invalid')
    expect(await bind(me, code)).toEqual(flat)
    expect((await test.call(binding.mine, {}, { as: me })).flats).toEqual([flat])
    await test.call(binding.leave, { params: { residenceId: flat.residenceId } }, { as: me })
    expect(await codeOf(bind(me, code))).toBe('invitation_invalid')
  })

  it('works for exactly one of fifty at once', async () => {
    const code = await plantSlip(test, world, unitAt(world, 0, 0))
    // Five processes have fifty connections: everybody stands at the door, having found the slip unused.
    const processes = [test]
    while (processes.length < 5) processes.push(await startApp({}, test))
    const people: Session[] = []
    for (let n = 0; n < 50; n += 1) people.push(await test.signIn(newPhone()))
    const body = { code, relation: 'tenant' as const }
    const runners = people.map((as, n) => () => (processes[n % 5] ?? test).call(binding.bind, { body }, { as }))
    const outcomes = await raceFor(test.admin, 'invitation', runners)
    for (const other of processes.slice(1)) await other.close()
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['invitation_invalid'])
    const { rows } = await test.admin.query('SELECT FROM residence WHERE account_id = ANY($1)', [
      people.map(({ accountId }) => accountId),
    ])
    expect(rows).toHaveLength(1)
  })

  it('says the same whether it is unknown, expired, used, revoked or of a place that went', async () => {
    const me = await test.signIn(newPhone())
    const expired = await plantSlip(test, world, unitAt(world, 0, 0), '-1 second')
    const revoked = await plantSlip(test, world, unitAt(world, 0, 0))
    await test.admin.query('UPDATE invitation SET revoked_at = app.now() WHERE code_digest = $1', [
      testVault().blindIndex('invitation', revoked),
    ])
    const used = await plantSlip(test, world, unitAt(world, 0, 0))
    await bind(await test.signIn(newPhone()), used)
    const said = new Set<string>()
    const gone = await plantSlip(test, world, unitAt(world, 1, 0))
    await test.admin.query('UPDATE unit SET ended_at = app.now() WHERE id = $1', [unitAt(world, 1, 0)])
    for (const code of ['2222222222', expired, revoked, used, gone])
      for (const problem of [
        await test.refuse(binding.preview, { body: { code } }, { as: me }),
        await test.refuse(binding.bind, { body: { code, relation: 'tenant' } }, { as: me }),
      ])
        said.add(JSON.stringify({ ...problem, requestId: '' }))
    expect(said.size).toBe(1)
    expect([...said][0]).toContain('invitation_invalid')
    await test.admin.query('UPDATE unit SET ended_at = NULL')
  })

  it('lasts ninety days', async () => {
    const code = (await codesOn((await print({ unitId: unitAt(world, 0, 0) })).file))[0] ?? ''
    await test.advance(90 * 86_400 - 60)
    await preview(await test.signIn(newPhone()), code)
    await test.advance(120)
    expect(await codeOf(preview(await test.signIn(newPhone()), code))).toBe('invitation_invalid')
  })

  it('is taken as people type it', async () => {
    const code = await plantSlip(test, world, unitAt(world, 0, 0))
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4, 8)} ${code.slice(8)} `
    expect((await preview(await test.signIn(newPhone()), typed)).label).toBe('1幢 1单元 101')
    for (const bad of ['', 'ABC', 'ABCDEFGHJ0', 'ABCDEFGHJKL', 'ＡＢＣＤＥＦＧＨＪＫ'])
      expect(await codeOf(preview(await test.signIn(newPhone()), bad))).toBe('invalid_request')
  })

  it('stays unused when the person lives there already', async () => {
    const unitId = unitAt(world, 0, 0)
    const [first, second] = [await plantSlip(test, world, unitId), await plantSlip(test, world, unitId)]
    const me = await test.signIn(newPhone())
    await bind(me, first)
    expect(await codeOf(bind(me, second))).toBe('residence_already_held')
    expect(await codeOf(bind(await test.signIn(newPhone()), second))).toBe('ok')
  })

  it('can be guessed at twenty times an hour by one person, in two processes, whatever comes of it', async () => {
    await toNextWindow(test, 3_600)
    const other = await startApp({}, test)
    const me = await test.signIn(newPhone())
    const said = []
    for (let n = 0; n < 24; n += 1)
      said.push(
        (await (n % 2 ? test : other).refuse(binding.preview, { body: { code: '2222222222' } }, { as: me })).code,
      )
    await other.close()
    expect(said.filter((code) => code === 'invitation_invalid')).toHaveLength(20)
    expect(said.at(-1)).toBe('too_many_requests')
  })

  it('can be tried three hundred times an hour from one address', async () => {
    await toNextWindow(test, 3_600)
    const from = newAddress()
    const people: Session[] = []
    for (let n = 0; n < 16; n += 1) people.push(await test.signIn(newPhone()))
    const said: string[] = []
    for (const as of people)
      for (let n = 0; n < 20; n += 1)
        said.push((await test.refuse(binding.preview, { body: { code: '2222222222' } }, { as, from })).code)
    expect(said.filter((code) => code === 'invitation_invalid')).toHaveLength(300)
  })
})

describe('somebody who signs in by WeChat and has no phone', () => {
  it('binds by a slip, and lives there like everybody', async () => {
    const device = { ...testDevice(), platform: 'weapp' as const }
    const me = await test.call(identity.signInWithWechat, { body: { code: 'no-phone', device } })
    const code = await plantSlip(test, world, unitAt(world, 1, 0))
    const body = { code, relation: 'owner' as const, nickname: '小林' }
    expect(await test.call(binding.bind, { body }, { as: me })).toMatchObject({ standing: 'owner_unverified' })
    const who = await test.call(identity.me, {}, { as: me })
    expect(who).toMatchObject({
      phoneMasked: null,
      memberships: [{ homes: [{ label: '2幢 1单元 101', isVerifiedOwner: false }] }],
    })
    await test.call(messages.inbox, { params: params() }, { as: me })
  })

  it('takes the homes along when WeChat vouches for a phone that is known here already', async () => {
    const device = { ...testDevice(), platform: 'weapp' as const }
    const me = await test.call(identity.signInWithWechat, { body: { code: 'two-accounts', device } })
    nextPhone = newPhone()
    const known = await test.signIn(nextPhone)
    const units = [unitAt(world, 0, 0), unitAt(world, 1, 0)]
    const codes = []
    for (const unitId of units) codes.push(await plantSlip(test, world, unitId))
    const both = await plantSlip(test, world, units[0] ?? '')
    for (const code of codes) await bind(me, code, 'family')
    const where = { ...params(), entranceId: entranceAt(world, 1, 1) }
    const ask = (as: Session, unitLabel: string) =>
      test.call(binding.request, { body: { ...where, unitLabel, relation: 'tenant', note: '老账号的话' } }, { as })
    const [moved, doubled] = [await ask(me, '101'), await ask(me, '102')]
    const own = await ask(known, '102')
    await bind(known, both, 'tenant')
    const joined = await test.call(identity.attachWechatPhone, { body: { code: 'x' } }, { as: me })
    expect(joined.accountId).toBe(known.accountId)
    const { flats, requests } = await test.call(binding.mine, {}, { as: joined })
    const open = requests.filter(({ status }) => status === 'pending')
    expect(open.map(({ id }) => id).toSorted()).toEqual([moved.id, own.id].toSorted())
    // The slip is still theirs, and the account nobody can enter keeps nothing of the person.
    expect(await bind(joined, codes[1] ?? '', 'family')).toMatchObject({ unitId: units[1] })
    const left = await test.admin.query(
      `SELECT a.nickname LIKE '已注销用户%' AS renamed, q.id, q.status, q.note_sealed, m.phone_masked,
        (SELECT count(*)::int FROM session WHERE account_id = a.id AND device_label <> '') AS devices
      FROM account a JOIN binding_request q ON q.account_id = a.id JOIN member m ON m.account_id = a.id WHERE a.id = $1`,
      [me.accountId],
    )
    expect(left.rows).toEqual([
      { renamed: true, id: doubled.id, status: 'withdrawn', note_sealed: null, phone_masked: '', devices: 0 },
    ])
    expect(flats.map(({ unitId, relation }) => [unitId, relation])).toEqual([
      [units[1], 'family'],
      [units[0], 'tenant'],
    ])
    const { rows } = await test.admin.query('SELECT FROM residence WHERE account_id = $1 AND ended_at IS NULL', [
      me.accountId,
    ])
    expect(rows).toEqual([])
  })
})
