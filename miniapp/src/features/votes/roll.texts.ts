import { texts } from '../../lib/i18n.ts'

export const rollTexts = texts(
  {
    draft: '定名册以前的核对',
    ready: (heads: string, area: string) => `可以定下来：${heads}，专有部分面积 ${area}。`,
    faults: {
      EMPTY: '还不能定：所选范围里没有房屋。',
      AREA_MISSING: '还不能定：有房屋没有专有面积，谁也说不清它算多少。请先到名册里补上。',
      UNITS_UNKNOWN: '还不能定：所选的房屋里有不在这个小区、或按规则不计的。',
    },
    withoutArea: (count: number) => `没有面积的房屋 ${count} 套`,
    unknown: (count: number) => `不在名册里的房屋 ${count} 套`,
    withoutOwner: (count: number) => `没有登记业主的房屋 ${count} 套`,
    withoutOwnerNote: '可以定。每套各算一户头，只能用纸质选票。',
    merges: (count: number) => `可能是同一人的业主 ${count} 处`,
    mergesNote: '同一人的几套房屋合算一户头。请先问清楚，在名册里合并后再定。',
    reason: { SAME_PHONE: '登记的手机号相同', SAME_NUMBER: '姓名和证件尾号相同' },
    more: (count: number) => `还有 ${count} 套`,
    changes: '这次重新定名册改了什么',
    from: (number: number, heads: string, area: string) => `第 ${number} 次：${heads}，${area}`,
    kinds: { ADDED: '增加', REMOVED: '减少', AREA: '面积更正', OWNERS: '业主变更' },
    heads: (count: number) => `${count} 户头`,
    area: (before: string | null, after: string | null) =>
      before !== null && after !== null ? `${before} 改为 ${after}` : (after ?? before ?? ''),
    same: '和上一次完全一样。',
    lines: '看每一处',
  },
  {
    draft: 'The roll before it is frozen',
    ready: (heads: string, area: string) => `It can be frozen: ${heads}, ${area} in all.`,
    faults: {
      EMPTY: 'It cannot be frozen yet: there is no flat in the scope.',
      AREA_MISSING:
        'It cannot be frozen yet: nobody knows how much some flats weigh. Enter their areas in the register.',
      UNITS_UNKNOWN: 'It cannot be frozen yet: some of the flats chosen are not in the estate, or do not count.',
    },
    withoutArea: (count: number) => (count === 1 ? '1 flat without area' : `${count} flats without area`),
    unknown: (count: number) => (count === 1 ? '1 flat not in the roll' : `${count} flats not in the roll`),
    withoutOwner: (count: number) => (count === 1 ? '1 flat without an owner' : `${count} flats without an owner`),
    withoutOwnerNote: 'It can be frozen. Each counts as a head of its own, and votes on paper only.',
    merges: (count: number) =>
      count === 1 ? '1 case of owners who may be one' : `${count} cases of owners who may be one`,
    mergesNote: 'Several flats of one owner are one head. Ask them, and merge them in the register before the freeze.',
    reason: { SAME_PHONE: 'The same phone number', SAME_NUMBER: 'The same name and last digits' },
    more: (count: number) => `${count} more`,
    changes: 'What this freeze changed',
    from: (number: number, heads: string, area: string) => `Freeze ${number}: ${heads}, ${area}`,
    kinds: { ADDED: 'Added', REMOVED: 'Gone', AREA: 'Area mended', OWNERS: 'Other owners' },
    heads: (count: number) => (count === 1 ? '1 head' : `${count} heads`),
    area: (before: string | null, after: string | null) =>
      before !== null && after !== null ? `${before}, now ${after}` : (after ?? before ?? ''),
    same: 'Exactly as before.',
    lines: 'See each',
  },
)
