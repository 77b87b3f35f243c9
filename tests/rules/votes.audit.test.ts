import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { alg, commitmentOf, headOf, leafOf, nextHead, originOf, rollLeafOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { canonical, type Json } from '@liren/shared/votes.canonical'

const sha = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const log = { community: '01890000-0000-7000-8000-000000000001', decision: '01890000-0000-7000-8000-000000000002' }

describe('canonical JSON', () => {
  it('is as RFC 8785 shows it', () => {
    // The sample of section 3.2.2, and the sorting sample of 3.2.3.
    const sample = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonical(sample)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
    const sorted = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(Object.values(JSON.parse(canonical(sorted)) as object)).toHaveLength(7)
    expect(canonical(sorted)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  })

  it('means the same, whatever the order it was written in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonical(value as Json)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonical(JSON.parse(text) as Json)).toBe(text)
      }),
    )
    expect(canonical({ b: 1, a: -0 })).toBe(canonical({ a: 0, b: 1 }))
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['undefined inside', { a: undefined }],
    ['not a number', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['half a character', '\ud83d'],
    ['half a character as a name', { '\ude00': 1 }],
    ['a big integer', 1n],
    ['a function', () => 1],
  ])('refuses %s', (_name, value) => {
    expect(() => canonical(value as Json)).toThrow(TypeError)
  })
})

it('bytes become base64url and come back as Node has them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64url')
      expect(toBase64url(bytes)).toBe(text)
      expect(fromBase64url(text)).toEqual(bytes)
    }),
  )
  for (const bad of ['A', 'AB', 'AAB', '+A', 'A=', '中文']) expect(() => fromBase64url(bad)).toThrow(TypeError)
})

describe('an entry of the log', () => {
  const entry = { ...log, seq: 3, kind: 'close' as const, at: '2026-03-05T06:30:00.000Z', body: { b: 2, a: '一' } }
  const written =
    `{"alg":"${alg}","at":"2026-03-05T06:30:00.000Z","body":{"a":"一","b":2},` +
    `"community":"${log.community}","decision":"${log.decision}","kind":"close","seq":3,"v":1}`

  it('has the leaf of a written-out form, computed without our code', () => {
    expect(hex(leafOf(entry))).toBe(hex(sha(Uint8Array.of(0), written)))
  })

  it('has another leaf when anything in it differs, or the log it belongs to', () => {
    const others = [
      { ...entry, seq: 4 },
      { ...entry, kind: 'count' as const },
      { ...entry, at: '2026-03-05T06:30:00.001Z' },
      { ...entry, body: { a: '一', b: 3 } },
      { ...entry, community: log.decision },
      { ...entry, decision: log.community },
    ]
    expect(new Set([entry, ...others].map((one) => hex(leafOf(one)))).size).toBe(7)
  })

  it('moves the head on from the one before; the first follows the name of the log', () => {
    const origin = `{"alg":"${alg}","community":"${log.community}","decision":"${log.decision}","v":1}`
    const [one, two] = [leafOf(entry), leafOf({ ...entry, seq: 4 })]
    expect(hex(originOf(log))).toBe(hex(sha(origin)))
    expect(hex(headOf(log, [one, two]))).toBe(hex(sha(sha(sha(origin), one), two)))
    expect(hex(headOf(log, [one, two]))).toBe(hex(nextHead(headOf(log, [one]), two)))
    expect(hex(headOf(log, []))).toBe(hex(originOf(log)))
  })
})

describe('what binds without telling', () => {
  const salt = new Uint8Array(32).fill(7)

  it('is a commitment to decision, pseudonym and choices', () => {
    const ballot = { salt, decision: log.decision, pseudonym: 'p', choices: { 2: [1, 3], 1: 'FOR' } }
    const written = `{"choices":{"1":"FOR","2":[1,3]},"decision":"${log.decision}","pseudonym":"p"}`
    expect(hex(commitmentOf(ballot))).toBe(hex(sha(salt, written)))
    expect(() => commitmentOf({ ...ballot, salt: salt.subarray(1) })).toThrow(TypeError)
  })

  it('is a leaf of the roll', () => {
    const text = Buffer.from(salt).toString('base64url')
    const leaf = rollLeafOf({ pseudonym: 'p', area: 7993, salt: text })
    expect(hex(leaf)).toBe(hex(sha(Uint8Array.of(0), `{"area":7993,"pseudonym":"p","salt":"${text}"}`)))
    expect(() => rollLeafOf({ pseudonym: 'p', area: 1, salt: 'AAAA' })).toThrow(TypeError)
  })
})
