import type { areaSources, saleStates, unitUses } from '@liren/shared/neighbourhood'

/** Words that the import reads back as what they were. */
const useWords: Record<(typeof unitUses)[number], string> = {
  dwelling: '住宅',
  shop: '商铺',
  office: '办公',
  parking: '车位',
  storage: '储藏室',
  other: '其他',
}
const sourceWords: Record<(typeof areaSources)[number], string> = {
  register: '登记',
  survey: '实测',
  contract: '合同',
}
const saleWords: Record<(typeof saleStates)[number], string> = {
  delivered: '已交付',
  sold_undelivered: '已售未交付',
  unsold: '未售',
}

const plain = ['楼栋', '单元', '室号', '用途', '专有面积(㎡)', '面积来源', '销售状态']
const ofOwner = (ordinal: number): string[] =>
  ordinal === 1
    ? ['业主姓名', '手机号', '证件号']
    : [`共有人${String(ordinal)}姓名`, `共有人${String(ordinal)}手机号`, `共有人${String(ordinal)}证件号`]

/** The columns of an exported register with room for so many owners a unit. */
export const headingsOf = (owners: number): { header: string; width: number; kind: 'text' | 'decimal' }[] =>
  [...plain, ...Array.from({ length: owners }, (_, index) => ofOwner(index + 1)).flat()].map((header) => ({
    header,
    width: header.endsWith('证件号') ? 22 : 14,
    kind: header.startsWith('专有面积') ? 'decimal' : 'text',
  }))

interface ExportedUnit {
  building: string
  entrance: string
  label: string
  use: (typeof unitUses)[number]
  areaCentiares: number | null
  areaSource: (typeof areaSources)[number] | null
  saleState: (typeof saleStates)[number]
}

interface ExportedOwner {
  name: string
  phone: string | null
  number: string | null
}

/** One unit as a row under `headingsOf(owners)`; the area in m², of which two decimals are exact. */
export const rowOf = (
  unit: ExportedUnit,
  owners: readonly ExportedOwner[],
  most: number,
): (string | number | null)[] => [
  unit.building,
  unit.entrance,
  unit.label,
  useWords[unit.use],
  unit.areaCentiares === null ? null : unit.areaCentiares / 100,
  unit.areaSource && sourceWords[unit.areaSource],
  saleWords[unit.saleState],
  ...Array.from({ length: most }, (_, index) => owners[index]).flatMap((owner) => [
    owner?.name ?? null,
    owner?.phone ?? null,
    owner?.number ?? null,
  ]),
]
