import { announcements, type Announcement, type announcementDraft } from '@liren/shared/announcements'
import { announcementLife, type CorrectionDraft } from '@liren/shared/announcements.life'
import type { Session } from '@liren/shared/identity'
import type { z } from 'zod'
import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { newKey, type TestApp } from './app.ts'
import { committeeSigns, noticeBody, toCommunity } from './busy.world.ts'
import type { World } from './world.ts'

type Draft = z.input<typeof announcementDraft>
type Named = Pick<Announcement, 'id'>

/** What one does with announcements in a community, by the committee unless told; any of the processes may serve. */
export function noticesOf(app: TestApp, world: World, by: Session = world.committee) {
  const params = { communityId: world.communityId }
  const at = ({ id }: Named) => ({ params: { ...params, announcementId: id } })
  const contents = (more: Partial<Draft> = {}): Draft => ({
    title: '周三停水',
    body: noticeBody(),
    audience: toCommunity(world.communityId),
    signature: committeeSigns(world.communityId),
    ...more,
  })
  const create = (more: Partial<Draft> = {}, as = by) =>
    app.call(announcements.create, { params, body: contents(more) }, { as })
  const publish = ({ id, version }: Named & { version: number }, when: string | null = null, as = by) =>
    app.call(announcements.publish, { ...at({ id }), body: { version, at: when } }, { as, key: newKey() })
  return {
    at,
    contents,
    create,
    publish,
    edit: (draft: Announcement, more: Partial<Draft>, as = by) =>
      app.call(announcements.edit, { ...at(draft), body: { ...contents(more), version: draft.version } }, { as }),
    discard: (draft: Named, as = by) => app.call(announcements.discard, at(draft), { as }),
    out: async (more: Partial<Draft> = {}, as = by) => publish(await create(more, as), null, as),
    correct: (notice: Announcement, more: Partial<CorrectionDraft> = {}, as = by) => {
      const { title, version, body } = { ...notice, body: noticeBody() }
      const correction = { title, version, body, attachments: [], event: null, reason: '时间有误', ...more }
      return app.call(announcementLife.correct, { ...at(notice), body: correction }, { as, key: newKey() })
    },
    withdraw: (notice: Named, reason = '已经修好', as = by) =>
      app.call(announcementLife.withdraw, { ...at(notice), body: { reason } }, { as, key: newKey() }),
    attach: (notice: Named, bytes: Buffer, name = '文件', as = by) =>
      app.call(announcementAttachments.upload, at(notice), { as, key: newKey(), file: { name, bytes } }),
    detail: (notice: Named, as = by) => app.call(announcements.detail, at(notice), { as }),
    feed: (as: Session, query: object = {}) => app.call(announcements.feed, { params, query }, { as }),
  }
}

/** The code with which something was refused, or `ok`. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

/** An instant so many hours after another, for the wire. */
export const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString()
