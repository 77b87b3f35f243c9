import { announcements, type Announcement } from '@liren/shared/announcements'
import type { Session } from '@liren/shared/identity'
import type { TestApp } from './app.ts'
import { createWorld, publishNotice, unitAt, type World } from './world.ts'

/** A community in which something has happened: every table that belongs to a community has rows of it. */
export interface BusyWorld extends World {
  owner: Session
  tenant: Session
  /** To everybody in the community, by the committee; the owner has read it. */
  notice: Announcement
  /** A draft of the committee. */
  draft: Announcement
}

export const toCommunity = (communityId: string, ownersOnly = false) => [
  { type: 'place' as const, kind: 'community' as const, placeId: communityId, ownersOnly },
]

export const committeeSigns = (communityId: string) => ({ role: 'committee' as const, scopeId: communityId })

export const noticeBody = (text = '周三 9:00 至 11:00 检修水管，请提前储水。') => [{ type: 'paragraph' as const, text }]

export async function createBusyWorld(test: TestApp): Promise<BusyWorld> {
  const world = await createWorld(test)
  const { communityId, committee } = world
  const owner = await world.resident(unitAt(world, 0, 0))
  const tenant = await world.resident(unitAt(world, 0, 0, 1), 'tenant')
  const audience = toCommunity(communityId)
  const signature = committeeSigns(communityId)
  const notice = await publishNotice(test, committee, communityId, { audience, signature })
  const params = { communityId, announcementId: notice.id }
  await test.call(announcements.markRead, { params }, { as: owner })
  await test.runJobs()
  const body = { title: '还没写完', body: noticeBody(), audience, signature }
  const draft = await test.call(announcements.create, { params: { communityId }, body }, { as: committee })
  return { ...world, owner, tenant, notice, draft }
}
