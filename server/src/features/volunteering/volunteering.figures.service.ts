import type { MonthServed, VolunteeringFigures } from '@liren/shared/volunteering.figures'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { LateFile } from '../../platform/http/files.ts'
import { writeSpreadsheet } from '../../platform/spreadsheet/xlsx.write.ts'
import { shopFigures } from '../points/points.figures.service.ts'
import { monthsServed } from './volunteering.figures.store.ts'
import { decimalHours } from './volunteering.recognition.rules.ts'
import { beginOfMonth, lastMonths } from './volunteering.rules.ts'

/** Hours and people of the last twelve months, and what the shop owes and has. */
export async function figuresOf(db: Db, { communityId }: CommunityActor): Promise<VolunteeringFigures> {
  const months = lastMonths(await readClock(db))
  const served = await monthsServed(db, communityId, beginOfMonth(months[0] ?? ''))
  const none = (month: string): MonthServed => ({ month, minutes: 0, people: 0, newPeople: 0, eveningMinutes: 0 })
  return {
    months: months.map((month) => served.find((one) => one.month === month) ?? none(month)),
    ...(await shopFigures(db, communityId)),
  }
}

/** The same as a spreadsheet: months, what is offered, and what is owed. */
export async function figuresFile(db: Db, actor: CommunityActor): Promise<LateFile> {
  const { months, stock, outstanding, setAside, owed } = await figuresOf(db, actor)
  const number = (header: string) => ({ header, kind: 'integer' as const, width: 16 })
  const sheets = [
    {
      name: '每月',
      columns: [
        { header: '月份', width: 12 },
        { header: '服务时长（小时）', kind: 'decimal' as const, width: 18 },
        ...['人数', '其中首次参加'].map(number),
        { header: '其中晚间和周末（小时）', kind: 'decimal' as const, width: 24 },
      ],
      rows: months.map((one) => [
        ...[one.month, decimalHours(one.minutes), one.people, one.newPeople],
        decimalHours(one.eveningMinutes),
      ]),
    },
    {
      name: '库存',
      columns: [{ header: '名称', width: 24 }, ...['库存', '积分'].map(number)],
      rows: stock.map(({ title, stock: left, price }) => [title, left, price]),
    },
    {
      name: '积分',
      columns: [{ header: '项目', width: 24 }, number('积分')],
      rows: [
        ['居民可用', outstanding],
        ['待领取订单占用', setAside],
        ['居民待抵扣', owed],
      ],
    },
  ]
  return new LateFile('志愿服务统计.xlsx', () => writeSpreadsheet({ sheets }))
}
