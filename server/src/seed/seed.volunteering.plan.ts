/** An activity of the demo that is to come, and one that was. */
export const comingActivity = {
  title: '清荷里楼道清扫',
  body: '从 1 幢开始，一层一层往下扫。自带手套，扫帚我们备好。',
  tags: ['tidying' as const],
  place: '清荷里 1 幢门口',
  capacity: 8,
}
export const pastActivity = {
  title: '清荷里河边捡拾',
  body: '沿河两岸捡拾垃圾，水边湿滑，请穿防滑的鞋。',
  tags: ['tidying' as const],
  place: '清荷里河埠头',
  capacity: 6,
}

/** What stood in the paper book before, by whom. */
export const openings = [
  { nickname: '陈默', minutes: 5_400, points: 120 },
  { nickname: '林晓', minutes: 300, points: 40 },
  { nickname: '周建国', minutes: 6_300, points: 150 },
]
export const openingReason = '从志愿服务登记本录入，两人核对'

export const desk = { name: '居委会兑换点', address: '枫林苑 1 幢底楼', hours: '周二、周六 9:00–11:00' }
export const goods = [
  { kind: 'goods' as const, title: '洗衣液', body: '2 升装。', price: 30, perPerson: 2, stock: 20 },
  { kind: 'goods' as const, title: '帆布袋', body: '结实，能装下一周的菜。', price: 15, perPerson: null, stock: 40 },
  {
    kind: 'service' as const,
    title: '理发一次',
    body: '每月第一个周六，老年活动室。',
    price: 20,
    perPerson: 1,
    stock: 10,
  },
]
export const stockReason = '首批进货'
