import type { RecordKind } from '@liren/shared/volunteering.records'
import type { Vault } from '../../platform/crypto/vault.ts'
import { minuteInChina } from '../../platform/china.ts'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { LateFile } from '../../platform/http/files.ts'
import { writeSpreadsheet } from '../../platform/spreadsheet/xlsx.write.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { balanceOf, creditsByHand } from '../points/points.reading.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { decimalHours } from './volunteering.recognition.rules.ts'
import { listRecordsOf } from './volunteering.records.store.ts'
import { certifiedAs } from './volunteering.recognition.service.ts'
import { listServices } from './volunteering.recognition.store.ts'

/** As many lines as go into a file. */
const fileLines = 20_000

/**
 * The actor's volunteer record with the five groups of the national system (民政部令67号): basics, service, training,
 * awards, complaints. Who it is, it says as the newest of their certificates does: the name and numbers are asked for there.
 */
export async function recordOf(db: Db, vault: Vault, actor: CommunityActor): Promise<LateFile> {
  const { communityId, accountId } = actor
  const community = (await placesOf(db, communityId, [communityId])).get(communityId)?.label ?? ''
  const nickname = await nicknameOf(db, communityId, accountId)
  const services = await listServices(db, communityId, accountId, fileLines)
  const byHand = await creditsByHand(db, actor, fileLines)
  const total =
    services.reduce((sum, { minutes }) => sum + minutes, 0) + byHand.reduce((sum, { amount }) => sum + amount, 0)
  const certified = await certifiedAs(db, vault, actor)
  const { stars } = await balanceOf(db, actor)
  const entries = await listRecordsOf(db, communityId, accountId, fileLines)
  const entered = (kind: RecordKind) => entries.filter((one) => one.kind === kind)
  const text = (...headers: string[]) => headers.map((header) => ({ header, width: 20 }))
  const hours = { header: '服务时长（小时）', kind: 'decimal' as const, width: 16 }
  const sheets = [
    {
      name: '基本信息',
      columns: [
        ...text('称呼', '姓名', '证件号码', '志愿者编号', '记录单位'),
        { ...hours, header: '累计服务时长（小时）' },
        { header: '星级', kind: 'integer' as const, width: 8 },
      ],
      rows: [
        [
          ...[nickname, certified?.name ?? '', certified?.document ?? '', certified?.volunteerNumber ?? ''],
          ...[`${community}居民委员会`, decimalHours(total), stars],
        ],
      ],
    },
    {
      name: '志愿服务情况',
      columns: [
        ...text('活动名称', '服务内容', '服务地点', '开始时间', '结束时间'),
        hours,
        ...text('组织者', '记录方式', '评价（满分 5）'),
      ],
      rows: [
        ...services.map((one) => [
          ...[one.title, one.body, one.place, minuteInChina(one.inAt), minuteInChina(one.outAt)],
          ...[
            decimalHours(one.minutes),
            one.organiser,
            '签到签退，经确认',
            one.rating === null ? '' : String(one.rating),
          ],
        ]),
        ...byHand.map((one) => [
          ...['补记', one.note ?? '', '', minuteInChina(one.at), ''],
          ...[decimalHours(one.amount), '', '两人核对记入', ''],
        ]),
      ],
    },
    {
      name: '培训情况',
      columns: [...text('培训主题', '组织单位', '时间'), { ...hours, header: '学时' }],
      rows: entered('training').map((one) => [
        ...[one.title, one.detail, one.happenedOn],
        decimalHours(one.minutes ?? 0),
      ]),
    },
    {
      name: '表彰奖励情况',
      columns: text('名称', '授予单位', '时间'),
      rows: entered('award').map((one) => [one.title, one.detail, one.happenedOn]),
    },
    {
      name: '被投诉和处理情况',
      columns: text('内容', '处理结果', '时间'),
      rows: entered('complaint').map((one) => [one.title, one.detail, one.happenedOn]),
    },
  ]
  return new LateFile('志愿服务记录.xlsx', () => writeSpreadsheet({ sheets }))
}
