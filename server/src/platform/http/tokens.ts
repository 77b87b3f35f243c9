import jwt, { type JWT } from '@fastify/jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { KeyRing } from '../crypto/key.ring.ts'
import { DomainError } from '../errors.ts'

/** What an access token says: the account and the session it belongs to. */
export interface Claims {
  sub: string
  sid: string
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Signs an access token, good for `accessTokenSeconds`, with the current key. */
    signAccess(claims: Claims): string
  }
}

export const accessTokenSeconds = 600
const algorithm = 'HS256'
const issuer = 'liren'
const audience = 'liren-app'

/** The plugin's instances by key id: it keeps one signer and verifier for each namespace it is registered under. */
const keyed = (app: FastifyInstance): Record<string, JWT | undefined> => app.jwt as never

/** Signs and checks access tokens with a key ring: the first key signs, all of them verify. */
export async function installTokens(app: FastifyInstance, ring: KeyRing): Promise<void> {
  for (const [kid, secret] of ring.keys)
    await app.register(jwt, {
      namespace: kid,
      secret,
      // In seconds, unlike in the library beneath.
      sign: { algorithm, kid, iss: issuer, aud: audience, expiresIn: accessTokenSeconds },
      verify: {
        algorithms: [algorithm],
        allowedIss: issuer,
        allowedAud: audience,
        requiredClaims: ['sub', 'sid', 'exp', 'iss', 'aud'],
      },
    })
  const current = keyed(app)[ring.current]
  if (!current) throw new Error('the token key ring is empty')
  app.decorate('signAccess', ({ sub, sid }: Claims) => current.sign({ sub, sid }))
}

const bearer = /^Bearer ([^ ]+)$/i
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The key id that a token's head names; verifying tells whether it says so rightly. */
function keyIdOf(token: string): string {
  const head = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString()) as { kid?: unknown }
  return typeof head.kid === 'string' ? head.kid : ''
}

/** The claims of the bearer token; throws `unauthenticated` for anything but a valid one. */
export function claimsOf(request: FastifyRequest): Claims {
  try {
    const token = bearer.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const claims = keyed(request.server)[keyIdOf(token)]?.verify<Claims>(token)
    if (claims && uuid.test(claims.sub) && uuid.test(claims.sid)) return { sub: claims.sub, sid: claims.sid }
  } catch {
    // Which part of a token is wrong is nobody's business.
  }
  throw new DomainError('unauthenticated')
}
