import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type { Choices } from '@liren/shared/votes.audit'
import { keyFromText, keyText } from '@liren/shared/votes.key'
import {
  ballotContext,
  publicKeyOf,
  readBallot,
  roomFor,
  seal,
  sealBallot,
  sealedLength,
  unseal,
} from '@liren/shared/votes.sealing'
import { fromBase64url } from '@liren/shared/votes.bytes'

const random = (): Uint8Array => new Uint8Array(randomBytes(32))
const decision = '01890000-0000-7000-8000-000000000002'
const other = '01890000-0000-7000-8000-000000000003'

describe('a sealed ballot', () => {
  const key = random()
  const publicKey = publicKeyOf(key)
  const asked = [
    { number: 1, candidates: 0 },
    { number: 2, candidates: 9 },
  ]
  const ballot = (choices: Choices) => ({
    ...{ decision, pseudonym: 'p', choices, asked, publicKey },
    ...{ salt: random(), once: random() },
  })

  it('opens with the private half alone, for the head it was sealed for', () => {
    const made = ballot({ 1: 'AGAINST', 2: [4, 7] })
    const bytes = fromBase64url(sealBallot(made))
    const plain = unseal(bytes, key, ballotContext(decision, 'p'))
    expect(readBallot(Buffer.from(plain ?? []).toString())).toEqual({ choices: made.choices, salt: made.salt })
    expect(unseal(bytes, random(), ballotContext(decision, 'p'))).toBeNull()
    expect(unseal(bytes, key, ballotContext(decision, 'q'))).toBeNull()
    expect(unseal(bytes, key, ballotContext(other, 'p'))).toBeNull()
  })

  it('is as long as any other of the decision, whatever was chosen', () => {
    const chosen: Choices[] = [{}, { 1: 'FOR' }, { 1: 'ABSTAIN', 2: [1, 2, 3, 4, 5, 6, 7, 8, 9] }]
    const sizes = chosen.map((choices) => sealBallot(ballot(choices)).length)
    expect(sizes).toEqual(sizes.map(() => sealedLength(asked)))
    expect(roomFor(asked)).toBe(256)
    expect(() => sealBallot(ballot({ 1: 'x'.repeat(300) }))).toThrow(TypeError)
  })

  it('never looks the same twice', () => {
    const made = ballot({ 1: 'FOR' })
    expect(sealBallot({ ...made, once: random() })).not.toBe(sealBallot(made))
  })

  it('does not open once a bit of it has flipped', () => {
    const sealed = seal(Buffer.from('choices'), publicKey, 'c', random())
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
        const changed = sealed.map((byte, n) => (n === at ? byte ^ (1 << bit) : byte))
        // Also the highest bit of the ephemeral key, which X25519 ignores (RFC 7748, 5): the pad is bound to it.
        expect(unseal(changed, key, 'c')).toBeNull()
      }),
    )
    expect(unseal(sealed.subarray(0, 63), key, 'c')).toBeNull()
  })

  it.each([
    '',
    '[]',
    'null',
    '{}',
    '{"choices":{},"salt":5}',
    '{"choices":null,"salt":"AA"}',
    '{"choices":{},"salt":"!"}',
  ])('is none when it says %j', (text) => {
    expect(readBallot(text)).toBeNull()
  })
})

describe('the key as people keep it', () => {
  const key = random()
  const text = keyText(decision, key)

  it('is read however it was written down', () => {
    expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(keyFromText(decision, text)).toEqual(key)
    const sloppy = text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(keyFromText(decision, ` ${sloppy}\n`)).toEqual(key)
  })

  it('tells a slip of the pen, and another decision', () => {
    const slipped = (text.startsWith('7') ? '8' : '7') + text.slice(1)
    expect(keyFromText(decision, slipped)).toBeNull()
    expect(keyFromText(decision, text.slice(1))).toBeNull()
    expect(keyFromText(decision, '中'.repeat(56))).toBeNull()
    expect(keyFromText(other, text)).toBeNull()
  })
})
