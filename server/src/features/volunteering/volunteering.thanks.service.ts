import type { PageQuery } from '@liren/shared/page'
import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import type { Thanks, ThanksLine, VolunteerBoard, VolunteerYear } from '@liren/shared/volunteering.thanks'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { LateFile } from '../../platform/http/files.ts'
import { yearPicture } from '../../platform/print/year.picture.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { balanceOf } from '../points/points.reading.service.ts'
import { mayThankPublicly } from './volunteering.policy.ts'
import { hoursSaid } from './volunteering.recognition.rules.ts'
import { expectOnRoster, presentAgain } from './volunteering.roster.service.ts'
import * as store from './volunteering.thanks.store.ts'
import { spanOfYear, yearInChina, yearOf } from './volunteering.year.rules.ts'

interface Draft {
  rating: number
  words: string | null
  isPublic: boolean
}

/** Rates a service of somebody else that was credited, once, with a line of thanks. */
export async function thank(
  db: Db,
  actor: CommunityActor,
  at: { shiftId: string; signupId: string },
  { rating, words, isPublic }: Draft,
): Promise<RosterEntry> {
  const { communityId, accountId } = actor
  const { shift, row, now: givenAt } = await expectOnRoster(db, actor, at)
  if (isPublic && !mayThankPublicly(actor)) throw new DomainError('forbidden')
  if ((row.minutes ?? 0) === 0) throw new DomainError('thanks_too_early')
  await store.insertThanks(db, {
    ...{ communityId, id: uuidv7(), signupId: row.signupId, accountId: row.accountId, givenBy: accountId },
    ...{ rating, words, isPublic, passedBy: isPublic ? accountId : null, isShown: null, givenAt },
  })
  return presentAgain(db, actor, shift, row.signupId, givenAt)
}

const present = (row: store.ThanksRow): Thanks => ({
  ...{ id: row.id, title: row.title, by: row.giver, rating: row.rating, words: row.words },
  ...{ isPublic: row.isPublic, isShown: row.isShown, givenAt: row.givenAt.toISOString() },
})

/** Thanks given to the actor, newest first. */
export async function thanksFor(db: Db, { communityId, accountId }: CommunityActor, query: PageQuery) {
  const rows = await store.listThanksTo(db, communityId, accountId, positionOf(query), query.limit + 1)
  return pageFrom(rows, query.limit, ({ givenAt, id }) => [givenAt, id], present)
}

/** Lets a line of thanks to the actor be read by neighbours, or not. */
export async function showThanks(
  db: Db,
  { communityId, accountId }: CommunityActor,
  id: string,
  isShown: boolean,
): Promise<Thanks> {
  const row = await store.showThanks(db, communityId, { id, accountId, isShown })
  if (!row) throw new DomainError('not_found')
  return present(row)
}

/** Lines that both sides let be read, newest first. */
export async function linesFor(db: Db, { communityId }: CommunityActor, query: PageQuery) {
  const rows = await store.listLines(db, communityId, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    ({ givenAt, id }) => [givenAt, id],
    (row): ThanksLine => ({
      ...{ id: row.id, nickname: row.nickname, by: row.giver, words: row.words ?? '', title: row.title },
      givenAt: row.givenAt.toISOString(),
    }),
  )
}

const mostListed = 50
/** Under so many people a total would tell of one of them. */
export const fewest = 5

/** Who let themselves be listed, and what the actor, their household and building did. */
export async function boardFor(db: Db, { communityId, accountId }: CommunityActor): Promise<VolunteerBoard> {
  const year = yearInChina(await readClock(db))
  const span = spanOfYear(year)
  const rows = await store.readBoard(db, communityId, span, mostListed)
  const own = await store.readOne(db, communityId, span, accountId)
  const household = await store.householdTotal(db, communityId, accountId)
  const building = await store.buildingTotal(db, communityId, accountId, span)
  return {
    year,
    items: rows.map(({ accountId: who, nickname, thanks, minutes }) => ({
      ...{ nickname, thanks, minutes, isMe: who === accountId },
    })),
    mine: {
      isListed: await store.isListed(db, communityId, accountId),
      ...{ thanks: own?.thanks ?? 0, minutes: own?.minutes ?? 0 },
    },
    household: household.people > 1 ? household : null,
    building: building.people >= fewest ? building : null,
  }
}

/** Lets the actor be listed, or not any more. */
export async function listMe(db: Db, actor: CommunityActor, isListed: boolean): Promise<VolunteerBoard> {
  await store.writeListing(db, actor.communityId, actor.accountId, isListed)
  return boardFor(db, actor)
}

/** What the actor did in a year. */
export async function yearFor(db: Db, actor: CommunityActor, year: number): Promise<VolunteerYear> {
  const { communityId, accountId } = actor
  const span = spanOfYear(year)
  const services = await store.servicesIn(db, communityId, accountId, span)
  const own = await store.readOne(db, communityId, span, accountId)
  const { stars } = await balanceOf(db, actor)
  return { year, ...yearOf(services), thanks: own?.thanks ?? 0, stars }
}

/** The same as a picture to share. It bears no name: who shares it says whose it is. */
export async function yearPictureFor(db: Db, actor: CommunityActor, year: number): Promise<LateFile> {
  const { communityId } = actor
  const { minutes, services, thanks, eveningMinutes, months, titles, stars } = await yearFor(db, actor, year)
  const community = (await placesOf(db, communityId, [communityId])).get(communityId)?.label ?? ''
  const drawn = {
    title: `${String(year)} 年的志愿服务`,
    place: community,
    figure: hoursSaid(minutes),
    facts: [
      `${String(services)} 次服务`,
      `晚间和周末 ${hoursSaid(eveningMinutes)}`,
      ...(thanks > 0 ? [`收到 ${String(thanks)} 次感谢`] : []),
      ...(stars > 0 ? [`${String(stars)} 星志愿者`] : []),
      ...(titles.length > 0 ? [`常去：${titles.join('、')}`] : []),
    ],
    months,
  }
  return new LateFile(`${String(year)}年志愿服务.png`, () => yearPicture(drawn))
}
