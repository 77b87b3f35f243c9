import { complaints } from '@liren/shared/complaints.orders'
import { complaintPictures } from '@liren/shared/complaints.pictures'
import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import { identity } from '@liren/shared/identity'
import { somePicture } from '../pictures.ts'
import type { ReportBody, StepBody } from '../complaints.ts'
import { writtenFor } from './demo.words.ts'
import type { Stage } from './stage.ts'
import { after, at, back, opened, seen, tap, through, type Stop } from './tour.ts'
import type { Visitor } from './visitor.ts'

const day = 24 * 3_600_000

/** Fills the demo with matters: one to be taken, one that waits for a visit, one that is done, one whose clock is to pause. */
export async function letDemoComplain({ test, communityId, sessionOf }: Stage): Promise<void> {
  const params = { communityId }
  const [author, neighbour] = [await sessionOf('陈默'), await sessionOf('林晓')]
  const [firm, committee] = [await sessionOf('赵经理'), await sessionOf('沈书记')]
  const settled = { version: 0, isPublicOn: true, confirmDays: 7, city: 'house' } as const
  await test.call(complaintSettingsApi.setSettings, { params, body: settled }, { as: committee })
  const me = await test.call(identity.me, {}, { as: author })
  const buildingId = me.memberships[0]?.homes[0]?.buildingId ?? ''
  const file = { name: 'lamp.png', bytes: await somePicture('png', 640, 480) }
  const picture = async (as: typeof author) => (await test.call(complaintPictures.attach, { params }, { as, file })).id
  const report = async (as: typeof author, text: string, more: Partial<ReportBody> = {}) =>
    test.call(
      complaints.report,
      {
        params,
        body: {
          category: 'common_parts',
          place: { kind: 'building', id: buildingId, spot: writtenFor.spot },
          text,
          ...more,
        },
      },
      { as },
    )
  const take = async (as: typeof author, complaintId: string, ...steps: StepBody[]) => {
    for (const body of steps) await test.call(complaints.take, { params: { communityId, complaintId }, body }, { as })
  }
  const contact = { step: 'CONTACT', how: 'phone', note: writtenFor.contacted } as const

  await report(neighbour, writtenFor.leak, { hazard: 'flooding' })
  const paused = await report(neighbour, writtenFor.bins, { category: 'environment' })
  const until = new Date(Date.now() + 5 * day).toISOString()
  const asking: StepBody = { step: 'ASK_SUSPENSION', reason: 'parts', until, note: writtenFor.parts }
  await take(firm, paused.id, { step: 'ACCEPT' }, contact, { step: 'BEGIN' }, asking)

  const done = await report(author, writtenFor.bins)
  const proof = [await picture(firm)]
  await take(firm, done.id, { step: 'ACCEPT' }, contact, {
    step: 'RESOLVE',
    note: writtenFor.repaired,
    pictureIds: proof,
  })

  const visited = await report(author, writtenFor.broken, { pictureIds: [await picture(author)], isVisible: true })
  await take(committee, visited.id, { step: 'SHOW' })
  const from = new Date(Date.now() + day).toISOString()
  const to = new Date(Date.now() + day + 3_600_000).toISOString()
  await take(firm, visited.id, { step: 'ACCEPT' }, contact, {
    step: 'OFFER_VISIT',
    from,
    to,
    note: writtenFor.visiting,
  })
}

/** The card that says this. */
const card = (text: string) => `[id^=complaint-0]:has-text("${text}")`

async function fill({ page }: Visitor): Promise<void> {
  await tap(page, '#category-common_parts')
  await at(page, '#report-spot').fill(writtenFor.spot)
  await at(page, '#report-text').fill(writtenFor.broken)
  await page
    .locator('#report-pictures')
    .last()
    .setInputFiles({
      name: 'lamp.png',
      mimeType: 'image/png',
      buffer: await somePicture('png', 640, 480),
    })
  await seen(page, '[id^=sending-]')
}

/** For a resident: from the first page to what was reported, and what neighbours show. */
export const reportingTour: Stop[] = [
  { screen: 'report-blank', go: after(opened('/', '#home-report'), through('#home-report', '#category-snap')) },
  { screen: 'report-faults', go: through('#report-submit', '#report [role=alert]') },
  { screen: 'report', go: fill },
  {
    screen: 'report-danger',
    go: after(through('#report-danger', '#hazard-fire'), through('#hazard-fire', '#call-first')),
  },
  { screen: 'report-elsewhere', go: through('#where-elsewhere', '#place-building') },
  {
    screen: 'my-complaints',
    go: after(
      through('#place-sheet-close', '#report-clear'),
      through('#report-clear', '#category-snap'),
      back,
      (visitor) => through('#home-reports', card(writtenFor.broken))(visitor),
    ),
  },
  { screen: 'complaint', go: through(card(writtenFor.broken), '#act-ACCEPT_VISIT') },
  { screen: 'complaint-decline', go: through('#act-DECLINE_VISIT', '#act-sheet') },
  {
    screen: 'complaint-done',
    go: after(through('#act-sheet-close', '#page-back'), back, through(card(writtenFor.bins), '#act-CONFIRM')),
  },
  { screen: 'complaint-rate', go: through('#act-CONFIRM', '#rate-solved') },
  {
    screen: 'complaint-reopen',
    go: after(through('#act-sheet-close', '#act-REOPEN'), through('#act-REOPEN', '#act-pictures')),
  },
  {
    screen: 'building-complaints',
    go: after(
      through('#act-sheet-close', '#page-back'),
      back,
      through('[id^=neighbours-]', `#building-complaints ${card(writtenFor.broken)}`),
    ),
  },
]

/** For somebody who is bound to no home here: what somebody else wrote down for them waits. */
export const unboundTour = (communityId: string): Stop[] => [
  {
    screen: 'complaints-unbound',
    go: async (visitor) => {
      visitor.expectInConsole(/status of 404/)
      await opened(`/pages/complaints/mine/index?community=${communityId}`, '#complaints-not-bound')(visitor)
    },
  },
]

const toDesk = after(
  opened('/', '#home-workbench'),
  through('#home-workbench', '#desk-complaints'),
  through('#desk-complaints', '[id^=complaint-0]'),
)

/** For who handles matters. */
export const handlingTour: Stop[] = [
  { screen: 'complaint-desk', go: toDesk },
  { screen: 'complaint-to-take', go: through(card(writtenFor.leak), '#act-ACCEPT') },
  { screen: 'complaint-dispute', go: through('#act-DISPUTE', '#act-sheet') },
  {
    screen: 'complaint-working',
    go: after(through('#act-sheet-close', '#page-back'), back, through(card(writtenFor.broken), '#act-RESOLVE')),
  },
  { screen: 'complaint-resolve', go: through('#act-RESOLVE', '#act-no-picture') },
  {
    screen: 'complaint-visit',
    go: after(through('#act-sheet-close', '#act-OFFER_COST'), through('#act-OFFER_COST', '#act-yuan')),
  },
  {
    screen: 'complaint-pause',
    go: after(through('#act-sheet-close', '#act-ASK_SUSPENSION'), through('#act-ASK_SUSPENSION', '#act-pause')),
  },
  {
    screen: 'complaint-worker',
    go: after(through('#act-sheet-close', '#act-ASSIGN'), through('#act-ASSIGN', '#act-sheet')),
  },
  {
    screen: 'complaint-contact',
    go: after(through('#act-sheet-close', '#complaint-contact'), through('#complaint-contact', '#contact-sheet')),
  },
  {
    screen: 'complaint-merge',
    go: after(through('#contact-sheet-close', '#act-MERGE'), through('#act-MERGE', '#act-into-none')),
  },
  {
    screen: 'complaint-spots-firm',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-spots'),
      through('#desk-spots', '#spots-empty'),
    ),
  },
  {
    screen: 'report-for-neighbour',
    go: after(
      opened('/', '#home-report'),
      through('#home-report', '#report-on-behalf'),
      through('#report-on-behalf', '#behalf-phone'),
    ),
  },
  {
    screen: 'report-neighbour-flat',
    go: async (visitor) => {
      const { page } = visitor
      await through('#where-elsewhere', '#place-building')(visitor)
      await at(page, '#place-building').selectOption({ label: '3幢' })
      await at(page, '#place-entrance').selectOption({ index: 1 })
      await seen(page, '[id^=flat-0]')
      await tap(page, '[id^=flat-0]')
    },
  },
]

/** For the residents' committee. */
export const decidingTour: Stop[] = [
  { screen: 'complaint-desk-committee', go: toDesk },
  { screen: 'complaint-suspension', go: through(card(writtenFor.bins), '#act-APPROVE_SUSPENSION') },
  { screen: 'complaint-dispatch', go: through('#act-DISPATCH', '#act-role') },
  {
    screen: 'complaint-settings',
    go: after(through('#act-sheet-close', '#page-back'), back, back, through('#desk-complaint-settings', '#sla-city')),
  },
  {
    screen: 'dispatch-rules',
    go: after(back, through('#desk-dispatch-rules', '#rules-empty')),
  },
  { screen: 'dispatch-rule', go: through('#rule-add', '#rule-1-office') },
  { screen: 'complaint-board', go: after(back, through('#desk-complaint-board', '#board-load')) },
  { screen: 'complaint-climbed', go: through('#board-climbed', '#climbed-empty') },
  { screen: 'complaint-orders', go: after(back, through('#board-all', '#complaint-orders [id^=complaint-0]')) },
  { screen: 'complaint-orders-narrow', go: through('#orders-narrow', '#orders-office') },
  { screen: 'sheet-layout', go: after(back, through('#board-layout', '#column-20')) },
  {
    screen: 'complaint-limits',
    go: after(
      back,
      back,
      through('#desk-complaint-settings', '#settings-limits'),
      through('#settings-limits', '#limits-save'),
    ),
  },
  { screen: 'complaint-limit', go: through('#limit-urgent', '#urgent-arrival') },
  { screen: 'complaint-holidays', go: after(back, through('#settings-holidays', '#holidays-text')) },
  { screen: 'complaint-spots', go: after(back, through('#settings-spots', '#spots-empty')) },
  { screen: 'complaint-partners', go: after(back, through('#settings-partners', '#partners-empty')) },
]
