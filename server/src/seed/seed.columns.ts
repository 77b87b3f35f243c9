import { columnCodes, columns, type ColumnCode, type DutyDraft } from '@liren/shared/columns'
import { columnNames } from '@liren/shared/columns.texts'
import { rolesApi } from '@liren/shared/roles'
import type { SeedClient } from './seed.client.ts'
import { demoPhone, people } from './seed.plan.ts'

interface ColumnPlan {
  blurb: string
  promisedReplyMinutes: number
  host: string
  shifts: { days: number[]; from: string; to: string }[]
  contact?: string
}

/** A host who is nobody one may enter as. */
const doctor = { nickname: '孙医生', phone: demoPhone(1_000) }

const workdays = [1, 2, 3, 4, 5]
const office = { days: workdays, from: '08:30', to: '17:30' }

/** Each column with its host and hours, in the order of the eight; the police and the property are there at night, too. */
export const columnPlans: Record<ColumnCode, ColumnPlan> = {
  notices: { blurb: '通知、公示和办事提醒', promisedReplyMinutes: 240, host: '沈书记', shifts: [office] },
  party: { blurb: '双报到、志愿岗和学习', promisedReplyMinutes: 480, host: '沈书记', shifts: [office] },
  police: {
    blurb: '防诈提醒，有事找社区民警',
    promisedReplyMinutes: 30,
    host: '李警官',
    shifts: [office, { days: [1, 3, 5], from: '19:00', to: '21:00' }, { days: [6, 7], from: '22:00', to: '06:00' }],
    contact: '021-66010110',
  },
  family_doctor: {
    blurb: '签约、配药和慢病随访',
    promisedReplyMinutes: 120,
    host: doctor.nickname,
    shifts: [
      { days: [2, 4], from: '13:30', to: '16:30' },
      { days: [6], from: '09:00', to: '11:30' },
    ],
  },
  property: {
    blurb: '报修进度、保洁和停车',
    promisedReplyMinutes: 60,
    host: '赵经理',
    shifts: [office, { days: [1, 2, 3, 4, 5, 6, 7], from: '17:30', to: '22:00' }],
    contact: '021-66010000',
  },
  owners_committee: {
    blurb: '公共收益、合同和业主提问',
    promisedReplyMinutes: 1_440,
    host: '顾明远',
    shifts: [{ days: [7], from: '15:00', to: '17:00' }],
  },
  neighbours: {
    blurb: '借物、拼团、找玩伴',
    promisedReplyMinutes: 480,
    host: '王秀英',
    shifts: [{ days: [6, 7], from: '09:00', to: '20:00' }],
  },
  services: {
    blurb: '窗口时间、活动室和便民服务',
    promisedReplyMinutes: 120,
    host: '沈书记',
    shifts: [
      { ...office, days: [1, 2, 4, 5] },
      { days: [3], from: '08:30', to: '20:00' },
      { days: [6], from: '09:00', to: '12:00' },
    ],
  },
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

const dutiesOf = (plan: ColumnPlan, grantId: string): DutyDraft[] =>
  plan.shifts.flatMap(({ days, from, to }) =>
    days.map((weekday) => ({
      every: 'week' as const,
      weekday,
      fromMinutes: minutesOf(from),
      toMinutes: minutesOf(to),
      grantId,
    })),
  )

const hostOf = ({ host }: ColumnPlan): { nickname: string; phone: string } => {
  const ordinal = people.findIndex(({ nickname }) => nickname === host)
  return ordinal < 0 ? doctor : { nickname: host, phone: demoPhone(ordinal) }
}

/** Names the hosts of the eight columns, sets their rosters, and has some hosts show a number. */
export async function openBoard(root: SeedClient, committee: SeedClient, communityId: string): Promise<void> {
  const params = { communityId }
  const { items, version } = await committee.call(columns.list, '', { params })
  const drafts = columnCodes.map((code) => {
    const { blurb, promisedReplyMinutes } = columnPlans[code]
    return { code, name: columnNames[code]['zh-CN'], isOn: true, blurb, promisedReplyMinutes }
  })
  // One cut off here has been through the edit already.
  if (version === 1) await committee.call(columns.edit, '', { params, body: { version, columns: drafts } })
  for (const { id: columnId, code } of items) {
    const plan = columnPlans[code]
    const host = hostOf(plan)
    const scope = { role: 'column_host', scopeKind: 'column', scopeId: columnId } as const
    const { id: grantId } = await committee.call(rolesApi.grant, `host_${code}`, {
      params,
      body: { ...host, ...scope },
    })
    const at = { params: { communityId, columnId } }
    const roster = await committee.call(columns.roster, '', at)
    const duties = dutiesOf(plan, grantId)
    await committee.call(columns.setRoster, '', { ...at, body: { version: roster.version, duties } })
    if (plan.contact === undefined) continue
    const own = await root.enter(host.phone)
    await own.call(columns.setContact, '', { ...at, body: { contact: plan.contact } })
  }
}
