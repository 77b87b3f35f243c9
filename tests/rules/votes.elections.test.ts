import { candidacyBars, type Ranking } from '@liren/shared/votes.policy'
import fc from 'fast-check'
import { barsAgainst, barsIn, type CandidacyFacts } from '../../server/src/features/votes/votes.candidacy.rules.ts'
import {
  electionTallyOf,
  placesOf,
  type Candidacy,
  type ElectionHead,
} from '../../server/src/features/votes/votes.elections.rules.ts'
import {
  committeeStanding,
  electionFormOf,
  fewestMembers,
  isCommitteeSize,
  seat,
} from '../../server/src/features/votes/votes.seats.rules.ts'
import { outcomeOf } from '../../server/src/features/votes/votes.thresholds.rules.ts'
import { plainPolicy, weight } from '../support/votes.ts'

/** Candidates with their votes, `A 60/6100`, where 90 heads and 9,000 m² of as many took part. */
const field = (text: string, participating = weight('9000/90')): Candidacy[] =>
  text.split(', ').map((one) => {
    const [id = '', votes = ''] = one.split(' ')
    const [heads, area] = votes.split('/')
    const consenting = weight(`${area}/${heads}`)
    return { id, outcome: outcomeOf('ORDINARY', { total: participating, participating, consenting }) }
  })

const placed = (candidacies: Candidacy[], ranking: Ranking = 'HEADS_THEN_AREA', lot: string[] = []) =>
  placesOf(candidacies, ranking, lot)
const order = (candidacies: Candidacy[], ranking?: Ranking, lot?: string[]) =>
  placed(candidacies, ranking, lot)
    .map(({ id, rank }) => `${id}${rank}`)
    .join(' ')

const bE1 = field('A 60/6100, B 58/5700, C 55/5900, D 55/5400, E 52/5200, F 51/4999.99, G 46/5600')
const five = { seats: 5, members: 5 }

describe('an election', () => {
  it('B-E1: five seats go to A B C D E, C before D by area; F and G are alternates', () => {
    expect(seat(placed(bE1), five, { alternates: 'MEMBERS' })).toEqual({
      elected: ['A', 'B', 'C', 'D', 'E'],
      alternates: ['F', 'G'],
      seatTie: null,
      alternateTie: null,
    })
  })

  it.each<[Ranking, string]>([
    ['HEADS_THEN_AREA', 'A1 B2 C3 D4 E5 F6 G7'],
    ['AREA_THEN_HEADS', 'A1 C2 B3 G4 D5 E6 F7'],
    ['SUM_OF_SHARES', 'A1 B2 C3 D4 E5 G6 F7'],
  ])('ranks by %s', (ranking, wanted) => {
    expect(order(bE1, ranking)).toBe(wanted)
  })

  it('needs more than half on both axes, and a quorum', () => {
    expect(order(field('A 46/4500.01, B 45/5000, C 46/4500, D 50/4400'))).toBe('A1')
    const few = weight('5900/59')
    const outcome = outcomeOf('ORDINARY', { total: weight('9000/90'), participating: few, consenting: few })
    expect(placesOf([{ id: 'A', outcome }], 'HEADS_THEN_AREA')).toEqual([])
  })

  it('compares shares exactly: in floating point 7/10 + 10/10 is less than 8/10 + 9/10', () => {
    expect(0.7 + 1).toBeLessThan(0.8 + 0.9)
    expect(order(field('A 7/10, B 8/9', weight('10/10')), 'SUM_OF_SHARES')).toBe('A1 B1')
  })

  it('knows its form', () => {
    expect([electionFormOf(5, 5), electionFormOf(6, 5), electionFormOf(4, 5)]).toEqual(['EQUAL', 'CONTESTED', null])
  })
})

describe('equal votes', () => {
  const tied = field('A 60/6000, B 55/5500, C 55/5500, D 55/5500, E 50/5000')
  it('matter only where they are for more people than places', () => {
    expect(seat(placed(tied), { seats: 4, members: 5 }, { alternates: 'NONE' })).toEqual({
      elected: ['A', 'B', 'C', 'D'],
      alternates: [],
      seatTie: null,
      alternateTie: null,
    })
  })

  it('for the last seats are broken by a run-off or a lot; who loses is first among the alternates', () => {
    const { elected, alternates, seatTie, alternateTie } = seat(
      placed(tied),
      { seats: 3, members: 3 },
      { alternates: 'MEMBERS' },
    )
    expect({ elected, alternates, seatTie, alternateTie }).toEqual({
      elected: ['A'],
      alternates: ['E'],
      seatTie: { between: ['B', 'C', 'D'], places: 2 },
      alternateTie: null,
    })
    // The one place of an alternate is the loser's.
    expect(seat(placed(tied), { seats: 3, members: 3 }, { alternates: 'HALF_OF_MEMBERS' }).alternates).toEqual([])
    expect(order(tied, 'HEADS_THEN_AREA', ['C', 'D', 'B'])).toBe('A1 C2 D3 B4 E5')
    expect(
      seat(
        placed(tied, 'HEADS_THEN_AREA', ['C', 'D', 'B']),
        { seats: 3, members: 3 },
        { alternates: 'HALF_OF_MEMBERS' },
      ),
    ).toEqual({
      elected: ['A', 'C', 'D'],
      alternates: ['B'],
      seatTie: null,
      alternateTie: null,
    })
  })

  it('for the last place of an alternate, too', () => {
    expect(seat(placed(tied), { seats: 1, members: 3 }, { alternates: 'HALF_OF_MEMBERS' })).toMatchObject({
      elected: ['A'],
      alternates: [],
      alternateTie: { between: ['B', 'C', 'D'], places: 1 },
    })
  })

  it.each([
    ['NONE', []],
    ['HALF_OF_MEMBERS', ['B']],
    ['MEMBERS', ['B', 'C', 'D']],
    ['ALL', ['B', 'C', 'D', 'E']],
  ] as const)('alternates under %s', (alternates, wanted) => {
    const contested = field('A 60/6000, B 55/5500, C 54/5500, D 53/5500, E 50/5000')
    expect(seat(placed(contested), { seats: 1, members: 3 }, { alternates }).alternates).toEqual(wanted)
  })
})

describe('a committee', () => {
  const stands = (elected: number, more = {}) =>
    committeeStanding(
      { elected: Array.from({ length: elected }, (_, at) => `${at}`), seatTie: null },
      { sitting: 0, members: 11, fewest: 5, ...more },
    )
  it.each([
    ['all of eleven', stands(11), 'FULL'],
    ['six of eleven: more than half', stands(6), 'STANDS'],
    ['five of eleven: the minimum, but not more than half', stands(5), 'FAILS'],
    ['four of seven: more than half, but under the minimum', stands(4, { members: 7 }), 'FAILS'],
    ['two elected beside four who sit', stands(2, { sitting: 4, members: 7 }), 'STANDS'],
    ['exactly half of six', stands(5, { members: 10 }), 'FAILS'],
    ['nobody', stands(0), 'FAILS'],
  ])('with %s', (_, is, wanted) => {
    expect(is).toBe(wanted)
  })

  it('is as large with a tie as without', () => {
    const seatTie = { between: ['x', 'y', 'z'], places: 2 }
    expect(committeeStanding({ elected: ['a'], seatTie }, { sitting: 0, members: 3, fewest: 3 })).toBe('FULL')
  })

  it.each([
    ['Shanghai', { areaCentiares: 10_000_00, households: null }, [5, 3, 5]],
    ['Beijing and Hangzhou', { areaCentiares: null, households: 100 }, [5, 5, 3]],
    ['where no estate is small', null, [5, 5, 5]],
  ])('of three is enough in a small estate: %s', (_, smallEstate, wanted) => {
    const estates = [
      { areaCentiares: 10_000_01, households: 101 },
      { areaCentiares: 10_000_00, households: 101 },
      { areaCentiares: 10_000_01, households: 100 },
    ]
    expect(estates.map((estate) => fewestMembers(estate, { minMembers: 5, smallEstate }))).toEqual(wanted)
  })

  it('has an odd number of members within bounds', () => {
    const estate = { areaCentiares: 50_000_00, households: 500 }
    const policy = { minMembers: 5, maxMembers: 11, smallEstate: null }
    const sizes = Array.from({ length: 14 }, (_, size) => size).filter((size) => isCommitteeSize(size, estate, policy))
    expect(sizes).toEqual([5, 7, 9, 11])
  })
})

describe('ballots of an election', () => {
  const list = { seats: 2, candidates: ['A', 'B', 'C'] }
  const head = (answer: ElectionHead['answer'], more: Partial<ElectionHead> = {}): ElectionHead => ({
    ...{ areaCentiares: 100_00, answer, delivery: 'SIGNED_RECEIPT' as const },
    ...more,
  })
  const roll = [
    head(['A', 'B']),
    head(['A']),
    head([]),
    head(['A', 'B', 'C']),
    head(['A', 'A']),
    head(['X']),
    head('INVALID'),
    head('VOIDED'),
    head(null),
    head(null, { delivery: null }),
  ]

  it('tick as many as there are seats, or fewer; more are no valid mark', () => {
    const { total, sums, participating, candidacies } = electionTallyOf(roll, list, plainPolicy)
    expect([total.heads, participating.heads, sums.FOR.heads, sums.BLANK.heads, sums.INVALID.heads]).toEqual([
      10, 3, 2, 1, 4,
    ])
    expect(candidacies.map(({ id, outcome }) => [id, outcome.consenting])).toEqual([
      ['A', weight('200/2')],
      ['B', weight('100/1')],
      ['C', weight('0/0')],
    ])
  })

  it.each([
    [{ blankItem: 'NOT_PARTICIPATING' }, 2],
    [{ invalidBallot: 'PARTICIPATES_NO' }, 7],
    [{ unreturnedMode: 'DELIVERED_ABSTAIN' }, 4],
    [{ unreturnedMode: 'FOLLOW_MAJORITY' }, 3],
  ] as const)('take part as the policy says: %j', (more, heads) => {
    expect(electionTallyOf(roll, list, { ...plainPolicy, ...more }).participating.heads).toBe(heads)
  })
})

describe('who may stand', () => {
  const clean = Object.fromEntries(candidacyBars.map((bar) => [bar, false])) as CandidacyFacts
  it('is barred for arrears where the policy says so, and otherwise as the city has it', () => {
    const policy = (arrearsBlocksCandidacy: boolean) => ({
      arrearsBlocksCandidacy,
      election: { bars: ['ARREARS' as const, 'PROPERTY_TIES' as const] },
    })
    expect(barsIn(policy(true))).toEqual(['NOT_OWNER', 'NO_CAPACITY', 'ARREARS', 'PROPERTY_TIES'])
    expect(barsIn(policy(false))).toEqual(['NOT_OWNER', 'NO_CAPACITY', 'PROPERTY_TIES'])
    const all = Object.fromEntries(candidacyBars.map((bar) => [bar, true])) as CandidacyFacts
    expect(barsAgainst(all, policy(false))).toEqual(['NOT_OWNER', 'NO_CAPACITY', 'PROPERTY_TIES'])
    expect(barsAgainst(clean, policy(true))).toEqual([])
  })
})

const someField = fc
  .array(fc.record({ heads: fc.integer({ min: 0, max: 12 }), area: fc.integer({ min: 0, max: 12 }) }), { maxLength: 8 })
  .map((all) => all.map(({ heads, area }, at) => `${String.fromCharCode(65 + at)} ${heads}/${area}`).join(', '))
const someRanking = fc.constantFrom<Ranking>('HEADS_THEN_AREA', 'AREA_THEN_HEADS', 'SUM_OF_SHARES')

describe('whatever the votes, an election', () => {
  it('fills no more seats than there are, with nobody under half, and leaves nobody out who is better', () => {
    fc.assert(
      fc.property(someField, someRanking, fc.integer({ min: 1, max: 5 }), (text, ranking, seats) => {
        const all = text === '' ? [] : field(text, weight('12/12'))
        const places = placed(all, ranking)
        const { elected, alternates, seatTie, alternateTie } = seat(
          places,
          { seats, members: seats },
          { alternates: 'MEMBERS' },
        )
        const rankOf = new Map(places.map(({ id, rank }) => [id, rank]))
        const sure = elected.length + (seatTie?.places ?? 0)
        expect(sure).toBe(Math.min(seats, places.length))
        expect(alternates.length + (alternateTie?.places ?? 0)).toBeLessThanOrEqual(seats)
        const named = [...elected, ...(seatTie?.between ?? []), ...alternates]
        expect(new Set(named).size).toBe(named.length)
        const worst = Math.max(0, ...elected.map((id) => rankOf.get(id) ?? 0))
        expect(places.filter(({ id, rank }) => rank < worst && !elected.includes(id))).toEqual([])
        expect(places.every(({ id }) => all.find((one) => one.id === id)?.outcome.result === 'PASSED')).toBe(true)
      }),
    )
  })

  it('is decided by a full lot, and the lot changes nothing else', () => {
    fc.assert(
      fc.property(someField, someRanking, fc.integer({ min: 1, max: 5 }), (text, ranking, seats) => {
        const all = text === '' ? [] : field(text, weight('12/12'))
        const lot = all.map(({ id }) => id).toReversed()
        const before = seat(placed(all, ranking), { seats, members: seats }, { alternates: 'ALL' })
        const after = seat(placed(all, ranking, lot), { seats, members: seats }, { alternates: 'ALL' })
        expect([after.seatTie, after.alternateTie]).toEqual([null, null])
        expect(before.elected.filter((id) => !after.elected.includes(id))).toEqual([])
      }),
    )
  })
})
