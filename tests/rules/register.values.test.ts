import { maskPhone } from '@liren/shared/primitives'
import fc from 'fast-check'
import { areaText, parseArea } from '../../server/src/features/register/register.area.rules.ts'
import { cellText, cleanText, isNothing, quoted } from '../../server/src/features/register/register.cells.rules.ts'
import { identityOf, isCompanyNumber, parseIdentity } from '../../server/src/features/register/register.ids.rules.ts'
import { maskName, maskNumber } from '../../server/src/features/register/register.mask.rules.ts'
import {
  isName,
  nameKey,
  ownerKindOf,
  spacedNames,
  tidyName,
} from '../../server/src/features/register/register.names.rules.ts'
import { isPhone, parsePhone } from '../../server/src/features/register/register.phones.rules.ts'
import {
  areaSourceOf,
  saleStateOf,
  saleStateSaid,
  unitUseOf,
} from '../../server/src/features/register/register.words.rules.ts'

describe('an area', () => {
  it.each<[string, ReturnType<typeof parseArea>]>([
    ['79.93', 7993],
    ['79.93平', 7993],
    ['79.93平方米', 7993],
    ['79.93㎡', 7993],
    ['79.93 m2', 7993],
    ['79.93 M²', 7993],
    ['１０８．００', 10_800],
    ['108', 10_800],
    ['108.', 10_800],
    ['108.5', 10_850],
    ['+108.5', 10_850],
    ['1,234.5', 123_450],
    ['12，345.67', 1_234_567],
    ['0.01', 1],
    ['1.005', 101],
    ['1.004', 100],
    ['79.930000000000007', 7993],
    ['102.86499999999999488', 10_287],
    ['0.005', 1],
    ['1000000', 100_000_000],
    ['1000000.01', 'area_too_large'],
    ['99999999999999999999', 'area_too_large'],
    ['0', 'area_not_positive'],
    ['0.004', 'area_not_positive'],
    ['-79.93', 'area_not_positive'],
    ['−79.93', 'area_not_positive'],
    ['79,93', 'area_unreadable'],
    ['1,23,456', 'area_unreadable'],
    ['约80', 'area_unreadable'],
    ['80左右', 'area_unreadable'],
    ['(79.93)', 'area_unreadable'],
    ['79.93.1', 'area_unreadable'],
    ['2021-03-05', 'area_unreadable'],
    ['七十九', 'area_unreadable'],
    ['1e2', 'area_unreadable'],
    ['平', 'area_unreadable'],
    ['', 'area_unreadable'],
  ])('%j is %j', (text, area) => {
    expect(parseArea(text)).toBe(area)
  })

  it('comes back exactly from its text, also as a program stores it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (centiares) => {
        expect(parseArea(areaText(centiares))).toBe(centiares)
        expect(parseArea((centiares / 100).toFixed(13))).toBe(centiares)
      }),
    )
  })
})

describe('a cell', () => {
  it.each([
    ['　张\u200B三 ', '张三'],
    ['ＡＢ（１）', 'AB(1)'],
    ['张三\r\n李四', '张三\n李四'],
    ["'0753", '0753'],
    ['a\t b\u00A0c', 'a b c'],
  ])('that says %j says %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  it.each([
    ['1.9910000296E10', '19910000296'],
    ['101.0', '101'],
    ['0.5', '0.5'],
    ['-79.93', '-79.93'],
    ['7.993E1', '79.93'],
    ['5E-3', '0.005'],
    ['10', '10'],
  ])('with the number %s says %s', (exact, text) => {
    expect(cellText({ kind: 'number', text: 'as formatted', exact })).toBe(text)
  })

  it('that is not there says nothing', () => {
    expect([cellText(undefined), cellText({ kind: 'empty', text: '' })]).toEqual(['', ''])
  })

  it.each(['', '-', '——', '/', '无', '暂无', 'N/A', '不详'])('left empty as %j says nothing', (text) => {
    expect(isNothing(text)).toBe(true)
  })

  it.each(['0', '无锡', '101', '*'])('with %j says something', (text) => {
    expect(isNothing(text)).toBe(false)
  })

  it('is quoted on one line, shortened', () => {
    expect(quoted('张三\n李四')).toBe('张三 李四')
    expect([...quoted('字'.repeat(99))].length).toBe(40)
  })
})

describe('a phone', () => {
  it.each<[string, string | null]>([
    ['19910000296', '19910000296'],
    ['199 1000 0296', '19910000296'],
    ['199-1000-0296', '19910000296'],
    ['+86 199 1000 0296', '19910000296'],
    ['0086-19910000296', '19910000296'],
    ['(+86)19910000296', '19910000296'],
    ['0571-88880000', null],
    ['88880000', null],
    ['199****0296', null],
    ['1991000029', null],
    ['199100002966', null],
    ['1.99E+10', null],
  ])('%s is %j', (text, phone) => {
    expect(parsePhone(text)).toBe(phone)
    expect(isPhone(text)).toBe(phone !== null)
  })
})

// 11010519491231002X and 91350100M000100Y43 are the examples printed in GB 11643 and GB 32100.
describe('an identity', () => {
  const whole = '11010519491231002X'
  it.each<[string, 'person' | 'company', boolean, [string | null, string] | null]>([
    [whole, 'person', false, [whole, '002X']],
    ['11010519491231002x', 'person', false, [whole, '002X']],
    ['110105 19491231 002X', 'person', false, [whole, '002X']],
    ['110105491231002', 'person', false, [whole, '002X']],
    ['110105194912310021', 'person', false, null],
    ['11010519491331002X', 'person', false, null],
    ['110105491331002', 'person', false, null],
    ['3301********6495', 'person', false, [null, '6495']],
    ['**************002x', 'person', false, [null, '002X']],
    ['3301********649*', 'person', false, null],
    ['6495', 'person', false, [null, '6495']],
    ['649X', 'person', false, [null, '649X']],
    ['753', 'person', false, null],
    ['753', 'person', true, [null, '0753']],
    ['10', 'person', true, [null, '0010']],
    ['12345', 'person', true, null],
    ['110105194912310000', 'person', true, null],
    ['E12345678', 'person', false, ['E12345678', '5678']],
    ['H1234567890', 'person', false, ['H1234567890', '7890']],
    ['ABC123', 'person', false, null],
    ['不知道', 'person', false, null],
    ['91350100M000100Y43', 'company', false, ['91350100M000100Y43', '0Y43']],
    ['91350100M000000000', 'company', false, ['91350100M000000000', '0000']],
    ['91350100m000100y43', 'company', false, ['91350100M000100Y43', '0Y43']],
    ['91350100M000100Y44', 'company', false, null],
    ['91350100M000100I43', 'company', false, null],
    [whole, 'company', false, null],
    ['91350100M000100Y43', 'person', false, ['91350100M000100Y43', '0Y43']],
  ])('%s of a %s (a number to the program: %s)', (text, kind, isNumber, read) => {
    const identity = parseIdentity(text, kind, isNumber)
    expect(identity && [identity.idNumber, identity.idTail]).toEqual(read)
  })

  it('with any one digit wrong is none', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(whole[at]) + by) % 10
        expect(parseIdentity(whole.slice(0, at) + String(digit) + whole.slice(at + 1), 'person')).toBeNull()
      }),
    )
  })

  it('of a company is known by its code', () => {
    expect([isCompanyNumber('91350100M000100Y43'), isCompanyNumber(whole)]).toEqual([true, false])
  })

  it('kept in one piece is whole or an end', () => {
    expect(identityOf(whole)).toEqual({ idNumber: whole, idTail: '002X' })
    expect(identityOf('0753')).toEqual({ idNumber: null, idTail: '0753' })
    expect(identityOf(null)).toEqual({ idNumber: null, idTail: null })
  })
})

describe('a name', () => {
  it.each([
    ['张　三', '张三'],
    ['买买提•艾力', '买买提·艾力'],
    ['买买提・艾力', '买买提·艾力'],
    ['John  Smith', 'John Smith'],
    ['某某（杭州）有限公司', '某某(杭州)有限公司'],
  ])('%j is kept as %j', (text, name) => {
    expect(tidyName(text)).toBe(name)
    expect(isName(name)).toBe(true)
  })

  it.each(['张', '张*', '张三1', '张三(代)', '?', '12345', '张三@', '=张三', 'X'])('%j is none', (name) => {
    expect(isName(name)).toBe(false)
  })

  it.each<[string, 'person' | 'company']>([
    ['天鹅堡花园开发有限公司', 'company'],
    ['某某集团', 'company'],
    ['向阳合作社', 'company'],
    ['社区卫生服务中心', 'company'],
    ['街道办事处', 'company'],
    ['第一机床厂', 'company'],
    ['ABC Co., Ltd.', 'company'],
    ['开发商', 'company'],
    ['张三', 'person'],
    ['王中心', 'company'],
    ['李厂', 'person'],
    ['Colin Ltdson', 'person'],
  ])('%s is that of a %s', (name, kind) => {
    expect(ownerKindOf(name)).toBe(kind)
  })

  it('is compared without case and spaces, within its kind', () => {
    expect(nameKey('person', 'John Smith')).toBe(nameKey('person', 'JOHN  SMITH'))
    expect(nameKey('person', '张三')).not.toBe(nameKey('company', '张三'))
  })

  it.each<[string, number]>([
    ['张三 李四', 2],
    ['张 三', 1],
    ['欧阳 小明', 1],
    ['John Smith', 1],
    ['张三', 1],
  ])('%j may be %d', (text, count) => {
    expect(spacedNames(text).length).toBe(count)
  })
})

describe('words', () => {
  it.each([
    ['住宅', 'dwelling'],
    ['成套住宅', 'dwelling'],
    ['商铺', 'shop'],
    ['商业服务', 'shop'],
    ['办公', 'office'],
    ['地下车位', 'parking'],
    ['储藏室', 'storage'],
    ['物业用房', 'other'],
    ['parking', 'parking'],
    ['飞船', null],
  ])('the use %s is %j', (text, use) => {
    expect(unitUseOf(text)).toBe(use)
  })

  it.each([
    ['登记', 'register'],
    ['产证', 'register'],
    ['实测', 'survey'],
    ['购房合同', 'contract'],
    ['猜', null],
  ])('the area source %s is %j', (text, source) => {
    expect(areaSourceOf(text)).toBe(source)
  })

  it.each([
    ['已交付', '销售状态', 'delivered'],
    ['空置', '房屋状态', 'delivered'],
    ['已售', '销售状态', 'sold'],
    ['已售未交付', '销售状态', 'sold_undelivered'],
    ['未 交 房', '销售状态', 'sold_undelivered'],
    ['未售', '销售状态', 'unsold'],
    ['是', '是否售出', 'sold'],
    ['否', '是否售出', 'unsold'],
    ['是', '是否交付', 'delivered'],
    ['否', '是否交付', 'sold_undelivered'],
    ['抵押', '销售状态', null],
  ])('the sale state %s under %s is %j', (text, heading, state) => {
    expect(saleStateOf(text, heading)).toBe(state)
  })

  it.each([
    ['未售', 'unsold'],
    ['开发商自持', 'unsold'],
    ['已售未交付', 'sold_undelivered'],
    ['空置', null],
    ['未办证', null],
    ['', null],
  ])('the remark %j says %j', (text, state) => {
    expect(saleStateSaid(text)).toBe(state)
  })
})

describe('in lists', () => {
  it.each<[string, 'person' | 'company', string]>([
    ['张三', 'person', '张*'],
    ['欧阳小明', 'person', '欧***'],
    ['𠮷野', 'person', '𠮷*'],
    ['天鹅堡花园开发有限公司', 'company', '天鹅*******公司'],
    ['某厂', 'company', '某*'],
    ['开发商', 'company', '开**'],
  ])('%s (%s) is shown as %s', (name, kind, shown) => {
    expect(maskName(name, kind)).toBe(shown)
  })

  it('numbers show their end, unless the end is all there is', () => {
    expect(maskPhone('19910000296')).toBe('199****0296')
    expect(maskNumber('11010519491231002X')).toBe('****002X')
    expect(maskNumber('6495')).toBe('****')
  })
})
