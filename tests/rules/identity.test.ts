import { maskPhone } from '@liren/shared/primitives'
import {
  judgeRefresh,
  limits,
  mayHaveChangedHands,
  phoneOf,
  refreshGraceSeconds,
  silentDays,
} from '../../server/src/features/identity/identity.rules.ts'

const now = new Date('2026-03-05T06:30:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const later = ago(-86_400)
const token = { usedAt: null, expiresAt: later, sessionEndedAt: null, successorUsedAt: null }
const grace = refreshGraceSeconds

describe('a refresh token that is presented', () => {
  it.each<[string, Partial<Parameters<typeof judgeRefresh>[0]>, ReturnType<typeof judgeRefresh>]>([
    ['fresh', {}, 'trade'],
    ['out of time', { expiresAt: ago(1) }, 'refuse'],
    ['out of time this very moment', { expiresAt: now }, 'refuse'],
    ['of an ended session', { sessionEndedAt: ago(1) }, 'refuse'],
    ['used, its reply lost, a moment ago', { usedAt: ago(1) }, 'trade'],
    ['used a minute ago to the second', { usedAt: ago(grace) }, 'trade'],
    ['used longer ago', { usedAt: ago(grace + 1) }, 'end_family'],
    ['used a moment ago, its successor too', { usedAt: ago(1), successorUsedAt: now }, 'end_family'],
    ['used, of an ended session: it has no family left to end', { usedAt: ago(999), sessionEndedAt: ago(1) }, 'refuse'],
    ['used, and out of time', { usedAt: ago(999), expiresAt: ago(1) }, 'refuse'],
  ])('%s', (_, change, verdict) => {
    expect(judgeRefresh({ ...token, ...change }, now)).toBe(verdict)
  })
})

describe('a phone that signs in may be somebody else’s by now', () => {
  const days = (n: number) => ago(n * 86_400)
  it.each<[string, { lastUsedAt: Date | null; isKnownDevice: boolean }, boolean]>([
    ['on a new device after half a year', { lastUsedAt: days(silentDays), isKnownDevice: false }, true],
    [
      'on a new device, a second short of it',
      { lastUsedAt: ago(silentDays * 86_400 - 1), isKnownDevice: false },
      false,
    ],
    ['on its old device after years', { lastUsedAt: days(2_000), isKnownDevice: true }, false],
    ['on a new device the next day', { lastUsedAt: days(1), isKnownDevice: false }, false],
    ['for the first time ever', { lastUsedAt: null, isKnownDevice: false }, false],
  ])('%s', (_, past, verdict) => {
    expect(mayHaveChangedHands({ ...past, now })).toBe(verdict)
  })
})

describe('a phone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['19900000000', '199****0000'],
  ])('%s is shown as %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  it.each<[string, string | null]>([
    ['13812345678', '13812345678'],
    [' 138 1234 5678 ', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['+8613812345678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['12812345678', null],
    ['1381234567', null],
    ['138123456789', null],
    ['+85291234567', null],
    ['１３８１２３４５６７８', null],
    ['1381234567a', null],
    ['', null],
    ['13812345678\u0000', null],
    [' '.repeat(30), null],
  ])('typed as %j is %j', (typed, phone) => {
    expect(phoneOf(typed)).toBe(phone)
  })
})

it('limits each have a bucket of their own', () => {
  const buckets = Object.values(limits).map(({ bucket }) => bucket)
  expect(new Set(buckets).size).toBe(buckets.length)
})
