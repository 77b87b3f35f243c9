import { demo } from '@liren/shared/demo'
import { identity } from '@liren/shared/identity'
import { fromBase64url } from '@liren/shared/votes.bytes'
import { votes } from '@liren/shared/votes.decisions'
import { votesCasting } from '@liren/shared/votes.casting'
import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import { fillDemo } from '../../server/src/seed/seed.ts'
import { startApp, testDevice, testVault, type TestApp } from '../support/app.ts'
import { day } from '../support/votes.world.ts'

let test: TestApp
beforeAll(async () => {
  test = await startApp()
  await fillDemo({ app: test.app, pool: test.pool, vault: testVault(), runJobs: test.runJobs }, () => undefined)
})
afterAll(() => test.close())

async function enter(nickname: string) {
  const { people } = await test.call(demo.overview, {})
  const accountId = people.find((one) => one.nickname === nickname)?.accountId ?? ''
  const as = await test.call(demo.enter, { body: { accountId, device: testDevice() } })
  const me = await test.call(identity.me, {}, { as })
  return { as, communityId: me.memberships[0]?.community.id ?? '' }
}

describe('the votes of the demo', () => {
  it('are one that is final and one that is open, and the clock is back at today', async () => {
    const { advancedSeconds } = await test.call(demo.overview, {})
    expect(advancedSeconds).toBe(0)
    const { as, communityId } = await enter('陈默')
    const { items } = await test.call(votes.list, { params: { communityId } }, { as })
    expect(items.map(({ title, state }) => [title, state])).toEqual([
      ['更换电梯与架空层改充电棚', 'OPEN'],
      ['单元门禁与公共收益', 'FINAL'],
    ])
    expect(items[0]?.myHeads).toEqual({ all: 1, voted: 0 })
    const past = { params: { communityId, decisionId: items[1]?.id ?? '' } }
    const result = await test.call(votesResults.result, past, { as })
    expect(result.isSmall).toBe(false)
    expect(result.motions.map(({ decisive }) => decisive?.result)).toEqual(['PASSED', 'PASSED'])
  })

  it('are counted by a visitor with the key that the demo tells, once the clock was moved', async () => {
    const { as, communityId } = await enter('顾明远')
    const { items } = await test.call(votes.list, { params: { communityId } }, { as })
    const params = { communityId, decisionId: items[0]?.id ?? '' }
    const turnout = await test.call(votesCasting.turnout, { params }, { as })
    expect(turnout.voted.heads).toBe(18)
    await test.call(demo.advanceClock, { body: { seconds: 14 * day } })
    const { voteKey } = await test.call(demo.overview, {})
    const { version } = await test.call(votes.detail, { params }, { as })
    const body = { version, key: keyText(params.decisionId, fromBase64url(voteKey)) }
    expect((await test.call(votesResults.count, { params, body }, { as })).state).toBe('COUNTED')
  })

  it('are made once: a demo that is filled again is left as it is', async () => {
    const count = async () => (await test.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM vote_log')).rows
    const before = await count()
    await test.admin.query('DELETE FROM demo_person')
    await fillDemo({ app: test.app, pool: test.pool, vault: testVault(), runJobs: test.runJobs }, () => undefined)
    expect(await count()).toEqual(before)
  })
})
