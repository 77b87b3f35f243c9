import * as asn1 from 'asn1js'
import { randomBytes } from 'node:crypto'
import { fetchBytes } from '../outbound/fetch.text.ts'
import { StampFailure, type Stamp, type TimestampPort } from './timestamp.ts'

const timeoutMs = 10_000
const mostBytes = 64 * 1024
const sha256Id = '2.16.840.1.101.3.4.2.1'
const signedDataId = '1.2.840.113549.1.7.2'
const tstInfoId = '1.2.840.113549.1.9.16.1.4'
/** Granted, and granted with modifications (RFC 3161, 2.4.2). */
const granted: readonly number[] = [0, 1]

/** A positive integer of 64 bits, as DER wants it: a first bit that is set would make it negative. */
function newNonce(): Buffer {
  const nonce = randomBytes(8)
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40
  return nonce
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** A request for a token over a SHA-256, with the authority's certificate in it (RFC 3161, 2.4.1). */
export function requestFor(digest: Uint8Array, nonce: Uint8Array): Buffer {
  const hash = new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: sha256Id }), new asn1.Null()] })
  const imprint = new asn1.Sequence({ value: [hash, new asn1.OctetString({ valueHex: bufferOf(digest) })] })
  const whole = new asn1.Sequence({
    value: [
      new asn1.Integer({ value: 1 }),
      imprint,
      new asn1.Integer({ valueHex: bufferOf(nonce) }),
      new asn1.Boolean({ value: true }),
    ],
  })
  return Buffer.from(whole.toBER())
}

const strange = (what: string) => new StampFailure('strange', `the answer of the time-stamp authority ${what}`)

/** What DER says; throws where it is none, or something follows it. */
function read(bytes: Uint8Array): asn1.AsnType {
  const { offset, result } = asn1.fromBER(bufferOf(bytes))
  if (offset !== bytes.length) throw strange('cannot be read')
  return result
}

/** The parts of something that has parts. */
function partsOf(node: unknown): unknown[] {
  if (node instanceof asn1.Sequence || node instanceof asn1.Constructed) return node.valueBlock.value
  throw strange('cannot be read')
}

const isId = (node: unknown, id: string): boolean =>
  node instanceof asn1.ObjectIdentifier && node.valueBlock.toString() === id

const isBytes = (node: unknown, bytes: Uint8Array): boolean =>
  (node instanceof asn1.Integer || node instanceof asn1.OctetString) &&
  Buffer.from(node.valueBlock.valueHexView).equals(Buffer.from(bytes))

/**
 * What a token says: TSTInfo (RFC 3161, 2.4.2) in signed data (RFC 5652, 5.1). Who signed it is for whoever relies on it
 * to check, with a root they trust.
 */
function infoIn(token: unknown) {
  const [type, explicit] = partsOf(token)
  if (!isId(type, signedDataId)) throw strange('holds no signed data')
  const [, , content] = partsOf(partsOf(explicit)[0])
  const [contentType, within] = partsOf(content)
  const [octets] = partsOf(within)
  if (!isId(contentType, tstInfoId) || !(octets instanceof asn1.OctetString)) throw strange('holds no time')
  const [, , imprint, , time, ...more] = partsOf(read(new Uint8Array(octets.getValue())))
  const [algorithm, digest] = partsOf(imprint)
  if (!(time instanceof asn1.GeneralizedTime)) throw strange('holds no time')
  return {
    isSha256: isId(partsOf(algorithm)[0], sha256Id),
    digest,
    at: time.toDate(),
    // The only integer behind the time; the others are inside of sequences.
    nonce: more.find((one) => one instanceof asn1.Integer),
  }
}

/** The stamp in an answer (RFC 3161, 2.4.2); throws when it is a refusal, or not over what was asked. */
export function stampIn(answer: Uint8Array, digest: Uint8Array, nonce: Uint8Array): Stamp {
  const [told, token] = partsOf(read(answer))
  const [status] = partsOf(told)
  if (!(status instanceof asn1.Integer)) throw strange('cannot be read')
  const code = status.valueBlock.valueDec
  if (!granted.includes(code)) throw new StampFailure('refused', `the time-stamp authority refused (${String(code)})`)
  if (!(token instanceof asn1.Sequence)) throw strange('holds no token')
  const info = infoIn(token)
  if (!info.isSha256 || !isBytes(info.digest, digest)) throw strange('is over something else')
  if (!isBytes(info.nonce, nonce)) throw strange('is not to this request')
  return { token: Buffer.from(token.valueBeforeDecodeView), at: info.at }
}

/** Asks an authority over HTTP (RFC 3161, 3.4), whose address an operator has set. */
export function createTimestamps({ url }: { url: string }): TimestampPort {
  return {
    async stamp(digest) {
      const nonce = newNonce()
      const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' }
      const request = { method: 'POST', headers, body: new Uint8Array(requestFor(digest, nonce)) }
      const reply = await fetchBytes(new URL(url), request, timeoutMs)
      if ('failure' in reply)
        throw new StampFailure('away', `the time-stamp authority did not answer (${reply.failure})`)
      if (reply.status !== 200)
        throw new StampFailure('away', `the time-stamp authority answered with HTTP ${String(reply.status)}`)
      if (reply.bytes.length > mostBytes) throw strange('is too long')
      return stampIn(reply.bytes, digest, nonce)
    },
  }
}
