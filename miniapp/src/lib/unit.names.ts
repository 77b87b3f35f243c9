import { texts } from './i18n.ts'

/** What is written down about a unit, in words. */
export const unitNames = texts(
  {
    use: { dwelling: '住宅', shop: '商铺', office: '办公', parking: '车位', storage: '储藏', other: '其他' },
    source: { register: '不动产登记', survey: '测绘', contract: '合同' },
    sale: { delivered: '已交付', sold_undelivered: '已售未交付', unsold: '未售' },
    area: (squareMetres: string) => `${squareMetres} m²`,
    noArea: '面积未登记',
  },
  {
    use: { dwelling: 'Home', shop: 'Shop', office: 'Office', parking: 'Parking', storage: 'Storage', other: 'Other' },
    source: { register: 'land register', survey: 'survey', contract: 'contract' },
    sale: { delivered: 'Handed over', sold_undelivered: 'Sold, not handed over', unsold: 'Unsold' },
    area: (squareMetres: string) => `${squareMetres} m²`,
    noArea: 'Area not registered',
  },
)
