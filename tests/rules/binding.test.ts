import {
  codeAlphabet,
  codeInScan,
  codeLength,
  invitationCode,
  invitationUrl,
  joinPage,
} from '@liren/shared/binding.code'
import { residenceRelations } from '@liren/shared/roles'
import fc from 'fast-check'
import {
  codeFrom,
  ownerByPhone,
  plainLabel,
  standingOf,
  type ResidenceFacts,
} from '../../server/src/features/binding/binding.rules.ts'

describe('a code', () => {
  it('holds at least 48 bits, in characters that nobody mistakes', () => {
    expect(codeLength * Math.log2(codeAlphabet.length)).toBeGreaterThanOrEqual(48)
    expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length)
    expect(codeAlphabet).not.toMatch(/[01OIL]/)
  })

  it('is one character for each pick, and every character can be picked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(codeAlphabet.length - 1), { minLength: codeLength, maxLength: codeLength }),
        (picks) => {
          const left = [...picks]
          const code = codeFrom((n) => (n === codeAlphabet.length ? (left.shift() ?? -1) : -1))
          expect([...code].map((one) => codeAlphabet.indexOf(one))).toEqual(picks)
          expect(invitationCode.parse(code)).toBe(code)
        },
      ),
    )
  })

  it('comes back from the address that a slip shows, and from nothing that is none', () => {
    const code = 'ABCDEFGHJK'
    for (const origin of ['', 'https://liren.example']) {
      expect(invitationUrl(origin, code)).toBe(`${origin}${joinPage}?code=${code}`)
      expect(codeInScan(invitationUrl(origin, code))).toBe(code)
    }
    expect(codeInScan('abcd-efgh jk')).toBe(code)
    expect(codeInScan(`https://x.example/a?b=1&code=${code}#top`)).toBe(code)
    for (const other of ['', 'https://x.example/', '?code=', '?code=ABC', 'https://x.example/?barcode=ABCDEFGHJK'])
      expect(codeInScan(other)).toBeNull()
  })
})

describe('the standing of a residence', () => {
  const then = new Date('2026-03-05')
  const facts: ResidenceFacts = {
    relation: 'tenant',
    verifiedAt: null,
    verification: null,
    isUnder14: false,
    guardianAt: null,
  }
  it.each<[string, Partial<ResidenceFacts>, string]>([
    ['of a tenant', {}, 'living'],
    ['of family', { relation: 'family' }, 'living'],
    ['of an owner nobody checked', { relation: 'owner' }, 'owner_unverified'],
    ['of an heir nobody checked', { relation: 'heir' }, 'owner_unverified'],
    ['of a checked owner', { relation: 'owner', verifiedAt: then, verification: 'phone' }, 'owner_verified'],
    ['of a checked guardian', { relation: 'guardian', verifiedAt: then, verification: 'deed' }, 'owner_verified'],
    ['of an owner whose phone may have gone', { relation: 'owner', verification: 'phone' }, 'owner_lapsed'],
    ['of a child', { relation: 'family', isUnder14: true }, 'awaiting_guardian'],
    ['of a child with a guardian', { relation: 'family', isUnder14: true, guardianAt: then }, 'living'],
  ])('%s', (_, change, standing) => {
    expect(standingOf({ ...facts, ...change })).toBe(standing)
  })
})

describe('the phone', () => {
  const owners = [
    { id: 'a', kind: 'company', phoneIndex: 'phone-a' },
    { id: 'b', kind: 'person', phoneIndex: null },
    { id: 'c', kind: 'person', phoneIndex: 'phone-c' },
  ] as const
  it.each(
    residenceRelations.map((relation) => [relation, ['owner', 'co_owner'].includes(relation) ? 'c' : null] as const),
  )('of the register makes of who comes as %s: %s', (relation, ownerId) => {
    expect(ownerByPhone(relation, 'phone-c', owners)).toBe(ownerId)
  })

  it('that the register does not know, or that is none, makes nobody an owner', () => {
    expect(ownerByPhone('owner', 'phone-x', owners)).toBeNull()
    expect(ownerByPhone('owner', null, owners)).toBeNull()
    expect(ownerByPhone('owner', 'phone-c', [])).toBeNull()
  })

  it('of a company’s clerk makes nobody its owner', () => {
    expect(ownerByPhone('owner', 'phone-a', owners)).toBeNull()
  })
})

it.each([
  ['501', '501'],
  [' 5０1室', '501'],
  ['５０１号', '501'],
  ['a-12 01', 'A-1201'],
  ['室', '室'],
  ['商铺1', '商铺1'],
])('a door written %j reads %j', (typed, plain) => {
  expect(plainLabel(typed)).toBe(plain)
})
