import fc from 'fast-check'
import { parseKey, parseKeyRing } from '../../server/src/platform/crypto/key.ring.ts'
import { digest, randomToken, sameDigest, sixDigits } from '../../server/src/platform/crypto/tokens.ts'
import { createVault, type Place } from '../../server/src/platform/crypto/vault.ts'
import { VaultError, type VaultFault } from '../../server/src/platform/crypto/vault.error.ts'

const key = (seed: number) => Buffer.from(Array.from({ length: 32 }, (_, index) => (seed * 37 + index) % 256))
const k1: [string, Buffer] = ['k1', key(1)]
const k2: [string, Buffer] = ['k2', key(2)]
const indexKey = key(9)
const ring = (...keys: [string, Buffer][]) => ({ current: keys[0]?.[0] ?? '', keys: new Map(keys) })
const vaultOf = (...keys: [string, Buffer][]) => createVault({ dataKeys: ring(...keys), indexKey })
const vault = vaultOf(k2, k1)
const place: Place = { table: 'accounts', column: 'phone', row: '0192f0a0-0000-7000-8000-000000000001' }

const faultOf = (act: () => unknown): VaultFault | 'none' => {
  try {
    act()
    return 'none'
  } catch (error) {
    if (error instanceof VaultError) return error.kind
    throw error
  }
}

const boxes = (sealed: string) => {
  const [version = '', keyId = '', wrapped = '', body = ''] = sealed.split('.')
  return { version, keyId, wrapped: Buffer.from(wrapped, 'base64url'), body: Buffer.from(body, 'base64url') }
}
const text = ({ version, keyId, wrapped, body }: ReturnType<typeof boxes>) =>
  [version, keyId, wrapped.toString('base64url'), body.toString('base64url')].join('.')
const flip = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

describe('seal and open', () => {
  test('give back any text, and never the same sealed text twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.string(),
        fc.string(),
        (plain, table, column, row) => {
          const where = { table, column, row }
          const sealed = vault.seal(plain, where)
          expect(vault.open(sealed, where)).toBe(plain)
          expect(vault.seal(plain, where)).not.toBe(sealed)
        },
      ),
    )
  })

  test('the text is versioned, compact, and does not show the value', () => {
    const sealed = vault.seal('13800138000', place)
    expect(sealed).toMatch(/^1\.k2\.[A-Za-z0-9_-]{80}\.[A-Za-z0-9_-]+$/)
    expect(sealed.length).toBeLessThanOrEqual(140)
    expect(boxes(sealed).body.includes('13800138000')).toBe(false)
  })

  test('a value opens only at its own place', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.string(), fc.string(), fc.string()),
        fc.tuple(fc.string(), fc.string(), fc.string()),
        (a, b) => {
          fc.pre(a.join('\u0000') !== b.join('\u0000') || a.some((part, index) => part !== b[index]))
          const [here, there] = [a, b].map(([table, column, row]) => ({ table, column, row }))
          if (!here || !there) return
          expect(faultOf(() => vault.open(vault.seal('x', here), there))).toBe('not_authentic')
        },
      ),
    )
  })

  test.each<[string, Partial<Place>]>([
    ['table', { table: 'residents' }],
    ['column', { column: 'legal_name' }],
    ['row', { row: '0192f0a0-0000-7000-8000-000000000002' }],
    ['letters moved between table and column', { table: 'account', column: 'sphone' }],
  ])('another %s is refused', (_, change) => {
    expect(faultOf(() => vault.open(vault.seal('x', place), { ...place, ...change }))).toBe('not_authentic')
  })

  test('half a character is refused, since it would come back changed', () => {
    expect(faultOf(() => vault.seal('\uD83D', place))).toBe('not_text')
  })
})

describe('a sealed value that was touched does not open', () => {
  const sealed = vault.seal('张三 13800138000', place)
  const parts = boxes(sealed)
  test('every single bit of the wrapped key and of the body counts', () => {
    for (let at = 0; at < parts.wrapped.length; at += 1)
      expect(faultOf(() => vault.open(text({ ...parts, wrapped: flip(parts.wrapped, at) }), place))).toBe(
        'not_authentic',
      )
    for (let at = 0; at < parts.body.length; at += 1)
      expect(faultOf(() => vault.open(text({ ...parts, body: flip(parts.body, at) }), place))).toBe('not_authentic')
  })

  const other = boxes(vault.seal('李四', place))
  test.each<[string, string, VaultFault]>([
    ['key id of another key in the ring', text({ ...parts, keyId: 'k1' }), 'not_authentic'],
    ['key id nobody has', text({ ...parts, keyId: 'k9' }), 'unknown_key'],
    ['key id that is a property of every object', text({ ...parts, keyId: 'constructor' }), 'unknown_key'],
    ['wrapped key of another value', text({ ...parts, wrapped: other.wrapped }), 'not_authentic'],
    ['body of another value', text({ ...parts, body: other.body }), 'not_authentic'],
    ['iv cut off', text({ ...parts, body: parts.body.subarray(12) }), 'not_authentic'],
    ['tag cut off', text({ ...parts, body: parts.body.subarray(0, -16) }), 'not_authentic'],
    ['body shorter than iv and tag', text({ ...parts, body: parts.body.subarray(0, 27) }), 'malformed'],
    [
      'wrapped key too long',
      text({ ...parts, wrapped: Buffer.concat([parts.wrapped, Buffer.from([0])]) }),
      'malformed',
    ],
    ['unknown version', text({ ...parts, version: '2' }), 'malformed'],
    ['a fifth part', `${sealed}.x`, 'malformed'],
    ['padding', `${sealed}=`, 'malformed'],
    ['a line feed behind', `${sealed}\n`, 'malformed'],
    ['not sealed at all', '13800138000', 'malformed'],
    ['nothing', '', 'malformed'],
  ])('%s', (_, touched, fault) => {
    expect(faultOf(() => vault.open(touched, place))).toBe(fault)
  })

  test('spare bits at the end of base64 make no second text for one value', () => {
    const one = vault.seal('abc', place)
    const spare = `${one.slice(0, -1)}${String.fromCharCode(one.charCodeAt(one.length - 1) + 1)}`
    expect(boxes(one).body.length % 3).toBe(1)
    expect(boxes(spare).body).toEqual(boxes(one).body)
    expect(faultOf(() => vault.open(spare, place))).toBe('malformed')
  })

  test('a ring without its current key is refused at once', () => {
    expect(faultOf(() => vaultOf())).toBe('unknown_key')
  })

  test('a key with the same id and other bytes does not open', () => {
    expect(faultOf(() => vaultOf(['k2', key(3)]).open(sealed, place))).toBe('not_authentic')
  })
})

describe('rotation', () => {
  const old = vaultOf(k1).seal('13800138000', place)
  test('an older key still opens, and rewrap brings the value under the current one', () => {
    expect(vault.open(old, place)).toBe('13800138000')
    const moved = vault.rewrap(old, place)
    expect(boxes(moved).keyId).toBe('k2')
    expect(boxes(moved).body).toEqual(boxes(old).body)
    expect(vaultOf(k2).open(moved, place)).toBe('13800138000')
    expect(faultOf(() => vaultOf(k2).open(old, place))).toBe('unknown_key')
  })
  test('rewrap leaves a current value alone and refuses a broken or moved one', () => {
    const current = vault.seal('x', place)
    expect(vault.rewrap(current, place)).toBe(current)
    const broken = boxes(old)
    expect(faultOf(() => vault.rewrap(text({ ...broken, body: flip(broken.body, 13) }), place))).toBe('not_authentic')
    expect(faultOf(() => vault.rewrap(old, { ...place, row: 'other' }))).toBe('not_authentic')
  })
})

describe('digests', () => {
  test('a blind index is stable, 43 characters, and differs by kind, value and key', () => {
    const index = vault.blindIndex('phone', '13800138000')
    expect(index).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(vaultOf(k1).blindIndex('phone', '13800138000')).toBe(index)
    expect(vault.blindIndex('openid', '13800138000')).not.toBe(index)
    expect(vault.blindIndex('phone', '13800138001')).not.toBe(index)
    expect(createVault({ dataKeys: ring(k1), indexKey: key(8) }).blindIndex('phone', '13800138000')).not.toBe(index)
  })
  test('a blind index does not change between versions of the program', () => {
    expect(vault.blindIndex('phone', '13800138000')).toBe('qWKY6eAMPfVCm15Wfl4rrC7y8cBbjXuS-3hotkrulsw')
    expect(vault.codeDigest('c1', '123456')).toBe('sACRZlMY7zOU2YADLD_jH5r-euNUkA7bED-jUItWT7o')
  })
  test('a code digest is bound to its challenge and to the exact code', () => {
    expect(vault.codeDigest('c1', '123456')).not.toBe(vault.codeDigest('c2', '123456'))
    expect(vault.codeDigest('c1', '123456')).not.toBe(vault.codeDigest('c1', '123457'))
    expect(vault.codeDigest('c1', '23456')).not.toBe(vault.codeDigest('c', '123456'))
    expect(vault.codeDigest('c1', '123456')).not.toBe(digest('123456'))
  })
  test('digest is SHA-256', () => {
    expect(digest('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  })
  test.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'abcd', false],
    ['', '', true],
    ['é', 'e', false],
  ])('sameDigest(%j, %j) is %j', (one, other, same) => {
    expect(sameDigest(one, other)).toBe(same)
  })
})

describe('random values', () => {
  test('a token is 43 characters and never the same', () => {
    const tokens = new Set(Array.from({ length: 500 }, randomToken))
    expect(tokens.size).toBe(500)
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })
  test('codes are six digits, and every digit is about equally frequent in every position', () => {
    const rounds = 20_000
    const seen = Array.from({ length: 6 }, () => Array.from({ length: 10 }, () => 0))
    for (let round = 0; round < rounds; round += 1) {
      const code = sixDigits()
      expect(code).toMatch(/^\d{6}$/)
      for (const [position, digit] of [...code].entries()) {
        const counts = seen[position]
        if (counts) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1
      }
    }
    // Six standard deviations (about 42 each): a fair source fails this less than once in a million runs.
    for (const counts of seen) for (const count of counts) expect(Math.abs(count - rounds / 10)).toBeLessThan(255)
  })
})

describe('key rings', () => {
  const base64 = (seed: number) => key(seed).toString('base64')
  test('are read in order, the current key first, with blanks and either alphabet', () => {
    const parsed = parseKeyRing(` k2:${base64(2)} , k1:${key(1).toString('base64url')}`)
    expect(parsed).toEqual({ ring: ring(k2, k1) })
  })
  test.each<[string, string, string[]]>([
    ['nothing', '', ['there is no key']],
    ['commas only', ' , ,', ['there is no key']],
    ['no id', base64(1), ['entry 1 has no "id:" before the key']],
    ['bad id', `K1:${base64(1)}`, ['entry 1 has an id that is not 1 to 16 of a-z, 0-9, "-", "_"']],
    ['no key', 'k1:', ['the key k1 is empty']],
    ['not base64', 'k1:§§§', ['the key k1 is not base64']],
    ['short', `k1:${base64(1).slice(0, 8)}`, ['the key k1 has 6 bytes, but must have 32']],
    ['zeros', `k1:${Buffer.alloc(32).toString('base64')}`, ['the key k1 is one byte repeated, which is no key']],
    ['twice', `k1:${base64(1)},k1:${base64(2)}`, ['the id k1 is used twice']],
    [
      'several faults',
      `k1:x!,:${base64(2)},k3`,
      [
        'the key k1 is not base64',
        'entry 2 has an id that is not 1 to 16 of a-z, 0-9, "-", "_"',
        'entry 3 has no "id:" before the key',
      ],
    ],
  ])('%s', (_, given, faults) => {
    expect(parseKeyRing(given)).toEqual({ faults })
  })
  test('faults never repeat a key', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (secret) => {
        const parsed = parseKey(secret)
        expect('faults' in parsed ? parsed.faults.join() : '').not.toContain(secret)
      }),
    )
  })
})
