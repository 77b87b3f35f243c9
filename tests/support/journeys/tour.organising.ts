import { after, at, opened, seen, tap, through, type Stop } from './tour.ts'
import type { Visitor } from './visitor.ts'

/** Decisions of the tour, by what is due with each. */
export interface OrganisingShown {
  community: string
  draft: string
  review: string
  noticed: string
  frozen: string
  open: string
  counted: string
}

const type = (hook: string, words: string) => async (visitor: Visitor) => {
  await at(visitor.page, hook).fill(words)
}

const end = async ({ page }: Visitor) => {
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
}

/** For a member of the owners' committee: the desk, a draft from blank to its last look, and a decision at every stage. */
export const organiserTour = (shown: OrganisingShown): Stop[] => {
  const page = (name: string, id?: string) =>
    `/pages/votes/${name}/index?community=${shown.community}${id === undefined ? '' : `&id=${id}`}`
  // By the desk: an address of a page that lies below the present one would show that one.
  const run = (id: string, arrival = '#run-next') =>
    after(
      opened('/pages/tabs/participate/index', '#organise'),
      through('#organise', `#run-${id}`),
      through(`#run-${id}`, arrival),
    )
  const close = (sheet: string) => async (visitor: Visitor) => {
    await tap(visitor.page, `#${sheet}-close`)
    await visitor.page.locator(`#${sheet}`).waitFor({ state: 'detached' })
  }
  return [
    { screen: 'vote-desk', go: opened(page('desk'), '[id^=run-]') },
    { screen: 'draft-blank', go: through('#desk-draft', '#draft-title') },
    { screen: 'draft-faults', go: through('#draft-next', '#draft-title-note[role=alert]') },
    {
      screen: 'draft-question',
      go: after(
        type('#draft-title', '2 号电梯更换'),
        type('#draft-text', '2 号电梯用了二十年，一年停了九次。三家报价已经贴出。'),
        through('#motion-add-question', '#motion-title-1'),
        ({ page: sheet }) =>
          at(sheet, '#motion-matter-1')
            .selectOption('FUND_USE')
            .then(() => undefined),
        type('#motion-title-1', '用维修资金更换 2 号电梯'),
        type('#motion-text-1', '预算 36 万元，由维修资金支付，工期四十天。'),
      ),
    },
    {
      screen: 'draft-election',
      go: after(
        through('#motion-add-election', '#motion-title-2'),
        type('#motion-title-2', '选举业委会委员'),
        type('#motion-text-2', '任期三年。'),
        through('#candidate-add', '[id^=candidate-name-]'),
        type('[id^=candidate-name-]', '候选人甲'),
        type('[id^=candidate-statement-]', '愿意为大家办事。'),
      ),
    },
    { screen: 'draft-flat', go: through('[id^=candidate-flat-]', '[id^=pick-]') },
    {
      screen: 'draft-scope',
      go: after(
        through('[id^=pick-]', '#scope-picked'),
        through('#scope-picked', '#scope-pick'),
        through('#scope-pick', '[id^=pick-]'),
        ({ page: sheet }) => tap(sheet, '[id^=pick-]'),
      ),
    },
    {
      screen: 'draft-rules',
      go: after(
        through('#unit-picker-done', '#scope-estate'),
        ({ page: sheet }) => tap(sheet, '#scope-estate'),
        through('#draft-next', '#policy-city'),
      ),
    },
    { screen: 'draft-times', go: through('#policy-times', '#setting-noticeDays') },
    { screen: 'draft-ballots', go: through('#policy-ballots', '#setting-duplicatePolicy') },
    { screen: 'draft-elections', go: through('#policy-election', '#setting-election-ranking') },
    { screen: 'draft-look', go: through('#draft-next', '#draft-rules') },
    { screen: 'run-draft', go: run(shown.draft, '#take-SUBMIT') },
    { screen: 'run-submit', go: through('#take-SUBMIT', '#step-SUBMIT') },
    { screen: 'run-review', go: run(shown.review, '#go-answers') },
    { screen: 'answers', go: through('#go-answers', '[id^=answer-]') },
    { screen: 'answer', go: through('[id^=answer-]', '#vote-answer-text') },
    { screen: 'run-noticed', go: run(shown.noticed, '#take-FREEZE') },
    { screen: 'run-freeze', go: through('#take-FREEZE', '#step-FREEZE') },
    {
      screen: 'run-cancel',
      go: after(close('step-FREEZE'), through('#run-others', '#take-CANCEL'), through('#take-CANCEL', '#step-CANCEL')),
    },
    { screen: 'run-frozen', go: run(shown.frozen, '#run-roll') },
    { screen: 'run-open', go: run(shown.open, '#run-times') },
    {
      screen: 'run-extend',
      go: after(through('#run-others', '#take-EXTEND'), through('#take-EXTEND', '#step-EXTEND')),
    },
    { screen: 'run-counted', go: run(shown.counted, '#take-PUBLISH') },
    {
      screen: 'run-end',
      go: after(
        through('#run-log', '[id^=log-]'),
        ({ page: hub }) => tap(hub, '#run-hashes'),
        end,
        ({ page: hub }) => seen(hub, '#run-hashes'),
      ),
    },
  ]
}

/** For the residents' committee: what it reviews, and the groups it confirms. */
export const reviewerTour = (shown: OrganisingShown): Stop[] => {
  const page = (name: string, id?: string) =>
    `/pages/votes/${name}/index?community=${shown.community}${id === undefined ? '' : `&id=${id}`}`
  return [
    { screen: 'vote-desk-reviewer', go: opened(page('desk'), '#desk-groups') },
    { screen: 'groups', go: through('#desk-groups', '[id^=group-]') },
    { screen: 'group-sheet', go: through('#group-new', '#group-name') },
    { screen: 'group-faults', go: through('#group-confirm', '#group-name-note[role=alert]') },
    { screen: 'run-reviewer', go: opened(page('run', shown.review), '#run-comment') },
    { screen: 'run-comment', go: through('#run-comment', '[id^=review-]') },
  ]
}
