import { and, asc, count, desc, eq } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { announcementConfirmation } from '../announcements/announcements.life.tables.ts'
import { announcement, announcementRead } from '../announcements/announcements.tables.ts'
import { bindingRequest } from '../binding/binding.tables.ts'
import { account, accountLogin, member, session } from '../identity/identity.tables.ts'
import { messageCredit, messageDelivery } from '../messages/messages.delivery.tables.ts'
import { officeMessage } from '../messages/messages.office.tables.ts'
import { message } from '../messages/messages.tables.ts'
import { residence, roleGrant, roleGrantAbove } from '../roles/roles.tables.ts'
import { voteLog } from '../votes/votes.log.tables.ts'
import { voteDecision, voteRemark } from '../votes/votes.tables.ts'

/** What is kept of a person above communities. Runs in the person's own context. */
export async function readPerson(db: Db, accountId: string) {
  const [own] = await db.orm.select().from(account).where(eq(account.id, accountId))
  const logins = await db.orm
    .select({ kind: accountLogin.kind, createdAt: accountLogin.createdAt })
    .from(accountLogin)
    .where(eq(accountLogin.accountId, accountId))
    .orderBy(asc(accountLogin.createdAt))
  const sessions = await db.orm
    .select({
      platform: session.platform,
      deviceLabel: session.deviceLabel,
      createdAt: session.createdAt,
      lastUsedAt: session.lastUsedAt,
      endedAt: session.endedAt,
    })
    .from(session)
    .where(eq(session.accountId, accountId))
    .orderBy(asc(session.createdAt))
  const roles = await db.orm
    .select({
      role: roleGrantAbove.role,
      createdAt: roleGrantAbove.createdAt,
      expiresAt: roleGrantAbove.expiresAt,
      endedAt: roleGrantAbove.endedAt,
    })
    .from(roleGrantAbove)
    .where(eq(roleGrantAbove.accountId, accountId))
    .orderBy(asc(roleGrantAbove.createdAt))
  const messageCredits = await db.orm
    .select({
      template: messageCredit.template,
      count: messageCredit.count,
      lastAnswer: messageCredit.lastAnswer,
      answeredAt: messageCredit.answeredAt,
    })
    .from(messageCredit)
    .where(eq(messageCredit.accountId, accountId))
    .orderBy(asc(messageCredit.template))
  const officeMessages = await db.orm
    .select({ title: officeMessage.title, createdAt: officeMessage.createdAt, readAt: officeMessage.readAt })
    .from(officeMessage)
    .where(eq(officeMessage.accountId, accountId))
    .orderBy(desc(officeMessage.createdAt), desc(officeMessage.id))
  return { account: own ?? null, logins, sessions, roles, messageCredits, officeMessages }
}

/** The communities that keep anything of a person: where they are known, or have asked to be. */
export async function communitiesKnowing(db: Db, accountId: string): Promise<string[]> {
  const known = await db.orm
    .select({ id: member.communityId })
    .from(member)
    .where(eq(member.accountId, accountId))
    .orderBy(asc(member.createdAt))
  const asked = await db.orm
    .selectDistinct({ id: bindingRequest.communityId })
    .from(bindingRequest)
    .where(eq(bindingRequest.accountId, accountId))
  return [...new Set([...known, ...asked].map(({ id }) => id))]
}

/** What a person did in votes of one community: when, never what they chose, which nobody can read. */
export async function readVotes(db: Db, communityId: string, accountId: string) {
  const acts = await db.orm
    .select({ decision: voteDecision.title, kind: voteLog.kind, seq: voteLog.seq, at: voteLog.at })
    .from(voteLog)
    .innerJoin(
      voteDecision,
      and(eq(voteDecision.communityId, voteLog.communityId), eq(voteDecision.id, voteLog.decisionId)),
    )
    .where(and(eq(voteLog.communityId, communityId), eq(voteLog.actorId, accountId)))
    .orderBy(asc(voteLog.at), asc(voteLog.seq))
  const remarks = await db.orm
    .select({ text: voteRemark.body, createdAt: voteRemark.createdAt, answer: voteRemark.answer })
    .from(voteRemark)
    .where(and(eq(voteRemark.communityId, communityId), eq(voteRemark.createdBy, accountId)))
    .orderBy(asc(voteRemark.createdAt))
  return { acts, remarks }
}

/** What one community keeps of a person, but its register. Runs in that community. */
export async function readTraces(db: Db, communityId: string, accountId: string) {
  const [known] = await db.orm
    .select({
      nickname: member.nickname,
      phoneMasked: member.phoneMasked,
      grownOn: member.grownOn,
      createdAt: member.createdAt,
    })
    .from(member)
    .where(and(eq(member.communityId, communityId), eq(member.accountId, accountId)))
  const residences = await db.orm
    .select()
    .from(residence)
    .where(and(eq(residence.communityId, communityId), eq(residence.accountId, accountId)))
    .orderBy(asc(residence.createdAt))
  const roles = await db.orm
    .select({
      role: roleGrant.role,
      scopeId: roleGrant.scopeId,
      createdAt: roleGrant.createdAt,
      expiresAt: roleGrant.expiresAt,
      endedAt: roleGrant.endedAt,
    })
    .from(roleGrant)
    .where(and(eq(roleGrant.communityId, communityId), eq(roleGrant.accountId, accountId)))
    .orderBy(asc(roleGrant.createdAt))
  const requests = await db.orm
    .select()
    .from(bindingRequest)
    .where(and(eq(bindingRequest.communityId, communityId), eq(bindingRequest.accountId, accountId)))
    .orderBy(asc(bindingRequest.createdAt))
  const written = await db.orm
    .select({ title: announcement.title, body: announcement.body, publishedAt: announcement.publishedAt })
    .from(announcement)
    .where(and(eq(announcement.communityId, communityId), eq(announcement.authorId, accountId)))
    .orderBy(asc(announcement.createdAt))
  const [reads] = await db.orm
    .select({ n: count() })
    .from(announcementRead)
    .where(and(eq(announcementRead.communityId, communityId), eq(announcementRead.accountId, accountId)))
  const confirmed = await db.orm
    .select({ title: announcement.title, confirmedAt: announcementConfirmation.confirmedAt })
    .from(announcementConfirmation)
    .innerJoin(
      announcement,
      and(
        eq(announcement.communityId, announcementConfirmation.communityId),
        eq(announcement.id, announcementConfirmation.announcementId),
      ),
    )
    .where(
      and(eq(announcementConfirmation.communityId, communityId), eq(announcementConfirmation.accountId, accountId)),
    )
    .orderBy(asc(announcementConfirmation.confirmedAt))
  const messages = await db.orm
    .select({
      title: message.title,
      sender: message.sender,
      createdAt: message.createdAt,
      readAt: message.readAt,
      /** What became of telling it in WeChat; null where it was not to be told there. */
      wechat: messageDelivery.state,
    })
    .from(message)
    .leftJoin(
      messageDelivery,
      and(eq(messageDelivery.communityId, message.communityId), eq(messageDelivery.messageId, message.id)),
    )
    .where(and(eq(message.communityId, communityId), eq(message.accountId, accountId)))
    .orderBy(desc(message.createdAt), desc(message.id))
  return { known: known ?? null, residences, roles, requests, written, noticesRead: reads?.n ?? 0, confirmed, messages }
}
