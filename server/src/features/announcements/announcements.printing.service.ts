import { noticeUrl } from '@liren/shared/announcements.links'
import { roleNames } from '@liren/shared/roles.texts'
import type { Role } from '@liren/shared/roles'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { LateFile } from '../../platform/http/files.ts'
import { doorSheet } from '../../platform/print/door.sheet.ts'
import { noticePoster } from '../../platform/print/notice.poster.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { expectFollowed } from './announcements.reach.service.ts'
import { listDoors } from './announcements.unreached.store.ts'

/** What every sheet of a notice says at its head. */
async function headOf(db: Db, actor: CommunityActor, publicOrigin: string, id: string) {
  const row = await expectFollowed(db, actor, id)
  const places = await placesOf(db, actor.communityId, [actor.communityId])
  const office = roleNames[row.authorRole as Role]['zh-CN']
  const head = {
    community: places.get(actor.communityId)?.label ?? '',
    title: row.title,
    office: `${row.authorScopeLabel} ${office}`.trim(),
    published: row.publishedAt,
    url: noticeUrl(publicOrigin, actor.communityId, id),
  }
  return { row, head }
}

/** The doors where nobody has read a notice, to be walked; made after the transaction. */
export async function doorSheetFor(db: Db, publicOrigin: string, actor: CommunityActor, id: string): Promise<LateFile> {
  const { row, head } = await headOf(db, actor, publicOrigin, id)
  const doors = await listDoors(db, row)
  return new LateFile(`${row.title} 上门单.pdf`, () => doorSheet({ ...head, doors }))
}

/** A notice for the board in the stairwell; made after the transaction. */
export async function posterFor(db: Db, publicOrigin: string, actor: CommunityActor, id: string): Promise<LateFile> {
  const { row, head } = await headOf(db, actor, publicOrigin, id)
  return new LateFile(`${row.title} 张贴.pdf`, () => noticePoster({ ...head, body: row.body }))
}
