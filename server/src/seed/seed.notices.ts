import { announcements } from '@liren/shared/announcements'
import type { SeedClient } from './seed.client.ts'
import type { Enter } from './seed.people.ts'
import { targetAt, type PlacesMade } from './seed.places.ts'
import { notices } from './seed.plan.ts'

/** Composes and publishes the notices of the plan, each by its author in the role held. */
export async function publishNotices(enter: Enter, places: PlacesMade): Promise<void> {
  const params = { communityId: places.communityId }
  for (const [n, { author, title, body, audience }] of notices.entries()) {
    const client = await enter(author)
    const { items } = await client.call(announcements.signatures, '', { params })
    const [held] = items
    if (!held?.scopeId) throw new Error(`${author} holds no role to sign with`)
    const draft = await client.call(announcements.create, `draft_${n}`, {
      params,
      body: {
        title,
        body,
        audience: audience((spot) => targetAt(places, spot)),
        signature: { role: held.role, scopeId: held.scopeId },
      },
    })
    await client.call(announcements.publish, `publish_${n}`, {
      params: { ...params, announcementId: draft.id },
      body: { version: draft.version },
    })
  }
}

/** Some of the neighbours open what reached them, so that authors see their notices being read. */
export async function readSome(root: SeedClient, communityId: string, phones: readonly string[]): Promise<void> {
  const params = { communityId }
  for (const [n, phone] of phones.entries()) {
    if (n % 3 === 2) continue
    const client = await root.enter(phone)
    const feed = await client.call(announcements.feed, '', { params })
    for (const item of feed.items.slice(n % 2))
      await client.call(announcements.markRead, '', { params: { ...params, announcementId: item.id } })
  }
}
