import { announcements } from '@liren/shared/announcements'
import { binding } from '@liren/shared/binding'
import { identity, type Session } from '@liren/shared/identity'
import { consentPurposes, consentTerms, privacy, type ConsentPurpose, type DataRead } from '@liren/shared/privacy'
import { recordRead } from '../../server/src/features/privacy/privacy.service.ts'
import { hasConsent } from '../../server/src/features/privacy/privacy.consents.service.ts'
import { withContext } from '../../server/src/platform/db/context.ts'
import { newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'
import { toNextWindow } from '../support/clock.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { plantOwner, plantSlip } from '../support/slips.ts'
import { createWorld, entranceAt, publishNotice, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const liveIn = async (of: World, phone: string, relation: 'owner' | 'tenant' = 'tenant') => {
  const as = await test.signIn(phone)
  const code = await plantSlip(test, of, unitAt(of, 0, 0))
  const { residenceId } = await test.call(binding.bind, { body: { code, relation } }, { as })
  return { as, residenceId }
}
const reveal = (of: World, residenceId: string, purpose: string) =>
  test.call(
    binding.revealPhone,
    { params: { communityId: of.communityId, residenceId }, body: { purpose } },
    { as: of.committee },
  )
const reads = async (as: Session, limit = 50): Promise<DataRead[]> => {
  const found: DataRead[] = []
  let cursor: string | undefined
  do {
    const page = await test.call(privacy.dataReads, { query: { limit, ...(cursor ? { cursor } : {}) } }, { as })
    found.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return found
}
const toNextDay = () => toNextWindow(test, 86_400)
const stepUp = async (as: Session) => {
  const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as })
  const body = { challengeId: sent.challengeId, code: sent.demoCode ?? '' }
  await test.call(identity.stepUp, { body }, { as })
}

describe('who looked at my data', () => {
  it('is told with name, office, purpose and time, from every community, newest first, page by page', async () => {
    const other = await createWorld(test)
    const phone = newPhone()
    const { as, residenceId } = await liveIn(world, phone)
    const there = await liveIn(other, phone)
    for (let n = 0; n < 3; n += 1) {
      await reveal(world, residenceId, `此处 ${String(n)}`)
      await reveal(other, there.residenceId, `彼处 ${String(n)}`)
    }
    const all = await reads(as)
    expect(all.map(({ purpose }) => purpose)).toEqual(['彼处 2', '此处 2', '彼处 1', '此处 1', '彼处 0', '此处 0'])
    expect(all[1]).toMatchObject({
      what: 'phone',
      readerName: '王秀英',
      readerRole: 'committee',
      community: { id: world.communityId, name: '枫林社区' },
    })
    for (const limit of [1, 2, 4]) expect(await reads(as, limit)).toEqual(all)
  })

  it('is limited in number: who needs many looks asks for an export, with a code', async () => {
    const own = await createWorld(test)
    const { residenceId } = await liveIn(own, newPhone())
    await toNextDay()
    const refusals = async (times: number) => {
      const codes = []
      for (let n = 0; n < times; n += 1) codes.push(await codeOf(reveal(own, residenceId, '回访')))
      return codes.filter((code) => code !== 'ok')
    }
    for (let hour = 0; hour < 3; hour += 1) {
      expect(await refusals(61)).toEqual(['too_many_requests'])
      await test.advance(3600)
    }
    expect(await refusals(21)).toEqual(['too_many_requests'])
  })

  it('is told to nobody else', async () => {
    const { residenceId } = await liveIn(world, newPhone())
    const { as: housemate } = await liveIn(world, newPhone())
    await reveal(world, residenceId, '找人')
    expect(await reads(housemate)).toEqual([])
    expect(await reads(world.committee)).toEqual([])
  })

  it('is told of the register, too, to the owner it speaks of, once verified', async () => {
    const phone = newPhone()
    const ownerId = await plantOwner(test, world, unitAt(world, 0, 0), phone)
    const { committee, communityId, estateId } = world
    const actor = {
      accountId: committee.accountId,
      sessionId: committee.sessionId,
      above: [],
      groups: [],
      communityId,
      homes: [],
      roles: [{ role: 'committee' as const, scopeKind: 'community' as const, scopeId: communityId }],
    }
    await withContext(test.pool, { accountId: committee.accountId, communityId }, async (db) => {
      await recordRead(db, { actor, ownerId, what: 'owner', purpose: '核对产权' })
      await recordRead(db, { actor, estateId, what: 'register_export', purpose: '筹备业主大会' })
    })
    const tenant = await liveIn(world, newPhone())
    const owner = await liveIn(world, phone, 'owner')
    expect((await reads(owner.as)).map(({ what }) => what)).toEqual(['register_export', 'owner'])
    expect(await reads(tenant.as)).toEqual([])
  })

  it('cannot be changed or removed by the server', async () => {
    const { communityId } = world
    for (const text of [`UPDATE data_read SET purpose = 'x'`, 'DELETE FROM data_read'])
      await expect(
        withContext(test.pool, { communityId }, (db) => db.hot({ name: '', text }, [])),
      ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('consents', () => {
  const stand = async (as: Session) => (await test.call(privacy.consents, {}, { as })).items
  const say = (as: Session, purpose: ConsentPurpose, isGranted: boolean, version = consentTerms[purpose].version) =>
    test.call(privacy.setConsent, { body: { purpose, isGranted, version } }, { as })
  const holds = (as: Session, purpose: ConsentPurpose) =>
    withContext(test.pool, { accountId: as.accountId }, (db) => hasConsent(db, as.accountId, purpose))

  it('are none until somebody says so, purpose by purpose', async () => {
    const me = await test.signIn(newPhone())
    const before = await stand(me)
    expect(before.map(({ purpose, isGranted }) => [purpose, isGranted])).toEqual(
      consentPurposes.map((purpose) => [purpose, false]),
    )
    expect(await say(me, 'location_check', true)).toMatchObject({ isGranted: true, isSensitive: true })
    expect((await stand(me)).filter(({ isGranted }) => isGranted).map(({ purpose }) => purpose)).toEqual([
      'location_check',
    ])
    expect([await holds(me, 'location_check'), await holds(me, 'id_document')]).toEqual([true, false])
  })

  it('are withdrawn as easily as given, and both words stay', async () => {
    const me = await test.signIn(newPhone())
    await say(me, 'wechat_messages', true)
    const withdrawn = await say(me, 'wechat_messages', false)
    expect(withdrawn.isGranted).toBe(false)
    expect([withdrawn.grantedAt, withdrawn.withdrawnAt]).not.toContain(null)
    expect(await holds(me, 'wechat_messages')).toBe(false)
    const { rows } = await test.admin.query(
      'SELECT is_granted FROM consent WHERE account_id = $1 ORDER BY created_at',
      [me.accountId],
    )
    expect(rows).toEqual([{ is_granted: true }, { is_granted: false }])
  })

  it('are to the text of now; and what the service rests on ends with the account only', async () => {
    const me = await test.signIn(newPhone())
    expect(await codeOf(say(me, 'public_name', true, '1999-01'))).toBe('consent_text_changed')
    expect(await codeOf(say(me, 'service', true))).toBe('ok')
    expect(await codeOf(say(me, 'service', false))).toBe('consent_is_basis')
  })

  it('are written once, however often the same is said, and not changed without end', async () => {
    const me = await test.signIn(newPhone())
    await toNextDay()
    const rows = async () =>
      (await test.admin.query<object>('SELECT is_granted FROM consent WHERE account_id = $1', [me.accountId])).rows
    await say(me, 'public_name', false)
    for (let n = 0; n < 3; n += 1) await say(me, 'public_name', true)
    expect(await rows()).toEqual([{ is_granted: false }, { is_granted: true }])
    const said = []
    for (let n = 0; n < 59; n += 1) said.push(await codeOf(say(me, 'public_name', n % 2 === 1)))
    expect(said.filter((code) => code === 'ok')).toHaveLength(58)
    expect(said.at(-1)).toBe('too_many_requests')
    expect(await rows()).toHaveLength(60)
  })

  it('to an older text are asked for anew', async () => {
    const me = await test.signIn(newPhone())
    await say(me, 'public_name', true)
    await test.admin.query(`UPDATE consent SET version = '1999-01' WHERE account_id = $1`, [me.accountId])
    expect((await stand(me)).find(({ purpose }) => purpose === 'public_name')).toMatchObject({ isGranted: false })
  })
})

describe('the export of my data', () => {
  it('needs a fresh code to my phone, and then holds what is kept about me, and nobody else', async () => {
    const phone = newPhone()
    const { as, residenceId } = await liveIn(world, phone)
    const neighbour = await liveIn(world, newPhone())
    await test.call(identity.updateMe, { body: { nickname: '林小满' } }, { as })
    const where = { communityId: world.communityId, entranceId: entranceAt(world, 1, 0), unitLabel: '101' }
    const asked = { ...where, relation: 'family' as const, note: '我母亲住在这里' }
    await test.call(binding.request, { body: asked }, { as })
    const notice = await publishNotice(test, world.committee, world.communityId, {
      audience: toCommunity(world.communityId),
      signature: committeeSigns(world.communityId),
      title: '给所有人的通知',
    })
    await test.runJobs()
    const at = { communityId: world.communityId, announcementId: notice.id }
    await test.call(announcements.markRead, { params: at }, { as })
    await reveal(world, residenceId, '登记核对')
    const { version } = consentTerms.public_name
    await test.call(privacy.setConsent, { body: { purpose: 'public_name', version, isGranted: true } }, { as })

    expect((await test.refuse(privacy.export, {}, { as })).code).toBe('step_up_required')
    await stepUp(as)
    const { file, name } = await test.call(privacy.export, {}, { as })
    expect(name).toBe(`liren-${as.accountId}.json`)
    const text = Buffer.from(file).toString('utf8')
    const all = JSON.parse(text) as Record<string, unknown>
    expect(all).toMatchObject({
      account: { id: as.accountId, nickname: '林小满' },
      phone,
      logins: [{ kind: 'phone' }],
      sessions: [{ platform: 'h5', endedAt: null }],
      consents: [{ purpose: 'public_name', isGranted: true }],
      communities: [
        {
          community: '枫林社区',
          knownAs: { nickname: '林小满' },
          residences: [{ place: '枫林苑 1幢 1单元 101', relation: 'tenant', endedAt: null }],
          roles: [],
          requests: [{ place: '枫林苑 2幢 1单元 101', note: '我母亲住在这里', status: 'pending' }],
          noticesRead: 1,
          noticesConfirmed: [],
          messages: [{ title: '给所有人的通知' }],
          looksAtMyData: [{ purpose: '登记核对', readerName: '王秀英' }],
        },
      ],
    })
    for (const foreign of [neighbour.as.accountId, neighbour.residenceId, world.committee.accountId])
      expect(text).not.toContain(foreign)
  })

  it('holds what I wrote and which offices I held', async () => {
    const { committee: as } = world
    await stepUp(as)
    const { file } = await test.call(privacy.export, {}, { as })
    expect(JSON.parse(Buffer.from(file).toString('utf8'))).toMatchObject({
      communities: [
        { roles: [{ role: 'committee', place: '枫林社区' }], noticesWritten: [{ title: '给所有人的通知' }] },
      ],
    })
  })
})
