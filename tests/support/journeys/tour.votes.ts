import { after, at, back, opened, seen, tap, through, type Stop } from './tour.ts'
import type { Visitor } from './visitor.ts'

/** Ids of the decisions a tour shows. */
export interface VotesShown {
  /** One in which the visitor has a vote. */
  open: string
  /** One whose roll is frozen, and one that was cancelled. */
  frozen: string
  over: string
  /** One whose result is on display. */
  counted: string
}

const chooseAll = async ({ page }: Visitor) => {
  await tap(page, '#choice-1-FOR')
  await tap(page, '#choice-2-ABSTAIN')
  await tap(page, '#tick-3-2')
}

const type =
  (hook: string, words: string) =>
  async ({ page }: Visitor) => {
    await at(page, hook).fill(words)
  }

const passStepUp = async ({ page }: Visitor) => {
  const told = await at(page, '#step-up-sent').textContent()
  await at(page, '#step-up-code').fill(told?.match(/\d{6}/)?.[0] ?? '')
  await tap(page, '#step-up-confirm')
}

/** Opens a decision from the list. */
const fromList = (id: string, arrival: string) =>
  after(opened('/pages/tabs/participate/index', `#decision-${id}`), through(`#decision-${id}`, arrival))

/** For an owner: what awaits the vote, the decision, the ballot from blank to cast. */
export const voterTour = (shown: VotesShown): Stop[] => [
  { screen: 'votes-list', go: opened('/pages/tabs/participate/index', '[id^=decision-]') },
  { screen: 'decision', go: fromList(shown.open, '[id^=vote-]') },
  {
    screen: 'decision-end',
    go: async ({ page }) => {
      await page.locator('#decision >> visible=true').evaluate((main) => {
        main.scrollIntoView({ block: 'end' })
        window.scrollTo(0, document.body.scrollHeight)
      })
    },
  },
  { screen: 'proxies', go: through('#open-proxies', '#vote-proxies h2') },
  {
    screen: 'grant',
    go: after(back, through('[id^=grant-]', '#grant-review'), chooseAll, through('#grant-review', '#grant-sheet')),
  },
  {
    screen: 'grant-fault',
    go: after(({ page }) => tap(page, '#grant-consent'), through('#grant-confirm', '#agent-phone-note[role=alert]')),
  },
  {
    screen: 'ballot',
    go: after(through('#grant-sheet-close', '#grant-review'), back, through('[id^=vote-]', '#ballot-review')),
  },
  { screen: 'ballot-filled', go: ({ page }) => tap(page, '#choice-1-AGAINST') },
  { screen: 'ballot-confirm', go: through('#ballot-review', '#ballot-confirm') },
  {
    screen: 'ballot-code',
    go: async (visitor) => {
      visitor.expectInConsole(/status of 403 .*ballots/)
      await through('#ballot-cast', '#step-up-sheet')(visitor)
    },
  },
  {
    screen: 'ballot-voted',
    go: after(through('#step-up-send', '#step-up-code'), passStepUp, ({ page }) => seen(page, '#receipt')),
  },
  { screen: 'ballot-shown', go: through('#receipt-reveal', '#said-1') },
  { screen: 'decision-voted', go: through('#voted-to-decision', '[id^=voted-at-]') },
  { screen: 'decision-frozen', go: fromList(shown.frozen, '#object-to-roll') },
  { screen: 'object', go: through('#object-to-roll', '#object-roll-reason') },
  {
    screen: 'objected',
    go: after(type('#object-roll-reason', '我家应为 101.50 m²'), through('#object-roll-confirm', '[id^=remark-]')),
  },
  { screen: 'decision-counted', go: fromList(shown.counted, '#see-result') },
  { screen: 'result', go: through('#see-result', '#verdict-1') },
  { screen: 'result-end', go: async ({ page }) => at(page, '#result-digest').scrollIntoViewIfNeeded() },
  { screen: 'decision-cancelled', go: fromList(shown.over, '[id^=step-]') },
]
