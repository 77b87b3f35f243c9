import { createHmac } from 'node:crypto'
import { identity, type Session } from '@liren/shared/identity'
import { demoKeys } from '../../server/src/config.demo.ts'
import { parseKeyRing, type KeyRing } from '../../server/src/platform/crypto/key.ring.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'

const ringOf = (text: string): KeyRing => {
  const parsed = parseKeyRing(text)
  if ('faults' in parsed) throw new Error(parsed.faults.join())
  return parsed.ring
}
const oldKey = Buffer.from('an older key of access tokens...')
const newKeyBytes = Buffer.from('a newer key of access tokens....')
const oldRing = ringOf(`k1:${oldKey.toString('base64')}`)
const bothRings = ringOf(`k2:${newKeyBytes.toString('base64')},k1:${oldKey.toString('base64')}`)
const newRing = ringOf(`k2:${newKeyBytes.toString('base64')}`)

let test: TestApp
let session: Session

beforeAll(async () => {
  test = await startApp({ tokenKeys: oldRing })
  session = await test.signIn(newPhone())
})
afterAll(() => test.close())

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
const partsOf = (token: string) => {
  const [header, claims] = token.split('.')
  return { header: decode(header), claims: decode(claims) }
}

interface Forged {
  header?: object
  claims?: object
  key?: Buffer
  hash?: 'sha256' | 'sha384' | 'sha512'
}

/** The session's own token, signed again with something changed. */
function forge({ header = {}, claims = {}, key = oldKey, hash = 'sha256' }: Forged): string {
  const real = partsOf(session.accessToken)
  const signed = `${encode({ ...real.header, ...header })}.${encode({ ...real.claims, ...claims })}`
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
}

const verdictOf = async (app: TestApp, authorization: string) =>
  (await app.inject({ url: '/api/v1/me', headers: { authorization } })).statusCode

describe('an access token', () => {
  it('lives ten minutes, as the reply says', () => {
    const { claims } = partsOf(session.accessToken)
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(600)
    const told = new Date(session.accessExpiresAt).getTime() / 1000
    expect(Math.abs(told - Number(claims['exp']))).toBeLessThan(3)
  })

  it('names its key, its issuer, its audience, the account and the session, and nothing else', () => {
    const { header, claims } = partsOf(session.accessToken)
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'k1' })
    const { iat: _iat, exp: _exp, ...rest } = claims
    expect(rest).toEqual({ sub: session.accountId, sid: session.sessionId, iss: 'liren', aud: 'liren-app' })
  })

  it('forged as itself is taken, so that what follows proves something', async () => {
    expect(await verdictOf(test, `Bearer ${forge({})}`)).toBe(200)
  })

  const now = Math.floor(Date.now() / 1000)
  it.each<[string, Forged]>([
    ['another key', { key: newKeyBytes }],
    ['a kid nobody has', { header: { kid: 'k9' } }],
    ['no kid', { header: { kid: undefined } }],
    ['a kid that is no text', { header: { kid: { k1: true } } }],
    ['a kid that all objects have', { header: { kid: '__proto__' } }],
    ['HS512', { header: { alg: 'HS512' }, hash: 'sha512' }],
    ['HS384', { header: { alg: 'HS384' }, hash: 'sha384' }],
    ['a time that is over', { claims: { exp: now - 1 } }],
    ['no time', { claims: { exp: undefined } }],
    ['another issuer', { claims: { iss: 'somebody' } }],
    ['no issuer', { claims: { iss: undefined } }],
    ['another audience', { claims: { aud: 'another-app' } }],
    ['no audience', { claims: { aud: undefined } }],
    ['a start in the future', { claims: { nbf: now + 3600 } }],
    ['an account that is no id', { claims: { sub: 'operator' } }],
    ['an account that is no text', { claims: { sub: [1] } }],
    ['no session', { claims: { sid: undefined } }],
    ['the session of nobody', { claims: { sid: '01890000-0000-7000-8000-000000000000' } }],
    ['another account', { claims: { sub: '01890000-0000-7000-8000-000000000000' } }],
  ])('with %s is refused', async (_, change) => {
    expect(await verdictOf(test, `Bearer ${forge(change)}`)).toBe(401)
  })

  it('without a signature is refused, whatever it says of its algorithm', async () => {
    const { claims } = partsOf(session.accessToken)
    for (const alg of ['none', 'None', 'NONE', 'HS256', ''])
      for (const signature of ['', 'AAAA'])
        expect(
          await verdictOf(test, `Bearer ${encode({ alg, typ: 'JWT', kid: 'k1' })}.${encode(claims)}.${signature}`),
        ).toBe(401)
  })

  it('is taken from nowhere but the Authorization header', async () => {
    const { accessToken } = session
    expect(await verdictOf(test, accessToken)).toBe(401)
    expect(await verdictOf(test, `Basic ${accessToken}`)).toBe(401)
    const asked = await test.inject({ url: `/api/v1/me?access_token=${accessToken}&token=${accessToken}` })
    expect(asked.statusCode).toBe(401)
    const cookie = await test.inject({ url: '/api/v1/me', headers: { cookie: `token=${accessToken}` } })
    expect(cookie.statusCode).toBe(401)
  })
})

describe('when keys are rotated', () => {
  it('tokens of the old key still work, new ones are signed with the new key, and then the old one goes', async () => {
    const between = await startApp({ tokenKeys: bothRings }, test)
    const after = await startApp({ tokenKeys: newRing }, test)
    try {
      expect(await verdictOf(between, `Bearer ${session.accessToken}`)).toBe(200)
      const renewed = await between.call(identity.refresh, { body: { refreshToken: session.refreshToken } })
      expect(partsOf(renewed.accessToken).header['kid']).toBe('k2')
      expect(await verdictOf(after, `Bearer ${renewed.accessToken}`)).toBe(200)
      expect(await verdictOf(after, `Bearer ${session.accessToken}`)).toBe(401)
      expect(await verdictOf(test, `Bearer ${renewed.accessToken}`)).toBe(401)
    } finally {
      await between.close()
      await after.close()
    }
  })

  it('the keys of the demo are not those of this test', () => {
    expect(ringOf(demoKeys.TOKEN_KEYS).keys.has('k1')).toBe(false)
  })
})
