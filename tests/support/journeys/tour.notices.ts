import { announcements } from '@liren/shared/announcements'
import { attachPdf, attachPictures } from './files.ts'
import type { Stage } from './stage.ts'
import { after, at, back, opened, reached, seen, through, write, type Stop } from './tour.ts'

const published = '停水两小时'

/** For a building head after publishing: how far a notice came, whom it missed, and putting it right in the open. */
export const aftermathTour: Stop[] = [
  {
    screen: 'reach',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '[id^=recent-]'),
      through(`[id^=recent-]:has-text("${published}")`, '#open-reach'),
      through('#open-reach', '#unreached'),
    ),
  },
  { screen: 'reach-unreached', go: ({ page }) => at(page, '#unreached > :last-child').scrollIntoViewIfNeeded() },
  { screen: 'remind', go: through('#remind', '#remind-confirm') },
  {
    screen: 'correct',
    go: after(through('#remind-sheet-close', '#page-back'), back, through('#notice-correct', '#correct-reason')),
  },
  { screen: 'correct-faults', go: through('#correct-publish', '#correct-reason-note') },
]

/** A notice of the building head that waits for its time; returns where it is seen. */
export async function scheduleOne({ test, communityId, sessionOf, signatureOf, noticeTitled }: Stage): Promise<string> {
  const as = await sessionOf('王秀英')
  const { audience } = await noticeTitled('王秀英', '1单元周三上午停水两小时')
  const body = {
    title: '1单元周六上午清洗水箱',
    body: [{ type: 'paragraph' as const, text: '先放一分钟再用' }],
    audience,
    signature: await signatureOf('王秀英'),
  }
  const draft = await test.call(announcements.create, { params: { communityId }, body }, { as })
  const params = { communityId, announcementId: draft.id }
  const plan = { version: draft.version, at: new Date(Date.parse(draft.updatedAt) + 30 * 3_600_000).toISOString() }
  await test.call(announcements.publish, { params, body: plan }, { as })
  return `/pages/announcements/detail/index?community=${communityId}&id=${draft.id}`
}

/** For whoever wrote it: what waits for its time, and another time for it. */
export const scheduledTour = (address: string): Stop[] => [
  { screen: 'scheduled', go: opened(address, '#notice-schedule') },
  { screen: 'schedule', go: through('#notice-schedule', '#schedule-confirm') },
]

/** For the committee: a disclosure with files, from the first word to being told that it stays. */
export const disclosingTour: Stop[] = [
  {
    screen: 'compose-more',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-compose'),
      through('#desk-compose', '#compose-title'),
      write,
      through('#compose-next', '[id^=place-community-]'),
      reached,
      through('#compose-more', '#pinned-until'),
    ),
  },
  {
    screen: 'compose-disclosure',
    go: after(
      through('#compose-back', '#compose-kind-disclosure'),
      through('#compose-kind-disclosure', '#compose-days'),
      async ({ page }) => {
        await attachPictures(page, ['stamps.png', 'receipts.png'], 2)
        await attachPdf(page, 'accounts.pdf')
        await at(page, '#file-2').scrollIntoViewIfNeeded()
      },
    ),
  },
  {
    screen: 'compose-disclosure-check',
    go: after(
      through('#compose-next', '[id^=place-community-]'),
      reached,
      through('#compose-next', '#compose-publish:enabled'),
    ),
  },
  {
    screen: 'notice-published',
    go: after(through('#compose-publish', '#publish-confirm'), through('#publish-confirm', '#notice-facts')),
  },
  { screen: 'not-yet', go: through('#notice-withdraw', '#not-yet-until') },
]

/** For a resident: the board with what was disclosed, one of it, and what WeChat may still tell. */
export const readingTour: Stop[] = [
  {
    screen: 'board-filled',
    go: after(opened('/', '#home-board'), through('#home-board', '#board [id^=feed-item-]')),
  },
  { screen: 'disclosure', go: through('#board [id^=feed-item-]', '#announcement article') },
  { screen: 'reminders', go: opened('/pages/messages/reminders/index', '[id^=credit-]') },
]

/** For the committee: how long disclosures stay displayed. */
export const displayTour: Stop[] = [
  {
    screen: 'display',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-display'),
      through('#desk-display', '#display-finance-least'),
    ),
  },
  {
    screen: 'display-faults',
    go: async ({ page }) => {
      await at(page, '#display-finance-least').fill('6')
      await seen(page, '#display-finance-least-note[role=alert]')
    },
  },
]
