import { attendance } from '@liren/shared/volunteering.attendance'
import { volunteering } from '@liren/shared/volunteering'
import { beginShift, clockOf, codesOf, shiftIn } from '../volunteering.ts'
import { goods } from '../../../server/src/seed/seed.volunteering.plan.ts'
import { newKey } from '../app.ts'
import { plantCredits, plantGroup, plantRecipient } from '../recognition.ts'
import { volunteersBook, writtenFor } from './demo.words.ts'
import type { Stage } from './stage.ts'
import { after, at, back, opened, seen, tap, through, type Stop } from './tour.ts'

/** Fills the demo with a shift that goes on, one to come that is dangerous, and a proposal. */
export async function letDemoVolunteer({ test, communityId, sessionOf }: Stage): Promise<void> {
  const params = { communityId }
  const [head, committee] = [await sessionOf('王秀英'), await sessionOf('沈书记')]
  const [author, neighbour] = [await sessionOf('陈默'), await sessionOf('林晓')]
  const propose = (as: typeof head, title: string, hours: number, more: object = {}) =>
    test.call(
      volunteering.propose,
      { params, body: { title, body: writtenFor.patrolling, tags: ['patrol'], shifts: [shiftIn(hours)], ...more } },
      { as },
    )
  const approve = async (activityId: string) => {
    const audience = [{ type: 'place' as const, kind: 'community' as const, placeId: communityId }]
    const signature = { role: 'committee' as const, scopeId: communityId }
    const request = { params: { communityId, activityId }, body: { audience, signature } }
    return (await test.call(volunteering.approve, request, { as: committee })).shifts[0]?.id ?? ''
  }
  await propose(author, writtenFor.reading, 240)
  const risk = { note: writtenFor.risk, insurance: true }
  const ladders = await approve((await propose(head, writtenFor.ladders, 96, { age: 'with_guardian', risk })).id)
  const shiftId = await approve((await propose(head, writtenFor.patrol, 48)).id)
  for (const as of [author, neighbour])
    await test.call(volunteering.signUp, { params: { communityId, shiftId }, body: { isOfAge: true } }, { as })
  await beginShift(test, shiftId)
  // Without a network, so that the committee has something to look at.
  const now = await clockOf(test)
  const body = {
    code: (await codesOf(test, shiftId))('in', now),
    device: newKey(),
    keptAt: new Date(now).toISOString(),
  }
  await test.call(attendance.scan, { params: { communityId, shiftId }, body }, { as: neighbour })
  await plantGroup(test, {
    ...{ communityId, name: writtenFor.group, leader: author.accountId, also: neighbour.accountId },
    by: committee.accountId,
  })
  // What was credited lately is displayed.
  await test.admin.query(
    `INSERT INTO volunteer_signup (community_id, id, shift_id, account_id, state, signed_at, guardian_comes, placed_at)
      VALUES ($1, gen_random_uuid(), $2, $3, 'in', app.now(), false, app.now())`,
    [communityId, ladders, neighbour.accountId],
  )
  await plantCredits(test, communityId, ladders, committee.accountId)
  // What the neighbour did was for the author's flat.
  const { rows } = await test.admin.query<{ signupId: string; unitId: string }>(
    `SELECT u.id AS "signupId", h.unit_id AS "unitId" FROM volunteer_signup u, residence h
      WHERE u.shift_id = $1 AND u.account_id = $2 AND h.account_id = $3`,
    [shiftId, neighbour.accountId, author.accountId],
  )
  const [{ signupId, unitId } = { signupId: '', unitId: '' }] = rows
  await plantRecipient(test, { communityId, signupId, unitId, by: committee.accountId })
}

/** What may be ordered again and again. */
const bag = goods.find(({ perPerson }) => perPerson === null)?.title ?? ''
/** How a browser notes that the server said no. */
const refused = /the server responded with a status of 4/

/** The card of a shift that says this. */
const shift = (title: string) => `[id^=shift-0]:has-text("${title}")`

const toShifts = after(
  opened('/', '#tab-participate'),
  through('#tab-participate', '#open-volunteering'),
  through('#open-volunteering', shift(writtenFor.patrol)),
)

/** For who volunteers, and buys something for the points. */
export const volunteersTour: Stop[] = [
  { screen: 'shifts', go: toShifts },
  { screen: 'shift-risk', go: through(shift(writtenFor.ladders), '#shift-sign-up') },
  { screen: 'shift-joining', go: through('#shift-sign-up', '#accept-risk') },
  {
    screen: 'shift',
    go: after(through('#sign-up-sheet-close', '#page-back'), back, through(shift(writtenFor.patrol), '#shift-scan')),
  },
  { screen: 'shift-scan', go: through('#shift-scan', '#scan-digits') },
  {
    screen: 'shift-scan-wrong',
    go: async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(refused)
      await at(page, '#scan-digits').fill('00000000')
      await tap(page, '#scan-check')
      await seen(page, '#scan [role=alert]')
    },
  },
  { screen: 'shifts-mine', go: after(back, back, through('#shifts-mine', shift(writtenFor.patrol))) },
  { screen: 'shifts-calendar', go: through('#shifts-calendar', '#calendar [aria-checked=true]') },
  { screen: 'shifts-week', go: through('#calendar-week', '#calendar-week[aria-checked=true]') },
  { screen: 'shifts-past', go: through('#shifts-past', '#shifts-past[aria-checked=true]') },
  { screen: 'thanks', go: through('#open-thanks', '#list-me') },
  { screen: 'year', go: after(back, through('#open-year', ':is(#year-months, #year-empty)')) },
  { screen: 'certificates', go: after(back, through('#open-certificates', '#record-export')) },
  { screen: 'certificate-issue', go: through('#certificate-issue', '#certificate-name') },
  {
    screen: 'balance',
    go: after(through('#certificate-sheet-close', '#page-back'), back, through('#open-points', '#next-star')),
  },
  { screen: 'statement', go: through('#open-statement', '[id^=line-]') },
  { screen: 'shop', go: after(back, through('#open-shop', '[id^=item-0]')) },
  { screen: 'item', go: through(`[id^=item-0]:has-text("${bag}")`, '#item-order') },
  { screen: 'item-ordering', go: through('#item-order', '#order-confirm') },
  { screen: 'order', go: through('#order-confirm', '#pick-up-code') },
  { screen: 'order-cancel', go: through('#order-cancel', '#cancel-confirm') },
  {
    screen: 'orders',
    go: after(through('#cancel-sheet-close', '#page-back'), back, back, through('#open-orders', '[id^=order-0]')),
  },
  { screen: 'groups', go: after(toShifts, through('#open-groups', '[id^=group-] h2')) },
  { screen: 'help', go: after(back, through('#open-help', '[id^=say-]')) },
  { screen: 'help-say', go: through('[id^=say-]', '#solved-yes') },
  { screen: 'credited', go: after(toShifts, through('#open-credited', '[id^=object-]')) },
  { screen: 'credited-object', go: through('[id^=object-]', '[id^=objection-][id$=-reason]') },
]

/** For who organises. */
export const organisersTour: Stop[] = [
  {
    screen: 'activities',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-activities'),
      through('#desk-activities', '#activities-published'),
      through('#activities-published', '[id^=activity-0]'),
    ),
  },
  { screen: 'activity', go: through(`[id^=activity-0]:has-text("${writtenFor.patrol}")`, '#activity-cancel') },
  { screen: 'activity-cancel', go: through('#activity-cancel', '#cancel-sheet') },
  {
    screen: 'roster',
    go: after(
      through('#cancel-sheet-close', shift(writtenFor.patrol)),
      through(shift(writtenFor.patrol), '#shift-organise'),
      through('#shift-organise', '[id^=attendee-]'),
    ),
  },
  { screen: 'roster-enter', go: through('[id^=enter-0]', '#enter-reason') },
  { screen: 'code', go: after(through('#enter-sheet-close', '#roster-code'), through('#roster-code', '#code-digits')) },
  {
    screen: 'propose',
    go: after(back, back, back, back, through('#activity-propose', '#propose-title')),
  },
  { screen: 'propose-faults', go: through('#propose-submit', '#propose-fault') },
  { screen: 'propose-risky', go: through('#propose-risky', '#propose-risk') },
]

/** For the residents' committee. */
export const keepersTour: Stop[] = [
  {
    screen: 'activities-proposed',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-activities'),
      through('#desk-activities', `[id^=activity-0]:has-text("${writtenFor.reading}")`),
    ),
  },
  {
    screen: 'activity-proposed',
    go: through(`[id^=activity-0]:has-text("${writtenFor.reading}")`, '#activity-refuse'),
  },
  { screen: 'activity-approve', go: through('#activity-approve', '#approve-audience') },
  {
    screen: 'reviews',
    go: after(through('#approve-sheet-close', '#page-back'), back, back, through('#desk-reviews', '[id^=review-0]')),
  },
  { screen: 'review-accept', go: through('[id^=accept-]', '#verdict-sheet') },
  {
    screen: 'proposals',
    go: after(
      through('#verdict-sheet-close', '#page-back'),
      back,
      through('#desk-credits', '#proposals-approved'),
      through('#proposals-approved', '[id^=proposal-0]'),
    ),
  },
  { screen: 'proposal-new', go: through('#proposal-new', '#credit-reason') },
  {
    screen: 'resident-points',
    go: after(through('#propose-sheet-close', '#open-resident'), through('#open-resident', '#resident-entrance')),
  },
  {
    screen: 'points-settings',
    go: after(
      back,
      back,
      through('#desk-points-rules', '#terms-save'),
      through('#preset-zhangjiagang', '#preset-zhangjiagang[aria-checked=true]'),
    ),
  },
  {
    screen: 'points-settings-faults',
    go: async (visitor) => {
      const { page } = visitor
      await at(page, '#pointsPerHour').fill('')
      await through('#terms-save', '#terms-fault')(visitor)
      await at(page, '#pointsPerHour').fill('10')
      await tap(page, '#preset-national')
    },
  },
  { screen: 'merits', go: through('#open-merits', '#merits-off') },
  { screen: 'records', go: after(back, through('#open-records', '#records-empty')) },
  { screen: 'record-new', go: through('#record-new', '#record-day') },
  {
    screen: 'openings',
    go: after(through('#record-sheet-close', '#page-back'), back, through('#open-openings', '#openings')),
  },
  {
    screen: 'opening',
    go: async ({ page }) => {
      const { name, bytes } = volunteersBook
      const file = { name, mimeType: 'text/csv', buffer: bytes }
      await page.locator('#book-file >> visible=true').setInputFiles(file)
      await seen(page, '[id^=line-]')
    },
  },
  {
    screen: 'opening-columns',
    go: through('#sheet-columns', '#sheet-column-1'),
  },
  {
    screen: 'points-desk',
    go: after(through('#opening-drop', '#opening-over'), back, back, back, through('#desk-points', '#desk-code')),
  },
  {
    screen: 'points-desk-wrong',
    go: async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(refused)
      await at(page, '#desk-code').fill('000000')
      await tap(page, '#desk-look-up')
      await seen(page, '#points-desk [role=alert]')
    },
  },
  {
    screen: 'groups-register',
    go: after(toShifts, through('#open-groups', '#group-register'), through('#group-register', '#group-name')),
  },
  {
    screen: 'figures',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-figures'),
      through('#desk-figures', '#figures-stock'),
    ),
  },
  { screen: 'stock', go: after(back, through('#desk-stock', '[id^=stock-0]')) },
  { screen: 'stock-count', go: through('[id^=count-0]', '#count-reason') },
  {
    screen: 'stock-item',
    go: after(through('#count-sheet-close', '[id^=edit-0]'), through('[id^=edit-0]', '#item-price')),
  },
  {
    screen: 'stock-merchant',
    go: after(through('#item-sheet-close', '[id^=merchant-0]'), through('[id^=merchant-0]', '#settlement-from')),
  },
]
