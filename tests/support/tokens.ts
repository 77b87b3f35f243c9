import { createHmac } from 'node:crypto'
import { demoKeys } from '../../server/src/config.demo.ts'
import { parseKeyRing } from '../../server/src/platform/crypto/key.ring.ts'

const parsed = parseKeyRing(demoKeys.TOKEN_KEYS)
if ('faults' in parsed) throw new Error(parsed.faults.join())

/** The keys that sign and check access tokens wherever nobody set others. */
export const tokenKeys = parsed.ring

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An access token as the product signs it, good for the length of a long run. */
export function tokenFor({ accountId, sessionId }: { accountId: string; sessionId: string }): string {
  const now = Math.floor(Date.now() / 1000)
  const kid = tokenKeys.current
  const claims = { sub: accountId, sid: sessionId, iat: now, exp: now + 12 * 3600, aud: 'liren-app', iss: 'liren' }
  const signed = `${part({ alg: 'HS256', typ: 'JWT', kid })}.${part(claims)}`
  const key = tokenKeys.keys.get(kid) ?? ''
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

/** The same as a token of ours, good for the length of a long run: a matrix on a busy machine outlives what it began with. */
export function tokenLike(token: string): string {
  const { sub, sid } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    string
  >
  return tokenFor({ accountId: sub ?? '', sessionId: sid ?? '' })
}
