import { announcements } from '@liren/shared/announcements'
import { messages } from '@liren/shared/messages'
import { toCommunity } from './busy.world.ts'
import { row } from './matrix.ts'
import { composers, members, residents, type Actor } from './matrix.actors.ts'
import { draftBody, noticeBy, nowhere, signatureOf, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const one = (m: Matrix, announcementId: string) => ({ ...here(m), announcementId })
const oneThere = (m: Matrix, announcementId: string) => ({ ...there(m), announcementId })
const without = (some: readonly Actor[], ...out: Actor[]) => some.filter((actor) => !out.includes(actor))

/** Composers of one place only, who may not speak to the whole community. */
const local = without(composers, 'committee', 'column_host')
const toEverybody = ['committee', 'column_host'] as const satisfies Actor[]
/** Who reads, and does not write: drafts of others are not there for them. */
const readers = without(members, ...composers)

const toAll = (m: Matrix, actor: Actor) => ({ ...draftBody(m.here, actor), audience: toCommunity(m.here.communityId) })
const asCommittee = (m: Matrix, actor: Actor) => ({
  ...draftBody(m.here, actor),
  signature: signatureOf(m.here, 'committee'),
})
const acrossTheWall = (m: Matrix, actor: Actor) => ({
  ...draftBody(m.here, actor),
  audience: toCommunity(m.there.communityId),
})

/** The four ways to fill in a notice, for the calls that take one. */
const filledIn = <P extends object>(
  params: (m: Matrix, actor: Actor) => P,
  extra: (m: Matrix, actor: Actor) => object,
) => [
  {
    when: 'to the place I look after',
    at: 'here' as const,
    request: (m: Matrix, actor: Actor) => ({
      params: params(m, actor),
      body: { ...draftBody(m.here, actor), ...extra(m, actor) } as never,
    }),
    ok: composers,
  },
  {
    when: 'to the whole community',
    at: 'here' as const,
    request: (m: Matrix, actor: Actor) => ({
      params: params(m, actor),
      body: { ...toAll(m, actor), ...extra(m, actor) } as never,
    }),
    ok: toEverybody,
    audience_outside_scope: local,
  },
  {
    when: 'signed as the committee',
    at: 'here' as const,
    request: (m: Matrix, actor: Actor) => ({
      params: params(m, actor),
      body: { ...asCommittee(m, actor), ...extra(m, actor) } as never,
    }),
    ok: ['committee' as const],
    forbidden: without(composers, 'committee'),
  },
  {
    when: 'to a place of the other community',
    at: 'here' as const,
    request: (m: Matrix, actor: Actor) => ({
      params: params(m, actor),
      body: { ...acrossTheWall(m, actor), ...extra(m, actor) } as never,
    }),
    audience_outside_scope: composers,
  },
]
const nothing = () => ({})
const toVersion = (m: Matrix, actor: Actor) => ({ version: m.draftOf(actor).version })

export const announcementRows = [
  row(announcements.feed, 'Whoever lives or serves in a community has a feed.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere } }) },
  ]),
  row(announcements.mine, 'Whoever may write sees what they wrote.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: composers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(announcements.signatures, 'Whoever may write sees as what.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: composers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(announcements.preview, 'Whoever may write counts whom a notice would reach, as far as their place goes.', [
    {
      when: 'the place I look after',
      at: 'here',
      request: (m, actor) => ({ params: here(m), body: noticeBy(m.here, actor) }),
      ok: composers,
    },
    {
      when: 'the whole community',
      at: 'here',
      request: (m, actor) => ({
        params: here(m),
        body: { ...noticeBy(m.here, actor), audience: toCommunity(m.here.communityId) },
      }),
      ok: toEverybody,
      audience_outside_scope: local,
    },
    {
      when: 'a place of the other community',
      at: 'here',
      request: (m, actor) => ({
        params: here(m),
        body: { ...noticeBy(m.here, actor), audience: toCommunity(m.there.communityId) },
      }),
      audience_outside_scope: composers,
    },
  ]),
  row(announcements.create, 'One writes in an office one holds, to the place it is held at.', [
    ...filledIn(here, nothing),
    {
      when: 'in the other community, as here',
      at: 'there',
      request: (m, actor) => ({ params: there(m), body: draftBody(m.here, actor) }),
      forbidden: ['otherCommittee'],
    },
  ]),
  row(announcements.edit, 'The author changes a draft, while still in office.', [
    ...filledIn((m, actor) => one(m, m.draftOf(actor).id), toVersion),
    {
      when: 'the draft of another',
      at: 'here',
      request: (m, actor) => ({
        params: one(m, m.foreignDraft(actor).id),
        body: { ...draftBody(m.here, actor), version: 1 },
      }),
      not_found: composers,
    },
    {
      when: 'a notice that is published',
      at: 'here',
      request: (m, actor) => ({
        params: one(m, m.noticeOf(actor).id),
        body: { ...draftBody(m.here, actor), version: 2 },
      }),
      announcement_already_published: composers,
    },
    {
      when: 'discarded',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.discarded), body: { ...draftBody(m.here, actor), version: 1 } }),
      not_found: composers,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.theirDraft.id), body: { ...draftBody(m.here, actor), version: 1 } }),
      not_found: composers,
    },
  ]),
  row(announcements.publish, 'The author publishes a draft, while still in office.', [
    {
      when: 'my own',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.draftOf(actor).id), body: toVersion(m, actor) }),
      ok: composers,
    },
    {
      when: 'the draft of another',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.foreignDraft(actor).id), body: { version: 1 } }),
      not_found: composers,
    },
    {
      when: 'published already',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.noticeOf(actor).id), body: { version: 2 } }),
      announcement_already_published: composers,
    },
    {
      when: 'discarded',
      at: 'here',
      request: (m) => ({ params: one(m, m.discarded), body: { version: 1 } }),
      not_found: composers,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: one(m, m.theirDraft.id), body: { version: 1 } }),
      not_found: composers,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: oneThere(m, m.theirDraft.id), body: { version: 1 } }),
      ok: ['otherCommittee'],
    },
  ]),
  row(announcements.discard, 'The author throws a draft away, in office or no longer.', [
    {
      when: 'my own',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.draftOf(actor).id) }),
      ok: [...composers, 'formerHead'],
      not_found: without(readers, 'formerHead'),
    },
    {
      when: 'the draft of another',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.foreignDraft(actor).id) }),
      not_found: members,
    },
    {
      when: 'published',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.noticeOf(actor).id) }),
      announcement_already_published: composers,
      // To everybody, so residents see it, and may not touch it.
      forbidden: residents,
      not_found: ['points_desk'],
    },
    { when: 'discarded', at: 'here', request: (m) => ({ params: one(m, m.discarded) }), not_found: members },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: one(m, m.theirDraft.id) }),
      not_found: members,
    },
    { when: 'missing', at: 'here', request: (m) => ({ params: one(m, nowhere) }), not_found: members },
  ]),
  row(announcements.detail, 'A notice is read by whom it is addressed to, and by its author.', [
    {
      when: 'to building 1, by its head',
      at: 'here',
      request: (m) => ({ params: one(m, m.toBuilding.id) }),
      ok: ['owner', 'tenant', 'building_head'],
      not_found: without(members, 'owner', 'tenant', 'building_head'),
    },
    {
      when: 'to building heads, by the committee',
      at: 'here',
      request: (m) => ({ params: one(m, m.toHeads.id) }),
      ok: ['building_head', 'committee'],
      not_found: without(members, 'building_head', 'committee'),
    },
    {
      when: 'my own draft',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.draftOf(actor).id) }),
      ok: [...composers, 'formerHead'],
      not_found: without(readers, 'formerHead'),
    },
    {
      when: 'the draft of another',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.foreignDraft(actor).id) }),
      not_found: members,
    },
    { when: 'discarded', at: 'here', request: (m) => ({ params: one(m, m.discarded) }), not_found: members },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: one(m, m.theirNotice.id) }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: oneThere(m, m.theirNotice.id) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
    { when: 'missing', at: 'here', request: (m) => ({ params: one(m, nowhere) }), not_found: members },
  ]),
  row(announcements.markRead, 'One has read what was addressed to oneself.', [
    {
      when: 'to building 1, by its head, who lives elsewhere',
      at: 'here',
      request: (m) => ({ params: one(m, m.toBuilding.id) }),
      ok: ['owner', 'tenant'],
      not_found: without(members, 'owner', 'tenant'),
    },
    {
      when: 'a draft',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.draftOf(actor).id) }),
      not_found: members,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: one(m, m.theirNotice.id) }),
      not_found: members,
    },
    { when: 'missing', at: 'here', request: (m) => ({ params: one(m, nowhere) }), not_found: members },
  ]),
  row(messages.inbox, 'Whoever lives or serves in a community has an inbox there, and only their own.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere } }) },
  ]),
  row(messages.markRead, 'One marks one’s own message; an id of another marks nothing.', [
    {
      when: 'my newest',
      at: 'here',
      request: (m, actor) => ({ params: { ...here(m), messageId: m.messageOf(actor) } }),
      ok: members,
    },
    {
      when: "somebody else's",
      at: 'here',
      request: (m, actor) => ({
        params: { ...here(m), messageId: m.messageOf(actor === 'owner' ? 'tenant' : 'owner') },
      }),
      ok: members,
      changesNothing: true,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), messageId: m.theirMessage } }),
      ok: members,
      changesNothing: true,
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), messageId: nowhere } }),
      ok: members,
      changesNothing: true,
    },
  ]),
  row(messages.markAllRead, 'One marks one’s own messages; an id of another marks nothing.', [
    {
      when: 'my newest',
      at: 'here',
      request: (m, actor) => ({ params: here(m), body: { upToMessageId: m.messageOf(actor) } }),
      ok: members,
    },
    {
      when: "somebody else's",
      at: 'here',
      request: (m, actor) => ({
        params: here(m),
        body: { upToMessageId: m.messageOf(actor === 'owner' ? 'tenant' : 'owner') },
      }),
      ok: members,
      changesNothing: true,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: here(m), body: { upToMessageId: m.theirMessage } }),
      ok: members,
      changesNothing: true,
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: here(m), body: { upToMessageId: nowhere } }),
      ok: members,
      changesNothing: true,
    },
  ]),
]
