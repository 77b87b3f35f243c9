import { announcements } from '@liren/shared/announcements'
import { identity } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { asked, locks, onRequest, stored } from '../support/taro.ts'
import { communityId, ok, refusal, sessionCalled, signInAs } from '../support/miniapp.client.ts'
import { call } from '../../miniapp/src/lib/api-client.ts'
import { forgetReplies } from '../../miniapp/src/lib/remembered.ts'
import { currentSession, startSession } from '../../miniapp/src/lib/session.ts'

const inbox = () => call(messages.inbox, { params: { communityId } })
const empty = { items: [], nextCursor: null }
const bearer = (index: number) => asked[index]?.header['authorization']

beforeEach(() => {
  stored.clear()
  forgetReplies()
  locks.beforeGrant = async () => {}
  signInAs('one')
})

describe('a call', () => {
  test('is sent as its declaration says, in the reader’s language and name', async () => {
    onRequest(() => ok(empty))
    await call(messages.inbox, { params: { communityId }, query: { cursor: 'abc' } })
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      method: 'GET',
      url: `/api/v1/communities/${communityId}/messages?cursor=abc`,
      header: { 'accept-language': 'zh-CN', authorization: 'Bearer access-one' },
    })
  })

  test('to a public endpoint carries no token', async () => {
    onRequest(() => refusal(401, 'code_wrong'))
    const body = {
      challengeId: communityId,
      code: '123456',
      device: { id: 'x'.repeat(16), platform: 'h5' as const, label: 'x' },
    }
    await expect(call(identity.signInWithSms, { body })).rejects.toMatchObject({ problem: { code: 'code_wrong' } })
    expect(bearer(0)).toBeUndefined()
  })

  test('whose reply breaks the contract fails as unreadable; behind a proxy’s own page nobody was reached', async () => {
    onRequest(() => ok({ items: [{ id: 1 }] }))
    await expect(inbox()).rejects.toMatchObject({ kind: 'unreadable' })
    onRequest(() => ({ statusCode: 404, data: '<html>no such page</html>' }))
    await expect(inbox()).rejects.toMatchObject({ kind: 'unreadable' })
    onRequest(() => ({ statusCode: 502, data: '<html>bad gateway</html>' }))
    await expect(inbox()).rejects.toMatchObject({ kind: 'unreachable' })
  })

  test('asks only for what changed: a 304 gives the reply of before', async () => {
    onRequest(() => ok(empty, { ETag: '"v1"' }))
    const first = await inbox()
    onRequest(() => ({ statusCode: 304 }))
    expect(await inbox()).toEqual(first)
    expect(asked[0]?.header['if-none-match']).toBe('"v1"')
  })
})

describe('the same thing asked for twice at once', () => {
  const upTo = (tail: string) => ({ params: { communityId }, body: { upToMessageId: communityId.slice(0, -1) + tail } })
  const mark = (tail: string) => call(messages.markAllRead, upTo(tail))

  test('by a double tap is sent once, and both are told the outcome', async () => {
    onRequest(() => ok({ unreadMessages: 3 }))
    expect(await Promise.all([mark('1'), mark('1')])).toEqual([{ unreadMessages: 3 }, { unreadMessages: 3 }])
    expect(asked).toHaveLength(1)
    onRequest(() => refusal(404, 'not_found'))
    const outcomes = await Promise.allSettled([mark('1'), mark('1')])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(asked).toHaveLength(1)
  })

  test('but about another thing, or once more later, or as somebody else, is sent', async () => {
    onRequest(() => ok({ unreadMessages: 0 }))
    await Promise.all([mark('1'), mark('2')])
    await mark('1')
    const mine = mark('1')
    startSession(sessionCalled('two', communityId))
    await Promise.all([mine, mark('1')])
    expect(asked).toHaveLength(5)
  })
})

describe('a spent access token', () => {
  const answer = (isSpent: (token: string | undefined) => boolean) =>
    onRequest(({ url, header }) => {
      if (url.endsWith('/auth/refreshes')) return ok(sessionCalled('two'))
      return isSpent(header['authorization']) ? refusal(401, 'unauthenticated') : ok(empty)
    })

  test('is renewed once for all calls that meet it, and each is made again', async () => {
    answer((token) => token === 'Bearer access-one')
    await Promise.all([inbox(), inbox(), inbox()])
    expect(asked.filter(({ url }) => url.endsWith('/auth/refreshes'))).toHaveLength(1)
    expect(currentSession()?.accessToken).toBe('access-two')
  })

  test('renewed by another tab is taken over: a refresh token works once', async () => {
    answer((token) => token === 'Bearer access-one')
    locks.beforeGrant = async () => {
      stored.set('liren.session', JSON.stringify(sessionCalled('other')))
    }
    await inbox()
    expect(asked.map(({ url }) => url.endsWith('/auth/refreshes'))).toEqual([false, false])
    expect(bearer(1)).toBe('Bearer access-other')
  })

  test('that cannot be renewed ends the session', async () => {
    onRequest(({ url }) =>
      url.endsWith('/auth/refreshes') ? refusal(401, 'refresh_reused') : refusal(401, 'unauthenticated'),
    )
    await expect(inbox()).rejects.toMatchObject({ problem: { code: 'unauthenticated' } })
    expect(currentSession()).toBeNull()
    expect(stored.has('liren.session')).toBe(false)
  })

  test('stays while the server cannot be asked', async () => {
    onRequest(({ url }) => {
      if (url.endsWith('/auth/refreshes')) throw new Error('lost')
      return refusal(401, 'unauthenticated')
    })
    await expect(call(identity.signOut, { body: { everywhere: false } })).rejects.toMatchObject({ kind: 'unreachable' })
    expect(currentSession()?.accessToken).toBe('access-one')
  })
})

describe('a lost answer', () => {
  const loseFirst = (times: number) => {
    let lost = 0
    onRequest(() => {
      lost += 1
      if (lost <= times) throw new Error('lost')
      return ok({ unreadMessages: 0, ...empty })
    })
  }
  const publish = { params: { communityId, announcementId: communityId }, body: { version: 1 } }

  test('of a read is asked for again', async () => {
    loseFirst(2)
    await inbox()
    expect(asked).toHaveLength(3)
  })

  test('of a named submission is asked for again under the same name', async () => {
    onRequest(() => {
      throw new Error('lost')
    })
    await expect(call(announcements.publish, publish, { submission: 'once' })).rejects.toMatchObject({
      kind: 'unreachable',
    })
    expect(asked.map(({ header }) => header['idempotency-key'])).toEqual(['once', 'once', 'once'])
  })

  test('of anything else is not: it may have counted', async () => {
    loseFirst(1)
    const upTo = { params: { communityId }, body: { upToMessageId: communityId } }
    await expect(call(messages.markAllRead, upTo)).rejects.toMatchObject({ kind: 'unreachable' })
    expect(asked).toHaveLength(1)
  })
})
