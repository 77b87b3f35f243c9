import fc from 'fast-check'
import type { OwnerEntry } from '../../server/src/features/register/register.entries.rules.ts'
import { identityOf } from '../../server/src/features/register/register.ids.rules.ts'
import { ownerKindOf } from '../../server/src/features/register/register.names.rules.ts'
import { resolveOwners, type KnownOwner } from '../../server/src/features/register/register.owners.rules.ts'
import type { RegisterRow } from '../../server/src/features/register/register.rows.rules.ts'
import { groupsOf, rowOf } from '../support/register.sheets.ts'

const idA = '11010519491231002X'
const idB = '440524188001010014'

/** `张三 0296 6495` names an owner with the end of the phone and of, or the whole, identity number; `-` for none. */
const entryOf = (text: string): OwnerEntry => {
  const [name = '', phone = '-', number = '-'] = text.split(' ')
  const identity = identityOf(number === '-' ? null : number)
  return { name, kind: ownerKindOf(name), phone: phone === '-' ? null : `1991000${phone}`, ...identity }
}
const rowsOf = (units: Record<string, string>): RegisterRow[] =>
  Object.entries(units).map(([unit, owners]) =>
    rowOf({ unit, owners: owners === '' ? [] : owners.split(', ').map(entryOf) }),
  )
const knownOf = (owners: Record<string, [entry: string, ...units: string[]]>): KnownOwner[] =>
  Object.entries(owners).map(([key, [entry, ...units]]) => ({
    ...entryOf(entry),
    key,
    units: units.map((unit) => ({ building: '3幢', entrance: '一单元', unit: `${unit}室` })),
  }))

type Answers = Record<string, 'same' | 'different'>
const resolve = (units: Record<string, string>, known: KnownOwner[] = [], answers: Answers = {}) =>
  resolveOwners(rowsOf(units), known, new Map(Object.entries(answers)))

/** What is resolved when every question gets this answer. */
const resolveAll = (units: Record<string, string>, answer: 'same' | 'different', known: KnownOwner[] = []) => {
  const { questions } = resolve(units, known)
  return resolve(units, known, Object.fromEntries(questions.map(({ id }) => [id, answer])))
}
const asked = ({ questions }: ReturnType<typeof resolve>) =>
  questions.map(({ kind, name, units }) => `${kind} ${name} ${units.map((unit) => unit.split(' ')[2]).join('+')}`)

describe('entries of a file are one buyer', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['same full number', { 1: `张三 - ${idA}`, 2: `张三 0001 ${idA}` }, ['1+2']],
    ['another full number, same phone', { 1: `张三 0001 ${idA}`, 2: `张三 0001 ${idB}` }, ['1', '2']],
    ['same last four', { 1: '张三 - 6495', 2: '张三 0001 6495' }, ['1+2']],
    ['same last four, one of a full number', { 1: `张三 - ${idA}`, 2: '张三 - 002X' }, ['1+2']],
    ['other last four, same phone', { 1: '张三 0001 6495', 2: '张三 0001 0753' }, ['1', '2']],
    ['same last four, another name', { 1: '张三 - 6495', 2: '李四 - 6495' }, ['1', '2']],
    ['same phone', { 1: '张三 0001', 2: '张三 0001' }, ['1+2']],
    ['same phone, one with last four', { 1: '张三 0001', 2: '张三 0001 6495' }, ['1+2']],
    ['same phone, another name', { 1: '张三 0001', 2: '李四 0001' }, ['1', '2']],
    ['same last four, other phones', { 1: '张三 0001 6495', 2: '张三 0002 6495' }, ['1+2']],
    ['a chain of phone and last four', { 1: '张三 0001', 2: '张三 0001 6495', 3: '张三 0002 6495' }, ['1+2+3']],
    ['a phone that two others share', { 1: '张三 0001', 2: '张三 0001 6495', 3: '张三 0001 0753' }, ['1', '2', '3']],
    ['a company', { 1: '某某公司', 2: '某某公司 0001', 3: '某某公司 0002' }, ['1+2+3']],
    ['a company, once with its code', { 1: '某某公司', 2: '某某公司 - 91350100M000100Y43' }, ['1+2']],
    ['foreign names in another case', { 1: 'Smith - 6495', 2: 'SMITH - 6495' }, ['1+2']],
    ['co-owners', { 1: '张三 0001, 李四 0002', 2: '李四 0002' }, ['1', '1+2']],
  ])('%s: %j', (_, units, groups) => {
    const resolved = resolve(units)
    expect(groupsOf(resolved)).toEqual(groups)
    expect(resolved.questions).toEqual([])
  })
})

describe('a name without numbers is a question', () => {
  it.each<[string, Record<string, string>, string[], string[]]>([
    ['two entries', { 1: '张三', 2: '张三' }, ['same_name 张三 1+2'], ['1+2']],
    ['one with a number', { 1: '张三', 2: '张三 0001' }, ['same_name 张三 1+2'], ['1+2']],
    ['a phone here, last four there', { 1: '张三 0001', 2: '张三 - 6495' }, ['same_name 张三 1+2'], ['1+2']],
    ['all of them at once', { 1: '张三', 2: '张三', 3: '张三 - 6495' }, ['same_name 张三 1+2+3'], ['1+2+3']],
    [
      'beside two told apart',
      { 1: '张三', 2: '张三', 3: '张三 0001', 4: '张三 0002' },
      ['same_name 张三 1+2'],
      ['1+2', '3', '4'],
    ],
    [
      'two names',
      { 1: '张三', 2: '张三', 3: '李四', 4: '李四' },
      ['same_name 张三 1+2', 'same_name 李四 3+4'],
      ['1+2', '3+4'],
    ],
  ])('%s: %j', (_, units, questions, merged) => {
    const open = resolve(units)
    const apart = Object.keys(units)
    expect(asked(open).sort()).toEqual(questions.sort())
    expect(open.questions.map(({ answer }) => answer)).toEqual(questions.map(() => null))
    expect(groupsOf(open)).toEqual(apart)
    expect(groupsOf(resolveAll(units, 'different'))).toEqual(apart)
    expect(groupsOf(resolveAll(units, 'same'))).toEqual(merged)
    expect(resolveAll(units, 'same').questions.map(({ id, answer }) => [id, answer])).toEqual(
      open.questions.map(({ id }) => [id, 'same']),
    )
  })

  it('and one entry may be any of two others, but not both', () => {
    const units = { 1: '张三', 2: '张三 0001', 3: '张三 0002' }
    const { questions } = resolve(units)
    expect(asked({ ...resolve(units) })).toEqual(expect.arrayContaining(['same_name 张三 1+2', 'same_name 张三 1+3']))
    expect(questions.length).toBe(2)
    const second = questions.find((one) => one.units.some((unit) => unit.endsWith('3')))
    expect(groupsOf(resolve(units, [], { [second?.id ?? '']: 'same' }))).toEqual(['1+3', '2'])
    expect(groupsOf(resolveAll(units, 'same'))).toEqual(['1', '2', '3'])
  })

  it('that has the same id wherever its rows stand and however they are written', () => {
    const [one, other] = [rowsOf({ 1: '张三', 2: '张三' }), rowsOf({ 2: '张三', '1室': '张 三' })]
    const idsOf = (rows: RegisterRow[]) => {
      const named = rows.map((row) => ({
        ...row,
        building: '3栋',
        owners: row.owners.map((owner) => ({ ...owner, name: '张三' })),
      }))
      return resolveOwners(named, [], new Map()).questions.map(({ id }) => id)
    }
    expect(idsOf(other)).toEqual(idsOf(one))
    expect(idsOf(rowsOf({ 1: '张三', 3: '张三' }))).not.toEqual(idsOf(one))
    expect(idsOf(one)[0]?.length).toBeLessThanOrEqual(100)
  })

  it('but not of companies', () => {
    expect(resolve({ 1: '某某公司', 2: '某某公司' }).questions).toEqual([])
  })
})

it('different names under one full number are a question', () => {
  const units = { 1: `张三 - ${idA}`, 2: `张山 - ${idA}` }
  expect(asked(resolve(units))).toEqual(['identity_differs 张三 / 张山 1+2'])
  expect(groupsOf(resolve(units))).toEqual(['1', '2'])
  expect(groupsOf(resolveAll(units, 'same'))).toEqual(['1+2'])
})

describe('owners of the register', () => {
  it.each<[string, Record<string, string>, Record<string, [string, ...string[]]>, Record<string, string[]>]>([
    ['by full number', { 1: `张三 0002 ${idA}` }, { k: [`张三 0001 ${idA}`, '9'] }, { 1: ['k'] }],
    ['by last four', { 1: '张三 0002 6495' }, { k: ['张三 0001 6495', '9'] }, { 1: ['k'] }],
    ['by phone', { 1: '张三 0001 6495' }, { k: ['张三 0001', '9'] }, { 1: ['k'] }],
    ['by unit, without numbers', { 1: '张三' }, { k: ['张三', '1'] }, { 1: ['k'] }],
    ['by unit, numbers new', { 1: '张三 0001 6495' }, { k: ['张三', '1'] }, { 1: ['k'] }],
    ['by unit, numbers left out', { 1: '张三' }, { k: ['张三 0001 6495', '1'] }, { 1: ['k'] }],
    [
      'by unit, held apart before',
      { 1: '张三', 2: '张三' },
      { k: ['张三', '1'], l: ['张三', '2'] },
      { 1: ['k'], 2: ['l'] },
    ],
    ['by unit, held to be one before', { 1: '张三', 2: '张三' }, { k: ['张三', '1', '2'] }, { 1: ['k'], 2: ['k'] }],
    [
      'by unit and full number, the name corrected',
      { 1: `张山 - ${idA}` },
      { k: [`张三 - ${idA}`, '1'] },
      { 1: ['k'] },
    ],
    ['a company by name', { 1: '某某公司' }, { k: ['某某公司', '9'] }, { 1: ['k'] }],
    [
      'namesakes in one unit by number',
      { 1: '张三 - 6495, 张三 - 0753' },
      { k: ['张三 - 0753', '1'], l: ['张三 - 6495', '1'] },
      { 1: ['l', 'k'] },
    ],
  ])('are found %s', (_, units, known, keys) => {
    const { ownersOf, questions, owners } = resolve(units, knownOf(known))
    expect(questions).toEqual([])
    expect(Object.fromEntries([...ownersOf].map(([row, own]) => [row.unit, own]))).toEqual(keys)
    expect(owners.every(({ key, knownKey }) => key === knownKey)).toBe(true)
  })

  it('that numbers of the file show to be one are one', () => {
    const known = knownOf({ k: ['张三', '1'], l: ['张三', '2'] })
    expect(groupsOf(resolve({ 1: `张三 - ${idA}`, 2: `张三 - ${idA}` }, known))).toEqual(['1+2'])
  })

  it('keep what the file does not say, and take what it says', () => {
    const known = knownOf({ k: [`张三 0001 ${idA}`, '1'] })
    expect(resolve({ 1: '张三 0002 002X' }, known).owners).toEqual([
      { key: 'k', knownKey: 'k', name: '张三', kind: 'person', phone: '19910000002', idNumber: idA, idTail: '002X' },
    ])
    expect(resolve({ 1: '张三' }, known).owners[0]).toMatchObject({ phone: '19910000001', idNumber: idA })
  })

  it.each<[string, string, string]>([
    ['other last four', '张三 0001 6495', '张三 0001 0753'],
    ['another phone', '张三 0001', '张三 0002'],
    ['other last four than of a full number', `张三 - ${idA}`, '张三 - 0753'],
    ['another full number', `张三 - ${idA}`, `张三 - ${idB}`],
  ])('with %s are a question where the unit is the same', (_, before, now) => {
    const known = knownOf({ k: [before, '1'] })
    const units = { 1: now }
    expect(asked(resolve(units, known))).toEqual(['identity_differs 张三 1'])
    expect(resolve(units, known).owners[0]?.knownKey).toBeNull()
    expect(resolveAll(units, 'different', known).owners[0]?.knownKey).toBeNull()
    const [owner] = resolveAll(units, 'same', known).owners
    const { phone, idNumber, idTail } = entryOf(now)
    expect(owner).toMatchObject({ key: 'k', idNumber, idTail, phone: phone ?? entryOf(before).phone })
  })

  it('of one key that the file tells apart are asked about one by one', () => {
    const known = knownOf({ k: ['张三', '1', '2'] })
    const units = { 1: '张三 - 6495', 2: '张三 - 0753' }
    expect(asked(resolve(units, known)).sort()).toEqual(['identity_differs 张三 1', 'identity_differs 张三 2'])
    expect(groupsOf(resolve(units, known))).toEqual(['1', '2'])
    expect(resolveAll(units, 'same', known).owners.map(({ knownKey }) => knownKey)).toEqual([null, null])
  })

  it('are apart by phone too, when one of them has more than a phone', () => {
    const known = knownOf({ k: ['张三', '1', '2'] })
    expect(groupsOf(resolve({ 1: '张三 0001 6495', 2: '张三 0002' }, known))).toEqual(['1', '2'])
  })

  it('of different names under one full number are not asked about again', () => {
    const known = knownOf({ k: [`张三 - ${idA}`, '1'], l: [`张山 - ${idA}`, '2'] })
    const { questions, ownersOf } = resolve({ 1: `张三 - ${idA}`, 2: `张山 - ${idA}` }, known)
    expect(questions).toEqual([])
    expect([...ownersOf.values()]).toEqual([['k'], ['l']])
  })

  it('keep the phone that is one of several in the file', () => {
    const phoneAfter = (phone: string) =>
      resolve({ 1: '张三 0001 6495', 2: '张三 0002 6495' }, knownOf({ k: [`张三 ${phone} 6495`, '1'] })).owners[0]
        ?.phone
    expect([phoneAfter('0001'), phoneAfter('0002'), phoneAfter('0003')]).toEqual([
      '19910000001',
      '19910000002',
      '19910000001',
    ])
  })

  it('that were held apart are each compared with a new one of their name', () => {
    const known = knownOf({ k: ['张三', '8'], l: ['张三', '9'] })
    expect(asked(resolve({ 1: '张三' }, known)).sort()).toEqual(['same_name 张三 1+8室', 'same_name 张三 1+9室'])
  })

  it('without numbers may be the new one of the same name', () => {
    const known = knownOf({ k: ['张三', '9'] })
    expect(asked(resolve({ 1: '张三' }, known))).toEqual(['same_name 张三 1+9室'])
    expect(resolveAll({ 1: '张三' }, 'same', known).owners.map(({ key }) => key)).toEqual(['k'])
  })
})

const someEntry = fc
  .tuple(
    fc.constantFrom('张三', '李四', '某某公司'),
    fc.constantFrom('-', '-', '0001', '0002'),
    fc.constantFrom('-', '-', '6495', '002X', idA, idB),
  )
  .map((parts) => parts.join(' '))
const someRows = fc
  .array(someEntry, { maxLength: 12 })
  .map((entries) => rowsOf(Object.fromEntries(entries.map((entry, at) => [String(at + 1), entry]))))
/** Rows in which no full number stands by two names: of two spellings the register keeps one. */
const someSpelled = someRows.map((rows) =>
  rows.map((row) => ({
    ...row,
    owners: row.owners.map((owner) => {
      const own = owner.name === '张三' ? idA : idB
      const idNumber = owner.kind === 'person' && owner.idNumber !== null ? own : null
      return { ...owner, idNumber, idTail: idNumber?.slice(-4) ?? owner.idTail }
    }),
  })),
)
const someKnown = fc
  .array(fc.tuple(someEntry, fc.integer({ min: 1, max: 14 })), { maxLength: 4 })
  .map((owners) => knownOf(Object.fromEntries(owners.map(([entry, unit], at) => [`k${at}`, [entry, String(unit)]]))))
const answersFor = (rows: RegisterRow[], known: KnownOwner[], bits: boolean[]) =>
  new Map(
    resolveOwners(rows, known, new Map()).questions.map(
      ({ id }, at) => [id, bits[at % bits.length] ? 'same' : 'different'] as const,
    ),
  )
const shuffled = <Item>(items: Item[]) =>
  fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length })
const bits = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 })

it('namesakes of one unit are asked about one by one, though both questions read alike', () => {
  const known = knownOf({ k: ['张三 0002', '1'], l: ['张三 -', '1'] })
  const units = { 1: '张三 0001', 2: '张三' }
  const [first, second] = resolve(units, known).questions
  expect([first?.name, first?.units.length, second?.name]).toEqual(['张三', 2, '张三'])
  const keysWith = (id = '') => [...resolve(units, known, { [id]: 'same' }).ownersOf.values()].flat()
  expect([keysWith(first?.id), keysWith(second?.id)]).toEqual([
    ['l', 'k'],
    ['l', 'l'],
  ])
})

describe('whatever the rows are', () => {
  it('their order, and that of the register, does not matter', () => {
    const turned = fc
      .tuple(someRows, someKnown)
      .chain(([rows, known]) => fc.tuple(fc.constant({ rows, known }), shuffled(rows), shuffled(known), bits))
    fc.assert(
      fc.property(turned, ([{ rows, known }, otherRows, otherKnown, some]) => {
        const answers = answersFor(rows, known, some)
        const [one, other] = [resolveOwners(rows, known, answers), resolveOwners(otherRows, otherKnown, answers)]
        expect(other.owners).toEqual(one.owners)
        expect(other.questions).toEqual(one.questions)
        for (const row of rows) expect(other.ownersOf.get(row)).toEqual(one.ownersOf.get(row))
      }),
      { numRuns: 200 },
    )
  })

  it('each owner has one key, and each row the keys of its owners', () => {
    fc.assert(
      fc.property(someRows, someKnown, bits, (rows, known, some) => {
        const { owners, ownersOf } = resolveOwners(rows, known, answersFor(rows, known, some))
        const keys = owners.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        expect(new Set([...ownersOf.values()].flat())).toEqual(new Set(keys))
      }),
      { numRuns: 200 },
    )
  })

  it('the same file again finds every owner, and asks nothing', () => {
    fc.assert(
      fc.property(someSpelled, bits, (rows, some) => {
        const first = resolveOwners(rows, [], answersFor(rows, [], some))
        const known = first.owners.map((owner) => ({
          ...owner,
          units: rows.filter((row) => first.ownersOf.get(row)?.includes(owner.key)),
        }))
        const again = resolveOwners(rows, known, new Map())
        expect(again.questions).toEqual([])
        expect(again.ownersOf).toEqual(first.ownersOf)
        expect(again.owners.map(({ knownKey: _, ...owner }) => owner)).toEqual(
          first.owners.map(({ knownKey: _, ...owner }) => owner),
        )
      }),
      { numRuns: 200 },
    )
  })
})

it('work grows with the rows, not with their square, also where all bear one name', () => {
  let reads = 0
  const counted = (unit: number): RegisterRow => {
    const entry = entryOf(['张三', `张三 ${String(unit % 9000).padStart(4, '0')}`, '张三 - 6495'][unit % 3] ?? '')
    const owner = Object.defineProperty({ ...entry }, 'name', { enumerable: true, get: () => (reads += 1) && '张三' })
    return rowOf({ unit: String(unit), owners: [owner] })
  }
  const readsFor = (size: number) => {
    const rows = Array.from({ length: size }, (_, at) => counted(at))
    reads = 0
    resolveOwners(rows, [], new Map())
    return reads
  }
  const [few, many] = [readsFor(200), readsFor(2_000)]
  expect(few).toBeGreaterThan(200)
  expect(many / few).toBeLessThan(12)
})
