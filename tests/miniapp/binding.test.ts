import { codeAlphabet, joinPage } from '@liren/shared/binding.code'
import '../support/taro.ts'
import { communityId } from '../support/miniapp.client.ts'
import { codeFault, codeInAddress, grouped, typedCode } from '../../miniapp/src/features/binding/code.draft.ts'
import { askedOf, joiningOf, requestDraft } from '../../miniapp/src/features/binding/binding.draft.ts'
import { routes } from '../../miniapp/src/lib/routes.ts'

const code = '7KQ4M2XW9H'

test('the page of a slip is where slips lead', () => {
  expect(routes.join).toBe(joinPage)
})

describe('a code typed by hand', () => {
  test.each([
    ['', ''],
    ['7kq4', '7KQ4'],
    ['7kq4m2', '7KQ4-M2'],
    ['7KQ4M 2XW9H', '7KQ4-M2XW-9H'],
    ['  7kq4-m2xw-9h99', '7KQ4-M2XW-9H'],
  ])('%j is shown in groups as %j', (typed, shown) => {
    expect(grouped(typed)).toBe(shown)
  })

  test('is grouped while it grows, and left alone where something in it is mended', () => {
    expect(typedCode('7KQ4', '7KQ4m')).toBe('7KQ4-M')
    expect(typedCode('7KQ4-M2', '7K4-M2')).toBe('7K4-M2')
    expect(typedCode('7KQ4-M2', '7kQ4-M2')).toBe('7KQ4-M2')
  })

  test.each([
    ['7KQ4M 2XW9H', null],
    ['7kq4m2xw9h', null],
    ['7KQ4M', 'short'],
    ['7KQ4M 2XW9HH', 'long'],
    ['7KQ4M 2XW90', 'lookalike'],
    ['OKQ4M 2XW9H', 'lookalike'],
  ])('%j has the fault %j', (typed, fault) => {
    expect(codeFault(typed)).toBe(fault)
  })

  test('of every letter that slips use is right', () => {
    for (const letter of codeAlphabet) expect(codeFault(letter.repeat(10).toLowerCase())).toBeNull()
  })
})

describe('the code in an address', () => {
  test.each([
    [{ code }, code],
    [{ code: '7kq4m%202xw9h' }, code],
    [{ q: encodeURIComponent(`https://liren.example${joinPage}?code=${code}`) }, code],
    [{ q: `https://liren.example${joinPage}?code=${code}` }, code],
    [{}, null],
    [{ code: 'no' }, null],
    [{ code: '%' }, null],
    [{ q: encodeURIComponent('https://elsewhere.example/') }, null],
  ])('of %j is %j', (address, found) => {
    expect(codeInAddress(address)).toBe(found)
  })
})

describe('a request', () => {
  const complete = requestDraft.parse({
    community: { id: communityId, name: '枫林社区' },
    estate: { id: communityId, name: '枫林苑' },
    buildingId: communityId,
    entranceId: communityId,
    unitLabel: ' 501 ',
    relation: 'tenant',
    note: ' ',
  })

  test('is sent once it names a door and a relation', () => {
    expect(askedOf({ ...complete, nickname: ' 小林 ' })).toEqual({
      communityId,
      entranceId: communityId,
      unitLabel: '501',
      relation: 'tenant',
      nickname: '小林',
      isUnder14: false,
      note: null,
    })
  })

  test.each([
    ['estate', { estate: null, unitLabel: '' }],
    ['entrance', { entranceId: null, relation: null }],
    ['unit', { unitLabel: '  ', relation: null }],
    ['relation', { relation: null }],
  ] as const)('says first that its %s is missing', (fault, part) => {
    expect(askedOf({ ...complete, ...part })).toBe(fault)
  })

  test('leaves the name to the account when none was typed', () => {
    expect(joiningOf({ relation: 'family', nickname: ' ', isUnder14: true })).toEqual({
      relation: 'family',
      isUnder14: true,
    })
  })
})
