import { gramsOfText } from '../../server/src/features/announcements/announcements.grams.rules.ts'
import { isSimilar } from '../../server/src/features/complaints/complaints.similar.rules.ts'

describe('two texts about the same thing', () => {
  it.each([
    ['S01 the same words', '三楼电梯口的灯坏了', '三楼电梯口的灯坏了', true],
    ['S02 the same thing in other words', '三楼电梯口的灯坏了，晚上看不见', '电梯口灯不亮，三楼太黑', true],
    ['S03 another thing at the same place', '三楼电梯口的灯坏了', '地下车库有积水', false],
    ['S04 hardly any words', '灯', '三楼电梯口的灯坏了', true],
    ['S05 Latin in capitals', 'WIFI 断了', 'wifi断了很久', true],
    ['S06 nothing', '', '地下车库有积水', true],
  ])('%s', (_, one, other, wanted) => {
    expect(isSimilar(gramsOfText(one), gramsOfText(other))).toBe(wanted)
    expect(isSimilar(gramsOfText(other), gramsOfText(one))).toBe(wanted)
  })
})
