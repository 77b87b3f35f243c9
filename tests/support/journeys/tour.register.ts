import { after, at, back, opened, seen, tap, through, type Stop } from './tour.ts'
import type { Visitor } from './visitor.ts'

/** Imports that wait for their keeper, made before the tour. */
export interface WaitingImports {
  communityId: string
  /** An estate whose register is written. */
  estateId: string
  /** One whose columns are to be named. */
  mapping: string
  /** One with faults and a question. */
  found: string
  /** One that could not be read. */
  failed: string
}

const importAt = ({ communityId }: WaitingImports, id: string) =>
  `/pages/register/import/index?community=${communityId}&id=${id}`

const written = { purpose: '核对产权证', name: '枫林苑西区' }

/** For the residents' committee: the register, and an import at each of its steps. */
export const registerTour = (waiting: WaitingImports): Stop[] => [
  {
    screen: 'register',
    go: opened(
      `/pages/register/home/index?community=${waiting.communityId}&estate=${waiting.estateId}`,
      '[id^=register-entrance-]',
    ),
  },
  { screen: 'register-export', go: through('#register-export', '#export-sheet') },
  {
    screen: 'register-units',
    go: after(
      through('#export-sheet-close', '[id^=register-entrance-]'),
      through('[id^=register-entrance-]', '[id^=reveal-]'),
    ),
  },
  { screen: 'register-reveal', go: through('[id^=reveal-]', '#reveal-sheet') },
  {
    screen: 'register-revealed',
    go: after(
      ({ page }) => at(page, '#reveal-sheet-reason').fill(written.purpose),
      through('#reveal-sheet-confirm', '#revealed-sheet'),
    ),
  },
  {
    screen: 'import-choose',
    go: opened(`/pages/register/import/index?community=${waiting.communityId}`, '[id^=import-go-on-]'),
  },
  { screen: 'import-mapping', go: opened(importAt(waiting, waiting.mapping), '#mapping-check') },
  { screen: 'import-found', go: opened(importAt(waiting, waiting.found), '#question-0') },
  { screen: 'import-found-faults', go: ({ page }) => at(page, '#fault-0').scrollIntoViewIfNeeded() },
  { screen: 'import-found-question', go: ({ page }) => at(page, '#question-0').scrollIntoViewIfNeeded() },
  { screen: 'import-found-changes', go: ({ page }) => at(page, '#changes-created').scrollIntoViewIfNeeded() },
  { screen: 'import-cancel', go: through('#import-cancel', '#import-cancel-sheet') },
  { screen: 'import-failed', go: opened(importAt(waiting, waiting.failed), '#import-failed') },
]

const desk = (hook: string, arrival: string) =>
  after(opened('/', '#home-workbench'), through('#home-workbench', hook), through(hook, arrival))

async function openUnit({ page }: Visitor) {
  await tap(page, '[id^=entrance-]:not(#entrance-edit)')
  await seen(page, '[id^=unit-]')
  await tap(page, '[id^=unit-]')
  await seen(page, '#unit-split')
}

/** For the residents' committee: places, grids, roles, columns and the roster. */
export const keepingTour: Stop[] = [
  { screen: 'home-columns', go: after(opened('/', '#columns-all'), ({ page }) => tap(page, '#columns-all')) },
  { screen: 'column', go: through('[id^=column-]', '#column-duty') },
  { screen: 'officers', go: after(back, through('#home-officers', '#officers h2')) },
  { screen: 'places-edit', go: desk('#desk-places', '#open-grids') },
  { screen: 'place-building', go: through('[id^=building-]', '[id^=inside-]') },
  { screen: 'place-add', go: through('#place-add', '#add-sheet') },
  { screen: 'place-end', go: after(through('#add-sheet-close', '#place-end'), through('#place-end', '#end-sheet')) },
  { screen: 'place-unit', go: after(through('#end-sheet-close', '#page-back'), back, openUnit) },
  { screen: 'place-unit-history', go: ({ page }) => at(page, '[id^=change-]').scrollIntoViewIfNeeded() },
  { screen: 'unit-split', go: through('#unit-split', '#split-sheet') },
  {
    screen: 'unit-merge',
    go: after(through('#split-sheet-close', '#unit-merge'), through('#unit-merge', '[id^=merge-]')),
  },
  {
    screen: 'grids',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-places'),
      through('#desk-places', '#open-grids'),
      through('#open-grids', '[id^=grid-edit-]'),
    ),
  },
  { screen: 'grid-edit', go: through('[id^=grid-edit-]', '#grid-name') },
  { screen: 'grants', go: desk('#desk-roles', '[id^=revoke-]') },
  { screen: 'grant', go: through('#role-grant', '#grant-scope') },
  { screen: 'grant-faults', go: through('#grant-confirm', '#grant-phone-note') },
  {
    screen: 'revoke',
    go: after(through('#grant-sheet-close', '[id^=revoke-]'), through('[id^=revoke-]', '#revoke-sheet')),
  },
  {
    screen: 'renew',
    go: after(through('#revoke-sheet-close', '[id^=renew-]'), through('[id^=renew-]', '#renew-sheet')),
  },
  { screen: 'columns-edit', go: desk('#desk-columns', '#name-notices') },
  { screen: 'roster', go: through('#roster-notices', '#shift-0') },
]
