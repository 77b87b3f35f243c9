import jsQR from 'jsqr'
import sharp from 'sharp'
import type { Json } from '@liren/shared/votes.canonical'
import type { LogEntry } from '@liren/shared/votes.audit'
import { commitmentOf, leafOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { CastReceipt } from '@liren/shared/votes.casting'
import type { SignedHead, SignerKey } from '@liren/shared/votes.heads'
import { receiptCode } from '@liren/shared/votes.signed'
import { consistencyProof, inclusionProof } from '@liren/shared/votes.tree'
import { stored } from '../support/taro.ts'
import { certificatesOf, signAll, testKey, type TestKey } from '../support/votes.signing.ts'
import { codePicture } from '../../miniapp/src/features/votes/picture.code.ts'
import { believed, lookAgain, type Looked, type Witness } from '../../miniapp/src/features/votes/heads.proof.ts'
import { keepContradiction, readContradiction } from '../../miniapp/src/features/votes/proof.kept.ts'
import {
  checkBallot,
  checkSteps,
  verdictOf,
  type ShownLog,
  type ToCheck,
} from '../../miniapp/src/features/votes/ballot.proof.ts'

const of = { community: '01890000-0000-7000-8000-00000000000a', decision: '01890000-0000-7000-8000-00000000000b' }
const pseudonym = toBase64url(new Uint8Array(16).fill(5))
const salt = new Uint8Array(32).fill(7)
const choices = { 1: 'FOR', 2: [1, 3] }
const commitment = toBase64url(commitmentOf({ salt, decision: of.decision, pseudonym, choices }))
const myPlace = 4

const at = (seq: number) => new Date(Date.UTC(2026, 10, 26, 1, 0, seq)).toISOString()
const bodyOf = (seq: number, twist: number): Record<string, Json> =>
  seq === myPlace ? { pseudonym, commitment, channel: 'ELECTRONIC', grant: null } : { n: seq, twist }
/** A log of so many entries; `twist` makes another one, which is the same up to entry `from`. */
const logOf = (size: number, twist = 0, from = 0): LogEntry[] =>
  Array.from({ length: size }, (_, n) => ({
    ...of,
    seq: n + 1,
    kind: 'ballot' as const,
    at: at(n + 1),
    body: bodyOf(n + 1, n + 1 > from ? twist : 0),
  }))

const [first, second, strange] = [testKey(1), testKey(2), testKey(3)]
const from = '2026-11-01T00:00:00.000Z'
const keysOf = (...keys: { key: TestKey; isLost?: boolean }[]): SignerKey[] =>
  certificatesOf(keys.map((one, n) => ({ ...one, from: `2026-11-0${String(n + 1)}T00:00:00.000Z` }))) as never
const keys = keysOf({ key: first })

/** The log with a signed head at a size, and the proofs that it can give. */
function served(size: number, log = logOf(size), by = first, shown = keys) {
  const leaves = log.map((entry) => leafOf(entry))
  const [told] = signAll(log, [size], [{ key: by, from }])
  const { v: _v, alg: _a, community: _c, decision: _d, ...signed } = told as Record<string, Json>
  return {
    signed: signed as unknown as SignedHead,
    keys: shown,
    inclusion: {
      leaf: toBase64url(leaves[myPlace - 1] ?? new Uint8Array(32)),
      proof: size >= myPlace ? inclusionProof(leaves, myPlace - 1).map(toBase64url) : [],
    },
    consistency: { proof: consistencyProof(leaves, Math.min(myPlace, size)).map(toBase64url) },
    prove: (one: number, two: number) =>
      Promise.resolve(two === size ? { proof: consistencyProof(leaves, one).map(toBase64url) } : null),
  }
}

const mine = served(myPlace).signed
const receipt: CastReceipt = {
  ...{ seq: myPlace, at: at(myPlace), pseudonym, commitment, channel: 'ELECTRONIC', grant: null },
  ...{ leaf: mine.leaf, head: mine.head, signed: mine },
}
const ballot: ToCheck = { of, signed: mine, receipt, secret: { choices, salt: toBase64url(salt) } }
const flip = (digest: string): string => {
  const bytes = fromBase64url(digest).slice()
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return toBase64url(bytes)
}

const letters = new Map([
  [true, 'y'],
  [false, 'n'],
])
const marks = (checked: ReturnType<typeof checkBallot>) =>
  checked.map(({ holds }) => letters.get(holds as boolean) ?? '-').join('')
const whyOf = (checked: ReturnType<typeof checkBallot>) => checked.find(({ holds }) => holds === false)?.why ?? null

describe('checking a ballot', () => {
  it.each([myPlace, 5, 8, 33])('holds in every step of an honest log of %i entries', (size) => {
    const checked = checkBallot(ballot, served(size), keys)
    expect(checked.map(({ step }) => step)).toEqual(checkSteps)
    expect(marks(checked)).toBe('yyyyyy')
    expect(verdictOf(checked)).toBe('good')
  })

  const honest = served(9)
  const without = logOf(9).map((entry) => (entry.seq === myPlace ? { ...entry, body: { n: 0 } } : entry))
  const changedSecret = (change: Partial<NonNullable<ToCheck['secret']>>): ToCheck => ({
    ...ballot,
    secret: { choices, salt: toBase64url(salt), ...change },
  })
  it.each<[string, ToCheck, ShownLog | null, string, string | null]>([
    ['other choices', changedSecret({ choices: { 1: 'AGAINST', 2: [1, 3] } }), honest, 'ynyyyy', 'other_choice'],
    ['another salt', changedSecret({ salt: flip(toBase64url(salt)) }), honest, 'ynyyyy', 'other_choice'],
    ['half a salt', changedSecret({ salt: 'AAAA' }), honest, 'ynyyyy', 'other_choice'],
    ['a receipt of another time', { ...ballot, receipt: { ...receipt, at: at(5) } }, honest, 'yynyyy', 'other_entry'],
    ['a receipt of another number', { ...ballot, receipt: { ...receipt, seq: 5 } }, honest, 'yynyyy', 'other_entry'],
    ['a receipt that nobody signed', { ...ballot, signed: { ...mine, at: at(9) } }, honest, 'nyyyyy', 'unsigned'],
    ['a head that nobody signed', ballot, { ...honest, signed: { ...honest.signed, size: 8 } }, 'yyyn--', 'unsigned'],
    [
      'another log, signed by a strange key',
      ballot,
      served(9, logOf(9), strange, keysOf({ key: first }, { key: strange, isLost: true })),
      'yyyn--',
      'strange_key',
    ],
    ['no head', ballot, { ...honest, signed: null }, 'yyyn--', 'nothing'],
    ['a shorter log', ballot, served(3), 'yyyynn', 'short'],
    [
      'another leaf',
      ballot,
      { ...honest, inclusion: { ...honest.inclusion, leaf: flip(mine.leaf) } },
      'yyyyny',
      'other_leaf',
    ],
    ['no inclusion', ballot, { ...honest, inclusion: null }, 'yyyyny', 'refused'],
    [
      'a wrong path',
      ballot,
      { ...honest, inclusion: { ...honest.inclusion, proof: honest.inclusion.proof.map(flip) } },
      'yyyyny',
      'no_path',
    ],
    [
      'a path of no letters',
      ballot,
      { ...honest, inclusion: { ...honest.inclusion, proof: ['!'] } },
      'yyyyny',
      'no_path',
    ],
    ['no consistency', ballot, { ...honest, consistency: null }, 'yyyyyn', 'refused'],
    ['a log that was rewritten with the key before mine', ballot, served(9, logOf(9, 1)), 'yyyyyn', 'broken'],
    ['a log that holds another ballot in the place of mine', ballot, served(9, without), 'yyyynn', 'other_leaf'],
    ['a log that is another one of my size', ballot, served(myPlace, logOf(myPlace, 1)), 'yyyyyn', 'broken'],
    ['nobody who answers', ballot, null, 'yyy---', null],
    ['a code alone', { ...ballot, receipt: null, secret: null }, honest, 'y--yyy', null],
    ['a receipt of my other phone', { ...ballot, secret: null }, honest, 'y-yyyy', null],
  ])('finds %s', (_, to, shown, expected, why) => {
    const checked = checkBallot(to, shown, keys)
    expect(marks(checked)).toBe(expected)
    expect(whyOf(checked)).toBe(why)
    expect(verdictOf(checked)).toBe(expected.includes('n') ? 'bad' : 'partly')
  })
})

describe('keys that a phone believes', () => {
  const both = keysOf({ key: first }, { key: second })
  const lost = keysOf({ key: first }, { key: second, isLost: true })
  it.each([
    ['whatever is shown, knowing none', both, [], 2],
    ['one that a known key handed over to', both, keys, 2],
    ['one that a known key took over from', both, [both[1] as SignerKey], 2],
    ['not one that nobody vouches for', lost, keys, 1],
    ['not one whose certificate is broken', [{ ...(both[0] as SignerKey), from: at(1) }], [], 0],
    ['nothing of a signer that is another', keysOf({ key: strange }), keys, 0],
  ])('are %s', (_, shown, known, many) => {
    expect(believed(shown, known)).toHaveLength(many)
  })
})

describe('the head seen last', () => {
  const kept: Witness = { head: served(5).signed, keys }
  const looked = ({ signed, keys: shown, prove }: Looked): Looked => ({ signed, keys: shown, prove })
  const signedBy = keysOf({ key: first }, { key: strange, isLost: true })

  it.each<[string, Witness | null, Looked, object]>([
    ['is taken when it is the first', null, served(5), { witness: { head: { size: 5 } } }],
    ['stays none where nothing is signed yet', null, { ...served(5), signed: null }, { witness: null }],
    ['stays the same', kept, served(5), { witness: { head: { size: 5 } } }],
    ['goes on with the log', kept, served(12), { witness: { head: { size: 12 } } }],
    ['is contradicted by nothing at all', kept, { ...served(5), signed: null }, { fault: 'gone' }],
    ['is contradicted by a shorter log', kept, served(4), { fault: 'shorter' }],
    ['is contradicted by another log of that size', kept, served(5, logOf(5, 1)), { fault: 'forked' }],
    ['is contradicted by another log, longer', kept, served(9, logOf(9, 1)), { fault: 'unproven' }],
    [
      'is contradicted where the proof is refused',
      kept,
      { ...served(9), prove: () => Promise.resolve(null) },
      { fault: 'unproven' },
    ],
    [
      'is contradicted by what nobody signed',
      kept,
      { ...served(9), signed: { ...served(9).signed, at: at(20) } },
      { fault: 'unsigned' },
    ],
    ['is contradicted by a strange key', kept, served(9, logOf(9), strange, signedBy), { fault: 'strange_key' }],
  ])('%s', async (_, before, now, expected) => {
    expect(await lookAgain(of, before, looked(now))).toMatchObject(expected)
  })

  it('takes in a log that only changed after it', async () => {
    expect(await lookAgain(of, kept, served(9, logOf(9, 1, 5)))).toMatchObject({ witness: { head: { size: 9 } } })
  })

  it('keeps the first contradiction for good', () => {
    stored.clear()
    const now = new Date(0)
    keepContradiction(of.decision, { fault: 'shorter', kept: kept.head, shown: served(4).signed, now })
    keepContradiction(of.decision, { fault: 'forked', kept: kept.head, shown: null, now })
    expect(readContradiction(of.decision)).toMatchObject({ fault: 'shorter', kept: { size: 5 }, shown: { size: 4 } })
  })
})

describe('a receipt as a picture', () => {
  it('is a PNG that a camera reads', async () => {
    const code = receiptCode({ ...of, ...mine })
    expect(code.length).toBeLessThanOrEqual(300)
    const { data, info } = await sharp(codePicture(code)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(code)
  })
  it('says nothing of the salt, nor of what was chosen', () => {
    const bytes = Buffer.from(receiptCode({ ...of, ...mine }).slice(4), 'base64url')
    for (const secret of [salt, fromBase64url(commitment), fromBase64url(pseudonym)])
      expect(bytes.includes(Buffer.from(secret))).toBe(false)
  })
})
