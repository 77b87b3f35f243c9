import { identity, type Session } from '@liren/shared/identity'
import { newPhone, startApp, type TestApp } from '../support/app.ts'

let test: TestApp
let other: TestApp
beforeAll(async () => {
  test = await startApp()
  other = await startApp({}, test)
})
afterAll(async () => {
  await other.close()
  await test.close()
})

const fresh = () => test.signIn(newPhone())
const refresh = (session: Session, app = test) =>
  app.call(identity.refresh, { body: { refreshToken: session.refreshToken } })
const refused = async ({ refreshToken }: Session) =>
  (await test.refuse(identity.refresh, { body: { refreshToken } })).code
const works = async ({ accessToken }: Session) =>
  (await test.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${accessToken}` } })).statusCode === 200

/** Tokens of a session that could still be traded. */
async function live(session: Session): Promise<number> {
  const { rows } = await test.admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM refresh_token WHERE session_id = $1 AND used_at IS NULL`,
    [session.sessionId],
  )
  return rows[0]?.n ?? -1
}

describe('a refresh', () => {
  it('gives a new token of the same session, and the new one goes on', async () => {
    let session = await fresh()
    const { sessionId, accountId } = session
    for (let round = 0; round < 4; round += 1) {
      const next = await refresh(session)
      expect(next).toMatchObject({ sessionId, accountId, isNewAccount: false })
      expect(next.refreshToken).not.toBe(session.refreshToken)
      expect(await live(session)).toBe(1)
      session = next
    }
    expect(await works(session)).toBe(true)
  })

  it('of an old token, when the new one is in use, ends the session at once for all its tokens', async () => {
    const first = await fresh()
    const second = await refresh(first)
    const third = await refresh(second)
    expect(await refused(first)).toBe('refresh_reused')
    for (const session of [first, second, third]) {
      expect(await works(session)).toBe(false)
      expect(await refused(session)).toBe('unauthenticated')
    }
  })

  it('leaves the other sessions of the person alone when one is ended for reuse', async () => {
    const phone = newPhone()
    const [stolen, mine] = [await test.signIn(phone), await test.signIn(phone)]
    await refresh(await refresh(stolen))
    expect(await refused(stolen)).toBe('refresh_reused')
    expect(await works(mine)).toBe(true)
    expect((await refresh(mine)).accountId).toBe(mine.accountId)
  })

  it('may be repeated for a minute when its reply was lost; what was lost is then worth nothing', async () => {
    const first = await fresh()
    const lost = await refresh(first)
    await test.advance(55)
    const found = await refresh(first)
    expect(await live(first)).toBe(1)
    expect(await refused(lost)).toBe('unauthenticated')
    expect(await works(found)).toBe(true)
    expect((await refresh(found)).sessionId).toBe(first.sessionId)
  })

  it('repeated after more than a minute ends the session, counted from its first use', async () => {
    const first = await fresh()
    await refresh(first)
    await test.advance(40)
    await refresh(first)
    await test.advance(25)
    expect(await refused(first)).toBe('refresh_reused')
    expect(await works(first)).toBe(false)
  })

  it('is possible for ninety days after the last one', async () => {
    const first = await fresh()
    await test.advance(89 * 86_400)
    const second = await refresh(first)
    await test.advance(91 * 86_400)
    expect(await refused(second)).toBe('unauthenticated')
  })

  it('is worth nothing with a token that never was, or that of a session that was signed out', async () => {
    const session = await fresh()
    expect(await refused({ ...session, refreshToken: 'A'.repeat(43) })).toBe('unauthenticated')
    await test.call(identity.signOut, { body: { everywhere: false } }, { as: session })
    expect(await refused(session)).toBe('unauthenticated')
  })

  it('leaves the token itself nowhere in the database', async () => {
    const session = await refresh(await fresh())
    const { rows } = await test.admin.query('SELECT FROM refresh_token t WHERE t::text LIKE $1', [
      `%${session.refreshToken}%`,
    ])
    expect(rows).toEqual([])
  })
})

describe('at once', () => {
  it('twenty refreshes of one token in two processes leave one token that can be traded', async () => {
    const session = await fresh()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, round) => refresh(session, round % 2 ? test : other)),
    )
    const given = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(given.length).toBeGreaterThan(0)
    expect(await live(session)).toBe(1)
    const traded = await Promise.allSettled(given.map((one) => refresh(one)))
    expect(traded.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('an old token and its successor never end in a deadlock', async () => {
    for (let round = 0; round < 15; round += 1) {
      const first = await fresh()
      const second = await refresh(first)
      const outcomes = await Promise.allSettled([refresh(first), refresh(second, other), refresh(first, other)])
      const refusals = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [],
      )
      expect(refusals.filter((code) => code !== 'unauthenticated' && code !== 'refresh_reused')).toEqual([])
      expect(await live(first)).toBeLessThanOrEqual(1)
    }
  })

  it('a refresh and a sign-out leave a session that is over', async () => {
    for (let round = 0; round < 10; round += 1) {
      const session = await fresh()
      const [refreshed] = await Promise.allSettled([
        refresh(session),
        other.call(identity.signOut, { body: { everywhere: true } }, { as: session }),
      ])
      expect(await works(session)).toBe(false)
      const late = refreshed.status === 'fulfilled' ? refreshed.value : session
      expect(await works(late)).toBe(false)
      expect(await refused(late)).toBe('unauthenticated')
    }
  })
})
