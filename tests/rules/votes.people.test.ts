import { matters, type Matter } from '@liren/shared/votes.matters'
import type { OrganiserKind } from '@liren/shared/votes'
import {
  castRefusal,
  consentOfAll,
  isCastHere,
  type Voter,
} from '../../server/src/features/votes/votes.eligibility.rules.ts'
import {
  demandReaches,
  mayCount,
  mayRecount,
  organiserRefusal,
  recountState,
} from '../../server/src/features/votes/votes.organisers.rules.ts'
import {
  grantRefusal,
  proxyCastRefusal,
  revokeRefusal,
  type ProxyGrant,
} from '../../server/src/features/votes/votes.proxies.rules.ts'
import { local } from '../support/votes.life.ts'

const now = local('2026-03-20')

describe('who organises', () => {
  const facts = (kind: OrganiserKind, more = {}) => ({
    kind,
    termEndsAt: null,
    confirmedAt: local('2026-01-01'),
    endedAt: null,
    ...more,
  })
  const theirs = (kind: OrganiserKind) => matters.filter((one) => organiserRefusal(facts(kind), [one], now) === null)

  it('decides about which matters', () => {
    expect(theirs('OWNERS_COMMITTEE')).toEqual(matters)
    expect(theirs('PREPARATORY_GROUP')).toEqual(['RULES_OF_PROCEDURE', 'COVENANT', 'COMMITTEE_ELECTION'])
    expect(theirs('REELECTION_GROUP')).toEqual(['COMMITTEE_ELECTION'])
  })

  it.each<[string, OrganiserKind, object, Matter[], string | undefined]>([
    ['a committee within its term', 'OWNERS_COMMITTEE', { termEndsAt: local('2026-03-21') }, ['FUND_USE'], undefined],
    ['a committee whose term is over', 'OWNERS_COMMITTEE', { termEndsAt: now }, ['FUND_USE'], 'TERM_OVER'],
    ['a committee, which needs no confirmation', 'OWNERS_COMMITTEE', { confirmedAt: null }, ['FUND_USE'], undefined],
    ['a group nobody confirmed', 'PREPARATORY_GROUP', { confirmedAt: null }, ['COVENANT'], 'NOT_CONFIRMED'],
    ['a group that has ended', 'REELECTION_GROUP', { endedAt: now }, ['COMMITTEE_ELECTION'], 'TERM_OVER'],
    [
      'a group with one matter too many',
      'REELECTION_GROUP',
      {},
      ['COMMITTEE_ELECTION', 'FUND_USE'],
      'MATTER_NOT_THEIRS',
    ],
  ])('%s', (_, kind, more, agenda, reason) => {
    expect(organiserRefusal(facts(kind, more), agenda, now)?.reason).toBe(reason)
  })

  it('a fifth of the owners may demand a meeting', () => {
    expect([demandReaches(20, 100), demandReaches(19, 99), demandReaches(20, 101), demandReaches(0, 0)]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('who counts', () => {
  const hands = { candidates: ['c'], incumbents: ['i'], committee: ['i', 'm'], counters: ['m', 'n'] }
  it('no candidate and no incumbent; a recount is done by others, none of the committee', () => {
    const all = ['c', 'i', 'm', 'n', 'x']
    expect(all.filter((one) => mayCount(one, hands))).toEqual(['m', 'n', 'x'])
    expect(all.filter((one) => mayRecount(one, hands))).toEqual(['x'])
  })

  it.each<[string, boolean, { by: string; digest: string }[], string]>([
    ['nobody asked', false, [], 'NONE'],
    ['somebody asked', true, [], 'ASKED'],
    ['one has counted again', true, [{ by: 'x', digest: 'd' }], 'ASKED'],
    [
      'one has counted twice',
      true,
      [
        { by: 'x', digest: 'd' },
        { by: 'x', digest: 'd' },
      ],
      'ASKED',
    ],
    [
      'two have counted again',
      true,
      [
        { by: 'x', digest: 'd' },
        { by: 'y', digest: 'd' },
      ],
      'AGREES',
    ],
    [
      'one came to something else',
      true,
      [
        { by: 'x', digest: 'd' },
        { by: 'y', digest: 'e' },
        { by: 'z', digest: 'd' },
      ],
      'DIFFERS',
    ],
  ])('again: %s', (_, isAsked, recounts, wanted) => {
    expect(recountState(isAsked, 'd', recounts)).toBe(wanted)
  })
})

describe('a proxy', () => {
  const grant = (headKey: string, more: Partial<ProxyGrant> = {}): ProxyGrant => ({
    ...{
      headKey,
      agent: 'g',
      validFrom: local('2026-03-16'),
      validTo: local('2026-03-26'),
      revokedAt: null,
      castSeq: null,
    },
    ...more,
  })
  const asked = (more = {}) => ({
    headKey: 'h',
    principal: 'p',
    agent: 'g',
    isPropertyStaff: false,
    hasVoted: false,
    ...more,
  })
  const three = ['1', '2', '3'].map((key) => grant(key))

  it.each<[string, object, ProxyGrant[], string | null]>([
    ['is granted', {}, [], null],
    ['is not property staff', { isPropertyStaff: true }, [], 'vote_proxy_barred'],
    ['is not oneself', { agent: 'p' }, [], 'vote_proxy_barred'],
    ['comes too late for a head that has voted', { hasVoted: true }, [], 'already_voted'],
    ['is one at a time', {}, [grant('h', { agent: 'other' })], 'vote_proxy_open'],
    ['follows one taken back', {}, [grant('h', { revokedAt: now })], null],
    ['follows one that lapsed', {}, [grant('h', { validTo: now })], null],
    ['is the third head of an agent', {}, three.slice(1), null],
    ['is not the fourth', {}, three, 'vote_proxy_cap'],
    [
      'is not the fourth, though the three have been cast',
      {},
      three.map((one) => ({ ...one, castSeq: 9 })),
      'vote_proxy_cap',
    ],
    ['is the third again once one was taken back', {}, [...three.slice(1), grant('1', { revokedAt: now })], null],
    ['of another agent does not count', {}, three.map((one) => ({ ...one, agent: 'other' })), null],
  ])('%s', (_, more, grants, wanted) => {
    expect(grantRefusal(asked(more), grants, { maxPrincipalsPerAgent: 3 }, now)).toBe(wanted)
  })

  it.each<[string, Partial<ProxyGrant>, object, string | null]>([
    ['casts', {}, {}, null],
    ['is the one named', {}, { agent: 'other' }, 'vote_not_entitled'],
    ['has not gone to work for the property company', {}, { isPropertyStaff: true }, 'vote_proxy_barred'],
    ['comes after the principal', {}, { hasVoted: true }, 'already_voted'],
    ['casts once', { castSeq: 4 }, {}, 'vote_proxy_over'],
    ['was taken back', { revokedAt: now }, {}, 'vote_proxy_over'],
    ['casts until its end, which is not part of it', { validTo: now }, {}, 'vote_proxy_over'],
    ['casts from its beginning on', { validFrom: now }, {}, null],
    ['casts no earlier', { validFrom: local('2026-03-21') }, {}, 'vote_proxy_over'],
  ])('%s', (_, more, who, wanted) => {
    const agent = { agent: 'g', isPropertyStaff: false, hasVoted: false, ...who }
    expect(proxyCastRefusal(grant('h', more), agent, now)).toBe(wanted)
  })

  it('is taken back until it is cast, once', () => {
    const tried = [grant('h'), grant('h', { castSeq: 4 }), grant('h', { revokedAt: now })]
    expect(tried.map(revokeRefusal)).toEqual([null, 'already_voted', 'vote_proxy_over'])
  })
})

describe('who casts', () => {
  const caster = { ownerKeys: ['a', 'b'], isSplit: false }
  const policy = { identityAssurance: 'CODE', coOwnerRule: 'FIRST', legalMode: 'CONSULTATIVE' } as const
  const voter = (ownerKeys: string, more: Partial<Voter> = {}): Voter => ({
    ownerKeys: [...ownerKeys],
    verification: 'phone',
    isSteppedUp: true,
    ...more,
  })

  it.each<[string, Voter, object, string | null, string | null]>([
    ['an owner of the head', voter('xb'), {}, null, null],
    ['an owner of another', voter('x'), {}, null, 'vote_not_entitled'],
    ['an owner nobody has checked', voter('a', { verification: null }), {}, null, 'vote_not_entitled'],
    ['an owner without a fresh code', voter('a', { isSteppedUp: false }), {}, null, 'step_up_required'],
    [
      'by phone, where the counter is asked for',
      voter('a'),
      { identityAssurance: 'COUNTER' },
      null,
      'vote_not_entitled',
    ],
    ['seen at the counter', voter('a', { verification: 'id_check' }), { identityAssurance: 'COUNTER' }, null, null],
    ['the co-owner they named', voter('b'), { coOwnerRule: 'DESIGNATED' }, 'b', null],
    ['another co-owner', voter('a'), { coOwnerRule: 'DESIGNATED' }, 'b', 'vote_not_entitled'],
    ['nobody, while they have named nobody', voter('a'), { coOwnerRule: 'DESIGNATED' }, null, 'vote_undesignated'],
    ['whoever comes first, where a name means nothing', voter('a'), {}, 'b', null],
    ['nobody, where the city’s platform counts', voter('a'), { legalMode: 'OFFICIAL_EXTERNAL' }, null, 'vote_not_open'],
  ])('%s', (_, who, more, designated, wanted) => {
    expect(castRefusal(who, caster, { ...policy, ...more }, designated)).toBe(wanted)
  })

  it('here, unless the city’s platform is the place', () => {
    expect([isCastHere('CONSULTATIVE'), isCastHere('OFFICIAL_LOCAL'), isCastHere('OFFICIAL_EXTERNAL')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('business in a dwelling (Civil Code art. 279)', () => {
  it('needs the consent of all concerned, and names who is missing', () => {
    expect(consentOfAll(['a', 'b', 'a'], new Set(['a', 'b', 'c']))).toEqual({ isGiven: true, missing: [] })
    expect(consentOfAll(['a', 'b'], new Set(['a']))).toEqual({ isGiven: false, missing: ['b'] })
    expect(consentOfAll([], new Set())).toEqual({ isGiven: false, missing: [] })
  })
})
