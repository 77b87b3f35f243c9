import { createSigner, createVerifier } from 'fast-jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { KeyRing } from '../crypto/key.ring.ts'
import { DomainError } from '../errors.ts'

/** What an access token says: the account and the session it belongs to. */
export interface Claims {
  sub: string
  sid: string
}

interface Tokens {
  /** A new access token, good for `accessTokenSeconds`. */
  sign(claims: Claims): string
  /** What a token says; throws when it is not one of ours or no longer good. */
  verify(token: string): Claims
}

declare module 'fastify' {
  interface FastifyInstance {
    jwt: Tokens
  }
}

export const accessTokenSeconds = 600
const algorithm = 'HS256'
const issuer = 'liren'
const audience = 'liren-app'

const headOf = (token: string): string => token.slice(0, token.indexOf('.'))

const createTokens = (ring: KeyRing): Tokens => {
  const signerOf = (kid: string, key: Buffer) =>
    createSigner({ key, kid, algorithm, iss: issuer, aud: audience, expiresIn: accessTokenSeconds * 1000 })
  const verifierOf = (key: Buffer) =>
    createVerifier({
      key,
      algorithms: [algorithm],
      allowedIss: issuer,
      allowedAud: audience,
      requiredClaims: ['sub', 'sid', 'exp', 'iss', 'aud'],
    })
  const current = ring.keys.get(ring.current)
  if (!current) throw new Error('the token key ring is empty')
  // All tokens of a key begin alike, with algorithm and key id; what begins otherwise was not signed here.
  const verifiers = new Map([...ring.keys].map(([kid, key]) => [headOf(signerOf(kid, key)({})), verifierOf(key)]))
  const sign = signerOf(ring.current, current)
  return {
    sign: ({ sub, sid }) => sign({ sub, sid }),
    verify(token) {
      const verifier = verifiers.get(headOf(token))
      if (!verifier) throw new DomainError('unauthenticated')
      return verifier(token) as Claims
    },
  }
}

/** Signs and checks access tokens with a key ring: the first key signs, all of them verify. */
export function installTokens(app: FastifyInstance, ring: KeyRing): void {
  app.decorate('jwt', createTokens(ring))
}

const bearer = /^Bearer ([^ ]+)$/i
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The claims of the bearer token; throws `unauthenticated` for anything but a valid one. */
export function claimsOf(request: FastifyRequest): Claims {
  try {
    const token = bearer.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const { sub, sid } = request.server.jwt.verify(token)
    if (uuid.test(sub) && uuid.test(sid)) return { sub, sid }
  } catch {
    // Which part of a token is wrong is nobody's business.
  }
  throw new DomainError('unauthenticated')
}
