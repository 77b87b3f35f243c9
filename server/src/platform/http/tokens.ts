import jwt, { type Secret } from '@fastify/jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DomainError } from '../errors.ts'
import type { KeyRing } from '../crypto/key.ring.ts'

/** What an access token says: the account and the session it belongs to. */
export interface Claims {
  sub: string
  sid: string
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: Claims
    user: Claims
  }
}

export const accessTokenSeconds = 600
const issuer = 'liren'
const audience = 'liren-app'

/** Finds the key that a token names. The library's types know this form of the callback only from its tests. */
const keyOf = (ring: KeyRing): Secret =>
  ((_request: FastifyRequest, token: { header?: { kid?: unknown } }) => {
    const key = ring.keys.get(String(token.header?.kid))
    return key ? Promise.resolve(key) : Promise.reject(new DomainError('unauthenticated'))
  }) as unknown as Secret

/** Signs and checks access tokens with a key ring: the first key signs, all of them verify. */
export async function installTokens(app: FastifyInstance, ring: KeyRing): Promise<void> {
  const current = ring.keys.get(ring.current)
  if (!current) throw new Error('the token key ring is empty')
  await app.register(jwt, {
    secret: {
      private: current,
      public: keyOf(ring),
    },
    decode: { complete: true },
    // In seconds, unlike in the library beneath.
    sign: { algorithm: 'HS256', kid: ring.current, iss: issuer, aud: audience, expiresIn: accessTokenSeconds },
    verify: {
      algorithms: ['HS256'],
      allowedIss: issuer,
      allowedAud: audience,
      requiredClaims: ['sub', 'sid', 'exp', 'iss', 'aud'],
    },
  })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The claims of the bearer token; throws `unauthenticated` for anything but a valid one. */
export async function claimsOf(request: FastifyRequest): Promise<Claims> {
  try {
    const claims = await request.jwtVerify<Claims>()
    if (uuid.test(claims.sub) && uuid.test(claims.sid)) return { sub: claims.sub, sid: claims.sid }
  } catch {
    // Which part of a token is wrong is nobody's business.
  }
  throw new DomainError('unauthenticated')
}
