import { announcements, type Announcement } from '@liren/shared/announcements'
import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { announcementLife } from '@liren/shared/announcements.life'
import type { Session } from '@liren/shared/identity'
import type { TestApp } from './app.ts'
import { committeeSigns, noticeBody, toCommunity } from './busy.world.ts'
import type { Sessions } from './matrix.actors.ts'
import { smallPdf } from './pdf.ts'
import { somePicture } from './pictures.ts'
import { buildingAt, type World } from './world.ts'

interface Filed {
  id: string
  version: number
  picture: string
  pdf: string
}

/** Notices with files, corrected once, that ask for a confirmation; and others at other points of their life. */
export interface MatrixLife {
  /** By the building head, to building 1. */
  toBuilding: Filed
  /** By the committee, to everybody. */
  toAll: Filed
  /** By the building head, for tomorrow. */
  scheduled: Announcement
  /** By the committee, displayed for weeks. */
  disclosure: Announcement
}

/** A PDF and a picture for a draft. */
export async function attachBoth(test: TestApp, as: Session, communityId: string, announcementId: string) {
  const params = { communityId, announcementId }
  const upload = (name: string, bytes: Buffer) =>
    test.call(announcementAttachments.upload, { params }, { as, file: { name, bytes } })
  const pdf = await upload('安排.pdf', smallPdf())
  const picture = await upload('管道.png', await somePicture())
  return { pdf: pdf.id, picture: picture.id }
}

export async function createLife(
  test: TestApp,
  { communityId, ...world }: World,
  sessions: Sessions,
): Promise<MatrixLife> {
  const params = { communityId }
  const byHead = {
    audience: [
      {
        type: 'place' as const,
        kind: 'building' as const,
        placeId: buildingAt({ communityId, ...world }, 0),
        ownersOnly: false,
      },
    ],
    signature: { role: 'building_head' as const, scopeId: buildingAt({ communityId, ...world }, 0) },
  }
  const byCommittee = { audience: toCommunity(communityId), signature: committeeSigns(communityId) }
  const contents = { title: '管道更换', body: noticeBody(), confirm: true }

  async function filed(as: Session, who: typeof byHead | typeof byCommittee): Promise<Filed> {
    const draft = await test.call(announcements.create, { params, body: { ...contents, ...who } }, { as })
    const at = { params: { ...params, announcementId: draft.id } }
    const files = await attachBoth(test, as, communityId, draft.id)
    const attachments = [{ id: files.picture, alt: '生锈的管道' }, { id: files.pdf }]
    const edit = { ...contents, ...who, attachments, version: draft.version }
    const { version } = await test.call(announcements.edit, { ...at, body: edit }, { as })
    const out = await test.call(announcements.publish, { ...at, body: { version } }, { as })
    const correction = { title: '管道更换（改期）', body: noticeBody(), attachments, reason: '日期有误' }
    const mended = await test.call(
      announcementLife.correct,
      { ...at, body: { ...correction, version: out.version } },
      { as },
    )
    return { id: draft.id, version: mended.version, ...files }
  }

  const head = sessions.building_head
  const draft = await test.call(announcements.create, { params, body: { ...contents, ...byHead } }, { as: head })
  const tomorrow = new Date(Date.parse(draft.updatedAt) + 86_400_000).toISOString()
  const plan = { params: { ...params, announcementId: draft.id }, body: { version: 1, at: tomorrow } }
  const matter = { kind: 'disclosure' as const, topic: 'finance' as const, displayDays: null }
  const board = await test.call(
    announcements.create,
    { params, body: { ...contents, ...byCommittee, matter } },
    { as: sessions.committee },
  )
  const out = { params: { ...params, announcementId: board.id }, body: { version: 1 } }
  return {
    toBuilding: await filed(head, byHead),
    toAll: await filed(sessions.committee, byCommittee),
    scheduled: await test.call(announcements.publish, plan, { as: head }),
    disclosure: await test.call(announcements.publish, out, { as: sessions.committee }),
  }
}
