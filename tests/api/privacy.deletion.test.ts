import { announcements } from '@liren/shared/announcements'
import { binding } from '@liren/shared/binding'
import { identity, type Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { consentTerms, privacy } from '@liren/shared/privacy'
import { rolesApi } from '@liren/shared/roles'
import { newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { plantOwner, plantSlip } from '../support/slips.ts'
import { buildingAt, createWorld, entranceAt, publishNotice, unitAt, type World } from '../support/world.ts'

const wechat = {
  sessionOfLoginCode: (code: string) => Promise.resolve({ openid: `o-${code}`, unionid: null }),
  phoneOfCode: () => Promise.resolve(newPhone()),
}

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp({ wechat })
  world = await createWorld(test)
})
afterAll(() => test.close())

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const stepUp = async (as: Session) => {
  const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as })
  const body = { challengeId: sent.challengeId, code: sent.demoCode ?? '' }
  await test.call(identity.stepUp, { body }, { as })
}
const remove = (as: Session) => test.call(privacy.deleteAccount, { body: { confirm: true } }, { as })
const committeeOf = async (of: World) => {
  const phone = newPhone()
  const scope = { role: 'committee' as const, scopeKind: 'community' as const, scopeId: of.communityId }
  await test.call(
    rolesApi.grant,
    { params: { communityId: of.communityId }, body: { phone, nickname: '陈主任', ...scope } },
    { as: of.operator },
  )
  return { phone, as: await test.signIn(phone) }
}
const one = async <Row extends object>(text: string, values: unknown[]) =>
  (await test.admin.query<Row>(text, values)).rows

describe('deleting my account', () => {
  it('needs a fresh code to my phone, and a yes', async () => {
    const me = await test.signIn(newPhone())
    expect(await codeOf(remove(me))).toBe('step_up_required')
    await stepUp(me)
    const no = test.call(privacy.deleteAccount, { body: { confirm: false as true } }, { as: me })
    expect(await codeOf(no)).toBe('invalid_request')
    expect(await codeOf(remove(me))).toBe('ok')
  })

  it('ends homes, offices, sessions and sign-in everywhere, and leaves no name, phone or device', async () => {
    const phone = newPhone()
    const other = await createWorld(test)
    const [me, tablet] = [await test.signIn(phone), await test.signIn(phone)]
    for (const place of [world, other]) {
      const code = await plantSlip(test, place, unitAt(place, 0, 0))
      await test.call(binding.bind, { body: { code, relation: 'tenant', nickname: '要走的人' } }, { as: me })
    }
    const where = { ...params(), entranceId: entranceAt(world, 1, 0), unitLabel: '101' }
    await test.call(binding.request, { body: { ...where, relation: 'family', note: '我叫李四' } }, { as: me })
    const { version } = consentTerms.public_name
    await test.call(privacy.setConsent, { body: { purpose: 'public_name', version, isGranted: true } }, { as: me })
    await stepUp(me)
    const { pseudonym } = await remove(me)
    expect(pseudonym).toMatch(/^已注销用户[2-9A-Z]{4}$/)

    for (const as of [me, tablet]) expect(await codeOf(test.call(identity.me, {}, { as }))).toBe('unauthenticated')
    expect((await test.refuse(identity.refresh, { body: { refreshToken: tablet.refreshToken } })).code).toBe(
      'unauthenticated',
    )
    const of = [me.accountId]
    expect(await one('SELECT nickname FROM account WHERE id = $1', of)).toEqual([{ nickname: pseudonym }])
    expect(await one('SELECT FROM account_login WHERE account_id = $1', of)).toEqual([])
    expect(await one('SELECT DISTINCT nickname, phone_masked FROM member WHERE account_id = $1', of)).toEqual([
      { nickname: pseudonym, phone_masked: '' },
    ])
    expect(await one('SELECT FROM residence WHERE account_id = $1 AND ended_at IS NULL', of)).toEqual([])
    expect(
      await one(
        'SELECT status, nickname, phone_masked, phone_index, note_sealed FROM binding_request WHERE account_id = $1',
        of,
      ),
    ).toEqual([{ status: 'withdrawn', nickname: pseudonym, phone_masked: '', phone_index: null, note_sealed: null }])
    expect(
      await one(
        'SELECT DISTINCT device_id, device_label, ended_at IS NULL AS live FROM session WHERE account_id = $1',
        of,
      ),
    ).toEqual([{ device_id: '', device_label: '', live: false }])
    // That there was a yes is proof, and stays.
    expect(await one('SELECT purpose FROM consent WHERE account_id = $1', of)).toEqual([{ purpose: 'public_name' }])
  })

  it('makes whoever comes with the same phone somebody new', async () => {
    const phone = newPhone()
    const me = await test.signIn(phone)
    await stepUp(me)
    await remove(me)
    const again = await test.signIn(phone)
    expect(again.isNewAccount).toBe(true)
    expect(again.accountId).not.toBe(me.accountId)
  })

  it('is done without a code by who has no phone to send one to', async () => {
    const device = { ...testDevice(), platform: 'weapp' as const }
    const body = { code: 'leaving', device }
    const me = await test.call(identity.signInWithWechat, { body })
    await remove(me)
    expect((await test.call(identity.signInWithWechat, { body })).isNewAccount).toBe(true)
  })

  it('keeps what was published, under a pseudonym', async () => {
    const { as } = await committeeOf(world)
    const reader = await world.resident(unitAt(world, 0, 0))
    const notice = await publishNotice(test, as, world.communityId, {
      audience: toCommunity(world.communityId),
      signature: committeeSigns(world.communityId),
      title: '留下的通知',
    })
    await test.runJobs()
    await stepUp(as)
    const { pseudonym } = await remove(as)
    const at = { ...params(), announcementId: notice.id }
    const read = await test.call(announcements.detail, { params: at }, { as: reader })
    expect(read).toMatchObject({ title: '留下的通知', author: { nickname: pseudonym, role: 'committee' } })
    const [line] = (await test.call(messages.inbox, { params: params() }, { as: reader })).items
    expect(line).toMatchObject({ title: '留下的通知', sender: `枫林社区 ${pseudonym}` })
    const left = await test.admin.query(`SELECT FROM announcement WHERE author_nickname = '陈主任'`)
    expect(left.rows).toEqual([])
  })

  it('leaves nothing of the person in any inbox, and no tie to the register', async () => {
    const own = await createWorld(test)
    const at = { communityId: own.communityId }
    const flat = unitAt(own, 0, 0)
    const [{ phone, as }, neighbour] = [await committeeOf(own), await own.resident(flat)]
    const where = { ...at, entranceId: entranceAt(own, 0, 0), unitLabel: '102' }
    const { id } = await test.call(binding.request, { body: { ...where, relation: 'tenant' } }, { as: neighbour })
    await test.call(binding.approve, { params: { ...at, requestId: id }, body: {} }, { as })
    await plantOwner(test, own, flat, phone)
    const code = await plantSlip(test, own, flat)
    await test.call(binding.bind, { body: { code, relation: 'owner', nickname: '居委会' } }, { as })
    const inbox = async () => (await test.call(messages.inbox, { params: at }, { as: neighbour })).items
    expect(await inbox()).toMatchObject([
      // The name the community knows, not the one that was typed for the flat.
      { kind: 'household_joined', sender: '陈主任', title: '业主 陈主任 绑定了 枫林苑 1幢 1单元 101' },
      { kind: 'binding_approved', sender: '枫林社区 陈主任' },
    ])
    await own.resident(flat, 'tenant')
    const third = await test.signIn(newPhone())
    const slip = await plantSlip(test, own, flat)
    await test.call(binding.bind, { body: { code: slip, relation: 'family' } }, { as: third })
    expect(await one('SELECT FROM message WHERE account_id = $1', [as.accountId])).not.toEqual([])
    await stepUp(as)
    const { pseudonym } = await remove(as)
    expect((await inbox()).filter(({ subjectId }) => subjectId === id)).toMatchObject([
      { kind: 'binding_approved', sender: `枫林社区 ${pseudonym}` },
    ])
    expect(await one('SELECT FROM message WHERE account_id = $1', [as.accountId])).toEqual([])
    expect(
      await one(`SELECT FROM message WHERE title || sender LIKE '%陈主任%' AND community_id = $1`, [own.communityId]),
    ).toEqual([])
    expect(await one('SELECT owner_id FROM residence WHERE account_id = $1', [as.accountId])).toEqual([
      { owner_id: null },
    ])
  })

  it.each(['a slip', 'a request', 'an office'])('leaves no ghost when %s comes at the same moment', async (what) => {
    const own = await createWorld(test)
    const phone = newPhone()
    const me = await test.signIn(phone)
    const at = { communityId: own.communityId }
    const where = { ...at, entranceId: entranceAt(own, 0, 0), unitLabel: '101', relation: 'tenant' as const }
    const head = { role: 'building_head' as const, scopeKind: 'building' as const, scopeId: buildingAt(own, 0) }
    const code = await plantSlip(test, own, unitAt(own, 0, 0))
    const acts: Record<string, () => Promise<unknown>> = {
      'a slip': () => test.call(binding.bind, { body: { code, relation: 'tenant', nickname: '要走的人' } }, { as: me }),
      'a request': () => test.call(binding.request, { body: { ...where, nickname: '要走的人' } }, { as: me }),
      'an office': () =>
        test.call(
          rolesApi.grant,
          { params: at, body: { phone, nickname: '要走的人', ...head } },
          { as: own.committee },
        ),
    }
    await stepUp(me)
    // The deletion has listed the communities and stands at the last door, when the other act comes.
    const outcomes = await raceFor(
      test.admin,
      'role_grant_above',
      [() => remove(me), () => new Promise((resolve) => setTimeout(resolve, 300)).then(acts[what])],
      2,
    )
    expect(outcomes.map(({ status }) => status)[0]).toBe('fulfilled')
    const of = [me.accountId]
    expect(await one('SELECT FROM residence WHERE account_id = $1 AND ended_at IS NULL', of)).toEqual([])
    expect(await one('SELECT FROM role_grant WHERE account_id = $1 AND ended_at IS NULL', of)).toEqual([])
    expect(await one(`SELECT FROM binding_request WHERE account_id = $1 AND status = 'pending'`, of)).toEqual([])
    expect(await one(`SELECT FROM member WHERE account_id = $1 AND phone_masked <> ''`, of)).toEqual([])
  })

  it('keeps who looked at whose data, under the pseudonym', async () => {
    const { as } = await committeeOf(world)
    const resident = await world.resident(unitAt(world, 0, 0))
    const [flat] = (await test.call(binding.mine, {}, { as: resident })).flats
    const at = { ...params(), residenceId: flat?.residenceId ?? '' }
    await test.call(binding.revealPhone, { params: at, body: { purpose: '回访' } }, { as })
    await stepUp(as)
    const { pseudonym } = await remove(as)
    const { items } = await test.call(privacy.dataReads, {}, { as: resident })
    expect(items).toMatchObject([{ purpose: '回访', readerName: pseudonym, readerRole: 'committee' }])
  })
})

describe('the last one', () => {
  it('of a committee stays until there is a successor', async () => {
    const other = await createWorld(test)
    await stepUp(other.committee)
    expect(await codeOf(remove(other.committee))).toBe('last_role_holder')
    expect(await codeOf(test.call(identity.me, {}, { as: other.committee }))).toBe('ok')
    await committeeOf(other)
    expect(await codeOf(remove(other.committee))).toBe('ok')
  })

  it('is left of two who go at once', async () => {
    const other = await createWorld(test)
    const { as } = await committeeOf(other)
    await stepUp(as)
    await stepUp(other.committee)
    // Whoever comes second waits for the first, who waits at the door: it opens for whichever stands there.
    const both = [() => remove(as), () => remove(other.committee)]
    const outcomes = await raceFor(test.admin, 'binding_request', both, 2)
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['last_role_holder'])
  })

  it('of the operators stays, too', async () => {
    await test.admin.query(`UPDATE role_grant_above SET ended_at = app.now() WHERE role = 'operator'`)
    const operator = await test.operator()
    await stepUp(operator)
    expect(await codeOf(remove(operator))).toBe('last_role_holder')
    await test.operator()
    expect(await codeOf(remove(operator))).toBe('ok')
  })
})
