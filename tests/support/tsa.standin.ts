import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import * as der from './der.ts'

const sha256Id = '2.16.840.1.101.3.4.2.1'
const signedDataId = '1.2.840.113549.1.7.2'
const tstInfoId = '1.2.840.113549.1.9.16.1.4'
const contentTypeId = '1.2.840.113549.1.9.3'
const messageDigestId = '1.2.840.113549.1.9.4'
const ecdsaSha256Id = '1.2.840.10045.4.3.2'
const policyId = '1.3.6.1.4.1.99999.1'

/** What an authority may do instead of its duty. */
export type Misdeed = 'reject' | 'other_imprint' | 'other_nonce' | 'no_token' | 'garbage' | 'http_500' | 'long'

export interface TimestampStandin {
  url: string
  /** Requests as they came. */
  asked: { type: string | undefined; imprint: Buffer; hash: string; nonce: Buffer; certReq: boolean }[]
  /** The next request meets this. */
  next(misdeed: Misdeed): void
  close(): Promise<void>
}

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const hashOf = (id: string) => der.sequence(der.objectId(id), der.nothing)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** A time-stamp token (RFC 3161, 2.4.2; RFC 5652, 5.1): signed, and without a certificate, which no test looks at. */
export function tokenOf(imprint: Uint8Array, nonce: Uint8Array | null, at: Date): Buffer {
  const info = der.sequence(
    der.integer(1),
    der.objectId(policyId),
    der.sequence(hashOf(sha256Id), der.octets(imprint)),
    der.integer(7),
    der.generalizedTime(at),
    ...(nonce ? [der.integer(nonce)] : []),
  )
  const attributes = [
    der.sequence(der.objectId(contentTypeId), der.set(der.objectId(tstInfoId))),
    der.sequence(der.objectId(messageDigestId), der.set(der.octets(sha256(info)))),
  ]
  const signer = der.sequence(
    der.integer(3),
    der.tlv(0x80, sha256(Buffer.from('stand-in'))),
    hashOf(sha256Id),
    der.tlv(0xa0, ...attributes),
    der.sequence(der.objectId(ecdsaSha256Id)),
    der.octets(sign('sha256', der.set(...attributes), privateKey)),
  )
  const signed = der.sequence(
    der.integer(3),
    der.set(hashOf(sha256Id)),
    der.sequence(der.objectId(tstInfoId), der.tlv(0xa0, der.octets(info))),
    der.set(signer),
  )
  return der.sequence(der.objectId(signedDataId), der.tlv(0xa0, signed))
}

/** The answer of an authority that grants (RFC 3161, 2.4.2). */
export const grantedOf = (token: Uint8Array): Buffer => der.sequence(der.sequence(der.integer(0)), token)
const rejection = der.sequence(der.sequence(der.integer(2), der.sequence(der.utf8String('no such policy'))))

function readRequest(bytes: Buffer) {
  const [, imprint, ...rest] = der.elements(der.elements(bytes)[0]?.content ?? bytes)
  const [algorithm, digest] = der.elements(imprint?.content ?? Buffer.alloc(0))
  return {
    imprint: digest?.content ?? Buffer.alloc(0),
    hash: der.elements(algorithm?.content ?? Buffer.alloc(0))[0]?.whole.toString('hex') ?? '',
    nonce: rest.find(({ tag }) => tag === 0x02)?.content ?? Buffer.alloc(0),
    certReq: rest.some(({ tag, content }) => tag === 0x01 && content[0] === 0xff),
  }
}

const flipped = (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)))

/** A time-stamp authority on this machine, which speaks the protocol over HTTP (RFC 3161, 3.4). */
export async function startTimestampStandin(now: () => Date = () => new Date()): Promise<TimestampStandin> {
  const asked: TimestampStandin['asked'] = []
  const misdeeds: Misdeed[] = []
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const one = readRequest(bytes)
      asked.push({ type: request.headers['content-type'], ...one })
      const misdeed = misdeeds.shift()
      const { imprint, nonce } = one
      const answers: Record<Misdeed, () => Buffer> = {
        reject: () => rejection,
        other_imprint: () => grantedOf(tokenOf(flipped(imprint), nonce, now())),
        other_nonce: () => grantedOf(tokenOf(imprint, flipped(nonce), now())),
        no_token: () => der.sequence(der.sequence(der.integer(0))),
        garbage: () => Buffer.from('<html>busy</html>'),
        http_500: () => Buffer.alloc(0),
        long: () => Buffer.alloc(200_000, 0x30),
      }
      const body = misdeed ? answers[misdeed]() : grantedOf(tokenOf(imprint, nonce, now()))
      const status = misdeed === 'http_500' ? 500 : 200
      response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/tsa`,
    asked,
    next: (misdeed) => misdeeds.push(misdeed),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
