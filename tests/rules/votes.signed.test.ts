import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { SignedHead, SignerKey } from '@liren/shared/votes.heads'
import {
  headBytes,
  isEndorsed,
  isOwnKey,
  isSignedHead,
  keyBytes,
  keyIdOf,
  receiptCode,
  receiptIn,
} from '@liren/shared/votes.signed'
import { grown, rootOf, rootOfPeaks, type Peaks } from '@liren/shared/votes.tree'
import { headIn, recordOf } from '../../server/src/features/signing/signing.rules.ts'

const of = { community: '01890000-0000-7000-8000-00000000000a', decision: '01890000-0000-7000-8000-00000000000b' }
const other = { ...of, decision: '01890000-0000-7000-8000-00000000000c' }

const signed = (bytes: Uint8Array, by: KeyObject) => sign(null, bytes, by).toString('base64url')

function makeKey(previous: { secret: KeyObject; certificate: SignerKey } | null = null) {
  const { privateKey: secret, publicKey } = generateKeyPairSync('ed25519')
  const raw = String(publicKey.export({ format: 'jwk' }).x)
  const told = {
    ...{ key: keyIdOf(fromBase64url(raw)), publicKey: raw },
    ...{ from: '2026-11-01T00:00:00.000Z', previous: previous?.certificate.key ?? null },
  }
  const certificate: SignerKey = {
    ...{ ...told, signature: signed(keyBytes(told), secret) },
    endorsement: previous && signed(keyBytes(told), previous.secret),
  }
  return { secret, certificate }
}

const hash = (seed: number) => toBase64url(new Uint8Array(32).fill(seed))
const first = makeKey()
function headOf(size: number): SignedHead {
  const told = { size, leaf: hash(1), head: hash(2), root: hash(3), at: '2026-11-26T01:02:03.004Z' }
  const head = { ...told, key: first.certificate.key }
  return { ...head, signature: signed(headBytes(of, head), first.secret) }
}

describe('a signed head', () => {
  it('holds for its own log and key, and for nothing else', () => {
    const head = headOf(7)
    expect(isSignedHead(of, head, first.certificate)).toBe(true)
    expect(isSignedHead(other, head, first.certificate)).toBe(false)
    expect(isSignedHead(of, head, makeKey().certificate)).toBe(false)
    for (const change of [
      { size: 8 },
      { leaf: hash(9) },
      { head: hash(9) },
      { root: hash(9) },
      { at: '2026-11-26T01:02:03.005Z' },
    ])
      expect(isSignedHead(of, { ...head, ...change }, first.certificate)).toBe(false)
  })

  it('is no signature with one bit changed, nor with what only lenient readers take', () => {
    const head = headOf(7)
    const bytes = fromBase64url(head.signature)
    for (let bit = 0; bit < 512; bit += 1) {
      const changed = bytes.slice()
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(isSignedHead(of, { ...head, signature: toBase64url(changed) }, first.certificate)).toBe(false)
    }
    // The same S plus the order of the group: another signature of the same bytes (RFC 8032, 5.1.7).
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const s = bytes.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order
    const doubled = bytes.slice()
    for (let at = 0; at < 32; at += 1) doubled[32 + at] = Number((s >> BigInt(8 * at)) & 255n)
    expect(isSignedHead(of, { ...head, signature: toBase64url(doubled) }, first.certificate)).toBe(false)
  })
})

describe('a key of the signer', () => {
  it('vouches for itself, and is endorsed by the one before alone', () => {
    const second = makeKey(first)
    expect([isOwnKey(first.certificate), isOwnKey(second.certificate)]).toEqual([true, true])
    expect(isEndorsed(second.certificate, first.certificate)).toBe(true)
    expect(isEndorsed(second.certificate, makeKey().certificate)).toBe(false)
    expect(isEndorsed({ ...second.certificate, endorsement: null }, first.certificate)).toBe(false)
    expect(isOwnKey({ ...second.certificate, from: '2026-11-02T00:00:00.000Z' })).toBe(false)
    expect(isOwnKey({ ...second.certificate, key: first.certificate.key })).toBe(false)
  })
})

describe('a receipt', () => {
  it('goes into a QR code and comes out again', () => {
    const receipt = { ...of, ...headOf(4_000_000) }
    const code = receiptCode(receipt)
    expect(code).toMatch(/^LR1\.[A-Za-z0-9_-]{282}$/)
    expect(receiptIn(code)).toEqual(receipt)
  })

  it.each(['', 'LR1.', 'LR2.aaaa', 'LR1.!!!!', `LR1.${'A'.repeat(282)}`, 'https://example.org'])(
    'is not in %j',
    (text) => {
      expect(receiptIn(text)).toBeNull()
    },
  )

  it('lies in the signer’s file as it was signed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 - 1 }), (size) => {
        const head = headOf(size)
        expect(headIn(recordOf(head))).toEqual(head)
      }),
      { numRuns: 50 },
    )
  })
})

it('a growing tree has the root of its leaves at every size', () => {
  const leaves: Uint8Array[] = []
  let peaks: Peaks = []
  for (let size = 1; size <= 130; size += 1) {
    const leaf = new Uint8Array(32).fill(size)
    leaves.push(leaf)
    peaks = grown(peaks, leaf)
    expect(toBase64url(rootOfPeaks(peaks))).toBe(toBase64url(rootOf(leaves)))
  }
  expect(toBase64url(rootOfPeaks([]))).toBe(toBase64url(rootOf([])))
})
