import { writtenFor } from './demo.words.ts'
import { after, at, back, opened, seen, tap, through, type Stop } from './tour.ts'
import type { Visitor } from './visitor.ts'

const type =
  (hook: string, words: string) =>
  async ({ page }: Visitor) => {
    await at(page, hook).fill(words)
  }

const choose =
  (hook: string, index: number) =>
  async ({ page }: Visitor) => {
    await at(page, hook).selectOption({ index })
  }

/** For somebody who is not signed in: a community found, its public notices, and a slip's address. */
export const passerByTour: Stop[] = [
  {
    screen: 'find',
    go: after(
      opened('/', '#find-my-community'),
      through('#find-my-community', '#place-search'),
      type('#place-search', '枫林'),
      ({ page }) => seen(page, '[id^=place-0]'),
    ),
  },
  { screen: 'home-public', go: through('[id^=place-0]', '[id^=feed-item-]') },
  { screen: 'public-notice', go: through('[id^=feed-item-]', '#public-announcement article') },
  { screen: 'join-signed-out', go: opened('/pages/binding/join/index', '#go-sign-in') },
]

/** For a newcomer with a slip: typing its code, the flat, who I am there, and what I may do now. */
export const slipTour = (code: string): Stop[] => [
  { screen: 'home-nowhere', go: opened('/', '#home-bind') },
  { screen: 'join', go: through('#home-bind', '#join-code') },
  { screen: 'join-fault', go: after(type('#join-code', '0'), through('#join-next', '#join-code-note[role=alert]')) },
  { screen: 'join-flat', go: after(type('#join-code', code), through('#join-next', '#join-flat')) },
  {
    screen: 'join-who',
    go: after(through('#join-submit', '#relation-owner'), ({ page }) => tap(page, '#relation-owner')),
  },
  { screen: 'join-done', go: through('#join-submit', '#join-done') },
  { screen: 'flats', go: through('#join-flats', '[id^=housemate-]') },
  { screen: 'leave', go: through('[id^=leave-]', '#leave-sheet') },
  { screen: 'request', go: opened('/pages/binding/request/index', '#place-search') },
  { screen: 'request-fault', go: through('#request-submit', '#binding-request [role=alert]') },
  {
    screen: 'request-door',
    go: after(
      type('#place-search', '枫林'),
      through('[id^=place-0]', '#request-building'),
      choose('#request-building', 1),
      choose('#request-entrance', 1),
      type('#request-unit', '501'),
    ),
  },
  {
    screen: 'request-sent',
    go: after(({ page }) => tap(page, '#relation-tenant'), through('#request-submit', '[id^=my-request-]')),
  },
]

/** My data: who looked, what I agreed to, a copy, the end. */
export const myDataTour: Stop[] = [
  {
    screen: 'me-data',
    go: after(opened('/pages/tabs/me/index', '#open-reads'), async ({ page }) =>
      at(page, '#open-privacy').scrollIntoViewIfNeeded(),
    ),
  },
  { screen: 'reads', go: through('#open-reads', '#data-reads :is([id^=read-], #reads-empty)') },
  { screen: 'consents', go: after(back, through('#open-consents', '#consent-location_check')) },
  { screen: 'export', go: after(back, through('#open-export', '#export-data')) },
  {
    screen: 'step-up',
    go: async (visitor) => {
      visitor.expectInConsole(/status of 403 .*me\/export/)
      await through('#export-data', '#step-up-sheet')(visitor)
    },
  },
  { screen: 'step-up-code', go: through('#step-up-send', '#step-up-code') },
  {
    screen: 'delete',
    go: after(through('#step-up-sheet-close', '#page-back'), back, through('#open-delete', '#delete-typed')),
  },
  { screen: 'delete-fault', go: through('#delete-account-confirm', '#delete-typed-note') },
]

/** For the residents' committee: requests, residents of an entrance, and slips. */
export const bindingDeskTour: Stop[] = [
  {
    screen: 'bindings',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-bindings'),
      through('#desk-bindings', '[id^=approve-]'),
    ),
  },
  { screen: 'approve', go: through('[id^=approve-]', '#approve-sheet') },
  { screen: 'approve-owner', go: after(({ page }) => tap(page, '#check-deed')) },
  {
    screen: 'refuse',
    go: after(through('#approve-sheet-close', '[id^=refuse-]'), through('[id^=refuse-]', '#refuse-sheet-reason')),
  },
  {
    screen: 'residents',
    go: after(
      through('#refuse-sheet-close', '#view-residents'),
      through('#view-residents', '#pick-building'),
      choose('#pick-building', 1),
      choose('#pick-entrance', 1),
      ({ page }) => seen(page, '[id^=resident-]'),
    ),
  },
  { screen: 'resident', go: through('[id^=resident-]', '#resident-sheet') },
  { screen: 'reveal', go: through('#resident-reveal', '#reveal-sheet') },
  {
    screen: 'revealed',
    go: after(type('#reveal-sheet-reason', writtenFor.purpose), through('#reveal-sheet-confirm', '#revealed-phone')),
  },
  {
    screen: 'slips',
    go: after(
      through('#revealed-sheet-close', '#page-back'),
      back,
      through('#desk-slips', '#pick-building'),
      choose('#pick-building', 1),
      choose('#pick-entrance', 1),
      ({ page }) => seen(page, '[id^=slip-]'),
    ),
  },
  { screen: 'slips-print', go: through('#slips-print', '#print-sheet') },
]
