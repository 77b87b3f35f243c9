import type { Page } from 'playwright-core'
import { newPhone } from '../app.ts'
import { written } from './demo.words.ts'
import type { Visitor } from './visitor.ts'

/** A screen, and how one comes to it from the one before. Found by test hooks: the words differ between languages. */
export interface Stop {
  screen: string
  go: (visitor: Visitor) => Promise<void>
}

/** The first one in sight. */
export const at = (page: Page, hook: string) => page.locator(`${hook} >> visible=true`).first()
export const tap = async (page: Page, hook: string) => {
  if (hook.startsWith('#home-')) await still(page, hook)
  await at(page, hook).tap()
}
export const seen = (page: Page, hook: string) => at(page, hook).waitFor()

/** Words as they are shown: not those in the field they were typed into, which may be there a moment longer. */
export const printed = (page: Page, words: string) => page.getByText(words).and(page.locator(':not(textarea)'))

/** What the first page loads comes in above what is there, and moves it: until it has lain where it is for a while. */
async function still(page: Page, hook: string): Promise<void> {
  let [before, times] = ['', 0]
  for (const end = Date.now() + 20_000; times < 3 && Date.now() < end; await page.waitForTimeout(250)) {
    const now = JSON.stringify(await at(page, hook).boundingBox())
    times = now === before ? times + 1 : 0
    before = now
  }
}

/** Taps the first hook, and waits for the second. */
export const through =
  (hook: string, arrival: string) =>
  async ({ page }: Visitor) => {
    await tap(page, hook)
    await seen(page, arrival)
  }

export const back = ({ page }: Visitor) => tap(page, '#page-back')

/** One step after another. */
export const after =
  (...steps: ((visitor: Visitor) => Promise<void>)[]) =>
  async (visitor: Visitor) => {
    for (const step of steps) await step(visitor)
  }

/** Opens an address, and waits for the hook. */
export const opened = (address: string, arrival: string) => async (visitor: Visitor) => {
  await visitor.open(address)
  await seen(visitor.page, arrival)
}

/** For somebody who is not signed in. */
export const strangerTour: Stop[] = [
  { screen: 'signed-out', go: opened('/', '#go-sign-in') },
  { screen: 'sign-in', go: through('#go-sign-in', '#demo-people') },
  { screen: 'sign-in-faults', go: through('#sign-in-send', '#sign-in-phone-note') },
  {
    screen: 'sign-in-code',
    go: async ({ page }) => {
      await at(page, '#sign-in-phone').fill(newPhone())
      await tap(page, '#sign-in-consent')
      await through('#sign-in-send', '#sign-in-code')({ page } as Visitor)
    },
  },
  { screen: 'privacy', go: through('#sign-in-privacy', '#privacy') },
]

/** For a resident. */
export const residentTour: Stop[] = [
  { screen: 'home', go: opened('/', '[id^=feed-item-]') },
  { screen: 'notice', go: through('[id^=feed-item-]', '#announcement article') },
  { screen: 'board', go: after(back, through('#home-board', '#board :is([id^=feed-item-], #board-empty)')) },
  { screen: 'inbox', go: after(back, through('#tab-inbox', '[id^=message-]')) },
  { screen: 'participate', go: through('#tab-participate', '#participate') },
  { screen: 'me', go: through('#tab-me', '#demo-clock') },
  { screen: 'rename', go: through('#rename', '#rename-sheet') },
  {
    screen: 'sign-out',
    go: after(through('#rename-sheet-close', '#sign-out'), through('#sign-out', '#sign-out-sheet')),
  },
  {
    screen: 'sessions',
    go: after(through('#sign-out-sheet-close', '#open-sessions'), through('#open-sessions', '#sign-out-everywhere')),
  },
  { screen: 'sign-out-everywhere', go: through('#sign-out-everywhere', '#everywhere-sheet') },
]

/** Writes a notice into the empty composer. */
export async function write({ page }: Visitor) {
  await at(page, '#compose-title').fill(written.title)
  await at(page, '#block-0').fill(written.text)
  await tap(page, '#block-add-heading')
  await at(page, '#block-1').fill(written.heading)
  await tap(page, '#block-add-bullets')
  await at(page, '#block-2').fill(written.items)
}

/** For a building head: the desk, and a notice up to the last question before publishing. */
export const authorTour: Stop[] = [
  { screen: 'home-author', go: opened('/', '#home-workbench') },
  { screen: 'workbench', go: through('#home-workbench', '[id^=recent-]') },
  { screen: 'notice-author', go: through('[id^=recent-]:has-text("停水两小时")', '#reach') },
  { screen: 'notice-withdraw', go: through('#notice-withdraw', '#withdraw-sheet') },
  {
    screen: 'notice-pin',
    go: after(through('#withdraw-sheet-close', '#notice-pin'), through('#notice-pin', '#pin-sheet')),
  },
  {
    screen: 'mine',
    go: after(through('#pin-sheet-close', '#notice-pin'), back, through('#desk-mine', '[id^=mine-]')),
  },
  { screen: 'compose-blank', go: through('#mine-compose', '#compose-title') },
  { screen: 'compose-event', go: through('#compose-kind-event', '#event-where') },
  { screen: 'compose-urgent', go: through('#compose-kind-urgent', '#urgent-until-day') },
  { screen: 'compose-link', go: through('#block-add-link', '#link-sheet') },
  {
    screen: 'compose',
    go: after(
      through('#link-sheet-close', '#compose-kind-notice'),
      through('#compose-kind-notice', '#compose-title'),
      write,
    ),
  },
  { screen: 'compose-audience', go: through('#compose-next', '[id^=place-building-]') },
  { screen: 'compose-check', go: after(reached, through('#compose-next', '#compose-publish:enabled')) },
  {
    screen: 'compose-later',
    go: after(
      ({ page }) => tap(page, '#timing-later'),
      ({ page }) => seen(page, '#publish-at-day'),
    ),
  },
  {
    screen: 'compose-publish',
    go: after(({ page }) => tap(page, '#timing-now'), through('#compose-publish', '#publish-summary')),
  },
]

/** Waits for the number of people a draft reaches. */
export async function reached({ page }: Visitor) {
  await page.locator('#reach-preview >> visible=true').getByText(/\d/).first().waitFor()
}

/** For the residents' committee. */
export const committeeTour: Stop[] = [
  {
    screen: 'workbench-committee',
    go: after(opened('/', '#home-workbench'), through('#home-workbench', '#desk-roles')),
  },
  { screen: 'roles', go: through('#desk-roles', '[id^=grant-]') },
  { screen: 'places', go: after(back, through('#desk-places', '[id^=entrance-]')) },
  { screen: 'units', go: through('[id^=entrance-]', '#units-sheet') },
  {
    screen: 'compose-audience-committee',
    go: after(
      through('#units-sheet-close', '#page-back'),
      back,
      through('#desk-compose', '#compose-title'),
      write,
      through('#compose-next', '[id^=place-community-]'),
      reached,
    ),
  },
]
