import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { announcementDisplay } from '@liren/shared/announcements.display'
import { announcementLife } from '@liren/shared/announcements.life'
import { disclosureTopics } from '@liren/shared/announcements.matter'
import { noticeBody } from './busy.world.ts'
import { row } from './matrix.ts'
import { actors, composers, members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const everybody = actors
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const displayed = (version: number) => ({
  version,
  items: disclosureTopics.map((topic) => ({ topic, leastDays: 20, usualDays: 40 })),
})
const here = (m: Matrix) => ({ communityId: m.here.communityId })
const one = (m: Matrix, announcementId: string) => ({ ...here(m), announcementId })
const file = (m: Matrix, announcementId: string, attachmentId: string) => ({ ...one(m, announcementId), attachmentId })
const without = (some: readonly Actor[], ...out: Actor[]) => some.filter((actor) => !out.includes(actor))
/** Who is addressed by the building head's notice to building 1, and the head, whose notice it is. */
const building = ['owner', 'tenant', 'building_head'] as const satisfies Actor[]
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

/** What one does with a published notice of one's office; drafts, other offices' and other communities' are none. */
const outCases = (body: (version: number) => object) =>
  [
    {
      when: 'my own',
      at: 'here',
      request: (m: Matrix, actor: Actor) => {
        const notice = m.noticeOf(actor)
        return { params: one(m, notice.id), body: body(notice.version) }
      },
      ok: composers,
    },
    {
      when: 'a draft',
      at: 'here',
      request: (m: Matrix, actor: Actor) => ({ params: one(m, m.draftOf(actor).id), body: body(1) }),
      announcement_not_published: composers,
    },
    {
      when: 'of another office',
      at: 'here',
      request: (m: Matrix) => ({ params: one(m, m.toBuilding.id), body: body(m.toBuilding.version) }),
      ok: ['building_head'],
      not_found: without(composers, 'building_head'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m: Matrix) => ({ params: one(m, m.theirNotice.id), body: body(m.theirNotice.version) }),
      not_found: composers,
    },
    {
      when: 'missing',
      at: 'here',
      request: (m: Matrix) => ({ params: one(m, nowhere), body: body(1) }),
      not_found: composers,
    },
  ] as never

const toBuildingCases = (request: (m: Matrix, of: 'toBuilding' | 'toAll') => object) =>
  [
    {
      when: 'to building 1',
      at: 'here',
      request: (m: Matrix) => request(m, 'toBuilding'),
      ok: building,
      not_found: without(members, ...building),
    },
    {
      when: 'of nothing',
      at: 'here',
      request: (m: Matrix) => ({ ...request(m, 'toBuilding'), params: nothingAt(m, request(m, 'toBuilding')) }),
      not_found: members,
    },
  ] as never

const nothingAt = (m: Matrix, request: object) => {
  const { params } = request as { params: object }
  return { ...params, ...('attachmentId' in params ? { attachmentId: nowhere } : one(m, nowhere)) }
}

const publicCases = (request: (m: Matrix, of: 'toBuilding' | 'toAll') => object) =>
  [
    { when: 'to everybody', at: 'here', request: (m: Matrix) => request(m, 'toAll'), ok: everybody },
    { when: 'to one building', at: 'here', request: (m: Matrix) => request(m, 'toBuilding'), not_found: everybody },
  ] as never

export const lifeRows = [
  row(announcementAttachments.upload, 'Who may change a notice gives it files.', [
    { when: 'my draft', at: 'here', request: (m, actor) => ({ params: one(m, m.draftOf(actor).id) }), ok: composers },
    {
      when: 'my notice, to correct it',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.noticeOf(actor).id) }),
      ok: composers,
    },
    {
      when: 'the draft of another',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.foreignDraft(actor).id) }),
      not_found: composers,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: one(m, m.theirDraft.id) }),
      not_found: composers,
    },
  ]),
  row(
    announcementAttachments.picture,
    'Pictures are seen by whom the notice is addressed to.',
    toBuildingCases((m, of) => ({ params: file(m, m.life[of].id, m.life[of].picture) })),
  ),
  row(
    announcementAttachments.pdf,
    'PDFs are opened by whom the notice is addressed to.',
    toBuildingCases((m, of) => ({ params: file(m, m.life[of].id, m.life[of].pdf) })),
  ),
  row(
    announcementAttachments.publicPicture,
    'Everybody sees pictures of notices to everybody.',
    publicCases((m, of) => ({ params: file(m, m.life[of].id, m.life[of].picture) })),
  ),
  row(
    announcementAttachments.publicPdf,
    'Everybody opens PDFs of notices to everybody.',
    publicCases((m, of) => ({ params: file(m, m.life[of].id, m.life[of].pdf) })),
  ),
  row(announcementLife.unschedule, 'The office takes a scheduled notice back.', [
    {
      when: 'of the building head',
      at: 'here',
      request: (m) => ({ params: one(m, m.life.scheduled.id) }),
      ok: ['building_head'],
      not_found: without(composers, 'building_head'),
    },
    {
      when: 'published',
      at: 'here',
      request: (m, actor) => ({ params: one(m, m.noticeOf(actor).id) }),
      announcement_already_published: composers,
    },
    { when: 'missing', at: 'here', request: (m) => ({ params: one(m, nowhere) }), not_found: composers },
  ]),
  row(
    announcementLife.pin,
    'The office pins what it published.',
    outCases(() => ({ pinnedUntil: tomorrow() })),
  ),
  row(
    announcementLife.correct,
    'The office corrects what it published.',
    outCases((version) => ({ version, title: '更正', body: noticeBody('改到周四。'), reason: '日期有误' })),
  ),
  row(announcementLife.withdraw, 'The office withdraws what it published.', [
    ...(outCases(() => ({ reason: '已经修好' })) as never[]),
    {
      when: 'a disclosure whose time is not over',
      at: 'here',
      request: (m) => ({ params: one(m, m.life.disclosure.id), body: { reason: '不想公示了' } }),
      display_not_over: ['committee'],
      not_found: without(composers, 'committee'),
    },
  ]),
  row(
    announcementLife.revisions,
    'What a notice said before is read by whom it is addressed to.',
    toBuildingCases((m, of) => ({ params: one(m, m.life[of].id) })),
  ),
  row(
    announcementLife.publicRevisions,
    'Everybody reads what a notice to everybody said before.',
    publicCases((m, of) => ({ params: one(m, m.life[of].id) })),
  ),
  row(announcementLife.confirm, 'One confirms what was addressed to oneself.', [
    {
      when: 'to building 1, by its head, who lives elsewhere',
      at: 'here',
      request: (m) => ({ params: one(m, m.life.toBuilding.id), body: { version: m.life.toBuilding.version } }),
      ok: ['owner', 'tenant'],
      not_found: without(members, 'owner', 'tenant'),
    },
    {
      when: 'that asks for none',
      at: 'here',
      request: (m) => ({ params: one(m, m.toBuilding.id), body: { version: m.toBuilding.version } }),
      confirmation_not_asked: ['owner', 'tenant'],
      not_found: without(members, 'owner', 'tenant'),
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: one(m, nowhere), body: { version: 1 } }),
      not_found: members,
    },
  ]),
  row(announcementDisplay.settings, 'Whoever may publish sees how long disclosures stay displayed.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: composers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(announcementDisplay.setSettings, 'The residents’ committee settles how long disclosures stay displayed.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), body: displayed(0) }), ok: ['committee'] },
    {
      when: 'as they never were',
      at: 'here',
      request: (m) => ({ params: here(m), body: displayed(7) }),
      edited_elsewhere: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: displayed(0) }),
      ok: ['otherCommittee'],
    },
  ]),
]
