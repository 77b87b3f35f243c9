import { noticePath } from '@liren/shared/announcements.links'
import { complaintPath } from '@liren/shared/complaints.links'
import { activityPath, shiftPath, shiftsPath } from '@liren/shared/volunteering.links'
import { decisionPath } from '@liren/shared/votes.links'
import { withContext } from '../../platform/db/context.ts'
import { readClock } from '../../platform/db/clock.ts'
import { groupBy } from '../../platform/group.ts'
import { wechatIdsOf } from '../identity/identity.accounts.service.ts'
import { giveBack, setToNone, takeCredits } from './messages.credits.store.ts'
import type { DeliveryDeps } from './messages.deps.ts'
import * as store from './messages.delivery.store.ts'
import { isOfComplaint, isQuiet, leads, saidOutside, settlementOf, thingOf, wordsOfTime } from './messages.rules.ts'

export type { DeliveryDeps } from './messages.deps.ts'

/** What is taken up at once is what a crash makes unknown: few. */
const batchSize = 20
/** Calls under way at once in one process. */
const lanes = 5

type Taken = store.ClaimedRow & { openid: string }

/** Takes up some messages that are due, with a credit for each; committed, so that none of them is taken up again. */
function takeUp(
  { pool, vault, templates }: DeliveryDeps,
  communityId: string,
): Promise<{ found: number; taken: Taken[] }> {
  return withContext(pool, { communityId, purpose: 'delivery' }, async (db) => {
    await store.giveUpSilent(db, communityId)
    const isNight = isQuiet(await readClock(db))
    const rows = await store.claimDue(db, communityId, isNight, batchSize)
    const openids = await wechatIdsOf(
      db,
      vault,
      rows.map((row) => row.accountId),
    )
    const able = rows.flatMap((row) => {
      const openid = openids.get(row.accountId)
      return row.isRead || openid === undefined || templates[row.template] === null ? [] : [{ ...row, openid }]
    })
    const credits = groupBy(await takeCredits(db, able), (one) => one.accountId + one.template)
    const taken = able.filter((row) => {
      const credit = credits.get(row.accountId + row.template)?.[0]
      if (!credit || credit.taken === 0) return false
      credit.taken -= 1
      return true
    })
    const leaving = new Set(taken.map((row) => row.messageId))
    for (const { messageId, attempt, isRead } of rows)
      if (!isRead && !leaving.has(messageId))
        await store.settleDelivery(
          db,
          { communityId, messageId, attempt },
          { state: 'no_credit', dueAt: null, errcode: null },
        )
    return { found: rows.length, taken }
  })
}

/** Where a tap on the message leads. */
function pathOf(communityId: string, { kind, subjectId, aboutId }: store.ClaimedRow): string {
  // Of a call to a matter the subject is the call.
  if (isOfComplaint(kind)) return complaintPath(communityId, aboutId ?? subjectId)
  if (kind === 'guardian_asked' || kind === 'guardian_noted') return shiftsPath(communityId)
  if (kind === 'shift_cancelled') return activityPath(communityId, subjectId)
  if (kind in leads) return shiftPath(communityId, subjectId)
  return (kind.startsWith('vote_') ? decisionPath : noticePath)(communityId, subjectId)
}

async function sendOne(deps: DeliveryDeps, communityId: string, row: Taken): Promise<void> {
  const template = deps.templates[row.template]
  if (!template) return
  const { title, sender, time } = template.words
  const said = saidOutside(row)
  const { outcome, errcode } = await deps.wechat.send({
    openid: row.openid,
    templateId: template.id,
    page: pathOf(communityId, row).slice(1),
    words: { [title]: thingOf(said.title), [sender]: thingOf(said.sender), [time]: wordsOfTime(row.createdAt) },
  })
  if (outcome !== 'sent' && outcome !== 'declined')
    deps.log.warn({ wechat: { outcome, errcode } }, 'a WeChat message was not sent, or nobody knows')
  await withContext(deps.pool, { communityId, purpose: 'delivery' }, async (db) => {
    const { credit, ...to } = settlementOf(outcome, row, await readClock(db))
    const { messageId, attempt } = row
    if (!(await store.settleDelivery(db, { communityId, messageId, attempt }, { ...to, errcode }))) return
    if (credit === 'given_back') await giveBack(db, row)
    if (credit === 'none_left') await setToNone(db, row)
  })
}

async function sendSome(deps: DeliveryDeps, communityId: string): Promise<number> {
  const { found, taken } = await takeUp(deps, communityId)
  const waiting = [...taken]
  const lane = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) await sendOne(deps, communityId, row)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return found
}

/**
 * Sends the WeChat messages that are due, community by community in turns, until there are none. Any number of processes
 * may do it at once; one that dies leaves what it had taken up as unknown, never to be sent again.
 */
export async function sendDue(deps: DeliveryDeps): Promise<void> {
  for (let found = -1; found !== 0 && !deps.isStopping();) {
    found = 0
    const communities = await withContext(deps.pool, { purpose: 'sweep' }, async (db) =>
      store.communitiesWithDue(db, isQuiet(await readClock(db))),
    )
    for (const communityId of communities) if (!deps.isStopping()) found += await sendSome(deps, communityId)
  }
}
