import { announcements, type Announcement } from '@liren/shared/announcements'
import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { announcementDisplay } from '@liren/shared/announcements.display'
import { announcementLife } from '@liren/shared/announcements.life'
import { disclosureTopics } from '@liren/shared/announcements.matter'
import { announcementsReach } from '@liren/shared/announcements.reach'
import { announcementQuestions } from '@liren/shared/announcements.questions'
import { binding } from '@liren/shared/binding'
import { columns } from '@liren/shared/columns'
import type { Session } from '@liren/shared/identity'
import { wechatMessages } from '@liren/shared/messages.wechat'
import { newPhone, type TestApp } from './app.ts'
import { fillComplaints } from './complaints.busy.ts'
import { askUnder, letAsk } from './matrix.questions.ts'
import { registerObjects, type RegisterObjects } from './matrix.register.ts'
import { fillMerits } from './points.merits.ts'
import { fillLedger } from './points.ts'
import { smallPdf } from './pdf.ts'
import { plantChannels, voteObjects } from './matrix.votes.ts'
import { fillShop } from './shop.ts'
import { fillVolunteering } from './volunteering.ts'
import { buildingAt, createWorld, entranceAt, publishNotice, unitAt, type World } from './world.ts'

/** A community in which something has happened: every table that belongs to a community has rows of it. */
export interface BusyWorld extends World {
  owner: Session
  tenant: Session
  /** To everybody in the community, by the committee; the owner has read it. */
  notice: Announcement
  /** A draft of the committee. */
  draft: Announcement
  /** To everybody, with a file, corrected once, and confirmed by the owner. */
  mended: Announcement
  /** An import in the register, another that is checked, an export. */
  register: RegisterObjects
}

export const toCommunity = (communityId: string, ownersOnly = false) => [
  { type: 'place' as const, kind: 'community' as const, placeId: communityId, ownersOnly },
]

export const committeeSigns = (communityId: string) => ({ role: 'committee' as const, scopeId: communityId })

export const noticeBody = (text = '周三 9:00 至 11:00 检修水管，请提前储水。') => [{ type: 'paragraph' as const, text }]

/** The committee settles that everything disclosed hangs for fifteen days at least. */
const settleDisplay = (test: TestApp, { communityId, committee }: World) =>
  test.call(
    announcementDisplay.setSettings,
    {
      params: { communityId },
      body: { version: 0, items: disclosureTopics.map((topic) => ({ topic, leastDays: 15, usualDays: 30 })) },
    },
    { as: committee },
  )

/** Somebody hosts the police column, is on duty on Mondays and shows a number. */
async function staffColumn(test: TestApp, { communityId, committee, columns: { police }, grant }: World) {
  const host = await grant('column_host', 'column', police)
  const at = { params: { communityId, columnId: police } }
  const { hosts, version } = await test.call(columns.roster, at, { as: committee })
  const grantId = hosts[0]?.grantId ?? ''
  const duty = { every: 'week' as const, weekday: 1, fromMinutes: 510, toMinutes: 1_050, grantId }
  await test.call(columns.setRoster, { ...at, body: { version, duties: [duty] } }, { as: committee })
  await test.call(columns.setContact, { ...at, body: { contact: '021-66010110' } }, { as: host })
}

export async function createBusyWorld(test: TestApp): Promise<BusyWorld> {
  const world = await createWorld(test)
  const { communityId, committee } = world
  const owner = await world.resident(unitAt(world, 0, 0))
  const tenant = await world.resident(unitAt(world, 0, 0, 1), 'tenant')
  await plantChannels(test, world, await voteObjects(test, world, { owner }))
  const audience = toCommunity(communityId)
  const signature = committeeSigns(communityId)
  // Told in WeChat, too.
  await test.call(wechatMessages.reportAnswers, { body: { answers: { notice: 'accept' } } }, { as: owner })
  const notice = await publishNotice(test, committee, communityId, { audience, signature })
  const params = { communityId, announcementId: notice.id }
  await test.call(announcements.markRead, { params }, { as: owner })
  await test.call(announcementsReach.remind, { params }, { as: committee })
  await test.runJobs()
  const body = { title: '还没写完', body: noticeBody(), audience, signature }
  await staffColumn(test, world)
  const draft = await test.call(announcements.create, { params: { communityId }, body }, { as: committee })
  await bindSomebody(test, world)
  const mended = await mendedNotice(test, world, owner)
  await askSomething(test, world, notice, owner)
  const register = await registerObjects(test, world, committee)
  await fillLedger(test, world)
  await fillMerits(test, world)
  await fillShop(test, world)
  await fillVolunteering(test, world, owner)
  await fillComplaints(test, world, { owner, neighbour: tenant })
  return { ...world, owner, tenant, notice, draft, mended, register }
}

/** A slip that nobody used, a request that waits, and a phone that was looked at. */
async function bindSomebody(test: TestApp, world: World): Promise<void> {
  const { communityId, committee: as } = world
  const entranceId = entranceAt(world, 1, 0)
  const slips = { params: { communityId, buildingId: buildingAt(world, 1) }, body: { unitId: unitAt(world, 1, 0) } }
  await test.call(binding.issueSheets, slips, { as })
  const asked = { communityId, entranceId, unitLabel: '102', relation: 'family' as const, note: '我是他女儿' }
  await test.call(binding.request, { body: asked }, { as: await test.signIn(newPhone()) })
  const params = { communityId, entranceId: entranceAt(world, 0, 0) }
  const { items } = await test.call(binding.residents, { params }, { as })
  const residenceId = items[0]?.residenceId ?? ''
  const reveal = { params: { communityId, residenceId }, body: { purpose: '楼上漏水' } }
  await test.call(binding.revealPhone, reveal, { as })
}

async function mendedNotice(
  test: TestApp,
  { communityId, committee: as }: World,
  owner: Session,
): Promise<Announcement> {
  const who = { audience: toCommunity(communityId), signature: committeeSigns(communityId), confirm: true }
  const body = { title: '管道更换', body: noticeBody(), ...who }
  const draft = await test.call(announcements.create, { params: { communityId }, body }, { as })
  const at = { params: { communityId, announcementId: draft.id } }
  const file = { name: '安排.pdf', bytes: smallPdf() }
  const { id } = await test.call(announcementAttachments.upload, at, { as, file })
  const attachments = [{ id, alt: '安排' }]
  const edited = await test.call(announcements.edit, { ...at, body: { ...body, attachments, version: 1 } }, { as })
  const { version } = await test.call(announcements.publish, { ...at, body: { version: edited.version } }, { as })
  await test.call(announcementLife.confirm, { ...at, body: { version } }, { as: owner })
  const correction = { title: '管道更换（改期）', body: noticeBody(), attachments, reason: '日期有误', version }
  return test.call(announcementLife.correct, { ...at, body: correction }, { as })
}

/** A question under the notice that is shown and answered, and another; the notice takes no more. */
async function askSomething(test: TestApp, world: World, notice: Announcement, owner: Session): Promise<void> {
  const { communityId, committee: as } = world
  await letAsk(test, world)
  await settleDisplay(test, world)
  const questionId = await askUnder(test, world, notice, { as: owner, showAs: as })
  const reply = { params: { communityId, questionId }, body: { text: '下午三点。' } }
  await test.call(announcementQuestions.answer, reply, { as })
  await askUnder(test, world, notice, { as: owner })
  const closed = { params: { communityId, announcementId: notice.id }, body: { isClosed: true } }
  await test.call(announcementQuestions.setClosed, closed, { as })
}
