import { groupsOnScreen, proveKept } from './ceremony.ts'
import { after, at, opened, seen, tap, through, type Stop } from './tour.ts'
import type { Visitor } from './visitor.ts'

/** Ids of the decisions that an organiser's tour shows, and the key of those that are counted. */
export interface RunShown {
  communityId: string
  /** One whose roll is frozen and whose time has come. */
  due: string
  /** One in which people vote, and one that has closed with a paper to be entered. */
  open: string
  closed: string
  /** The paper that was received, sealed. */
  paper: number
  key: string
  /** Has somebody else enter the paper, too. */
  enterToo: () => Promise<void>
}

const page = (name: string, { communityId }: RunShown, id: string) =>
  `/pages/votes/${name}/index?community=${communityId}&id=${id}`

const fill =
  (hook: string, words: string) =>
  async ({ page: shown }: Visitor) => {
    await at(shown, hook).fill(words)
  }
const press =
  (hook: string) =>
  ({ page: shown }: Visitor) =>
    tap(shown, hook)

/** For who runs decisions: opening one with its key, following another, and counting a third. */
export function organiserTour(shown: RunShown): Stop[] {
  let groups: string[] = []
  return [
    { screen: 'opening', go: opened(page('opening', shown, shown.due), '#key-make:enabled') },
    { screen: 'opening-key', go: through('#key-make', '#key-groups') },
    { screen: 'opening-leaving', go: through('#page-back', '#leave-sheet') },
    {
      screen: 'opening-keepers',
      go: after(
        through('#leave-stay', '#key-kept'),
        async (visitor) => {
          groups = await groupsOnScreen(visitor.page)
        },
        through('#key-kept', '#keeper-1-note[role=alert]'),
      ),
    },
    {
      screen: 'opening-prove',
      go: after(
        fill('#keeper-1', '顾明远，业委会保险柜'),
        fill('#keeper-2', '沈书记，居委会档案室'),
        through('#key-kept', '#prove-1'),
      ),
    },
    { screen: 'opening-prove-fault', go: through('#vote-open', '#prove-1-note[role=alert]') },
    {
      screen: 'opening-opened',
      go: after((visitor) => proveKept(visitor.page, groups), through('#vote-open', '#opening-opened')),
    },
    { screen: 'turnout-page', go: opened(page('turnout', shown, shown.open), '#turnout-axes') },
    {
      screen: 'turnout-doors',
      go: async ({ page: seenPage }) => {
        await at(seenPage, '#doors-building').selectOption({ index: 1 })
        await at(seenPage, '#doors').scrollIntoViewIfNeeded()
      },
    },
    { screen: 'turnout-remind', go: through('#vote-remind', '#vote-remind-sheet') },
    { screen: 'papers-open', go: opened(page('papers', shown, shown.open), '#papers, #papers-none') },
    {
      screen: 'papers-print',
      go: after(through('#papers-print', '#print-papers-sheet'), async ({ page: seenPage }) => {
        await at(seenPage, '#print-building').selectOption({ index: 1 })
        await seen(seenPage, '#print-unit')
      }),
    },
    {
      screen: 'papers-receive',
      go: after(
        press('#print-papers-sheet-close'),
        through('#papers-receive', '#paper-number-sheet'),
        through('#paper-number-confirm', '#paper-number-note[role=alert]'),
      ),
    },
    { screen: 'counting-unread', go: opened(page('counting', shown, shown.closed), '#count-papers') },
    { screen: 'papers-closed', go: through('#count-papers', '#papers') },
    { screen: 'paper', go: through(`#paper-${String(shown.paper)}`, '#reading-submit') },
    {
      screen: 'paper-missing',
      go: after(press('#mark-1-FOR'), through('#reading-submit', '#reading-missing')),
    },
    { screen: 'paper-invalid', go: through('#reading-invalid', '#ground-UNSIGNED') },
    {
      screen: 'paper-entered',
      go: after(
        through('#reading-valid', '#mark-2-BLANK'),
        press('#mark-2-BLANK'),
        through('#reading-submit', '#reading-entered'),
      ),
    },
    {
      screen: 'counting-key',
      go: after(
        () => shown.enterToo(),
        opened(page('counting', shown, shown.closed), '#counting'),
        async ({ page: seenPage }) => {
          await seenPage.reload()
          await seen(seenPage, '#count-key')
        },
        fill('#count-key', `${shown.key.slice(0, -1)}${shown.key.endsWith('0') ? '1' : '0'}`),
        ({ page: seenPage }) => seen(seenPage, '#count-key-note[role=alert]'),
      ),
    },
    {
      screen: 'counting-ready',
      go: after(fill('#count-key', shown.key.replaceAll('-', ' ').toLowerCase()), ({ page: seenPage }) =>
        seen(seenPage, '#key-right'),
      ),
    },
    { screen: 'counting-counted', go: through('#count:enabled', '#counted-1') },
    { screen: 'counting-publish', go: through('#publish', '#publish-sheet') },
    { screen: 'counting-published', go: through('#publish-confirm', '#recount-due') },
  ]
}
