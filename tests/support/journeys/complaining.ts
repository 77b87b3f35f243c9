import type { Page } from 'playwright-core'
import { somePicture } from '../pictures.ts'
import { after, at, opened, seen, tap, through } from './tour.ts'
import type { Visitor } from './visitor.ts'

/** What a lamp that is broken is complained of with. */
export const broken = '三楼电梯口的灯坏了，晚上看不见。'
export const card = `[id^=complaint-0]:has-text("${broken}")`

/** Takes a picture with the phone. */
export async function choosePicture({ page }: Visitor, hook: string): Promise<void> {
  const buffer = await somePicture('png', 640, 480)
  await page.locator(hook).last().setInputFiles({ name: 'lamp.png', mimeType: 'image/png', buffer })
}

/** Opens the matter from the desk of who handles it. */
export const fromDesk = after(
  opened('/', '#home-workbench'),
  through('#home-workbench', '#desk-complaints'),
  through('#desk-complaints', card),
  through(card, '#complaint-holder'),
)
/** Opens the matter from the list of who reported it. */
export const fromMine = after(
  opened('/', '#home-reports'),
  through('#home-reports', card),
  through(card, '#complaint-holder'),
)

/** Takes the step that was filled in: its sheet closes once the server has it. */
export async function confirm(page: Page): Promise<void> {
  await tap(page, '#act-confirm')
  await page.locator('#act-sheet').waitFor({ state: 'detached' })
}

/** Taps a step that asks for something, fills it in, and takes it. */
export async function act({ page }: Visitor, step: string, fillIn: () => Promise<void>, arrival: string) {
  await through(`#act-${step}`, '#act-sheet')({ page } as Visitor)
  await fillIn()
  await confirm(page)
  await seen(page, arrival)
}

/**
 * Goes offline and fills in the report, with a picture: three taps and the words. The page is one that its service worker
 * keeps.
 */
export async function fillInOffline(visitor: Visitor): Promise<void> {
  const { page, context } = visitor
  visitor.expectInConsole(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  await opened('/', '#home-report')(visitor)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 })
  await context.setOffline(true)
  await through('#home-report', '#category-common_parts')(visitor)
  await tap(page, '#category-common_parts')
  await page.getByRole('radio', { name: '3幢', exact: true, checked: true }).waitFor()
  await at(page, '#report-text').fill(broken)
  await choosePicture(visitor, '#report-pictures')
  await seen(page, '[id^=sending-]')
}

/** Whoever handles it shows that it is done, with a picture. */
export async function showDone(visitor: Visitor, note: string): Promise<void> {
  const { page } = visitor
  await through('#act-RESOLVE', '#act-sheet')(visitor)
  await at(page, '#act-note').fill(note)
  await choosePicture(visitor, '#act-pictures')
  await seen(page, '#act-picture-1')
  await confirm(page)
  await seen(page, '#complaint-holder :text("已处理，待诉求人确认")')
}

/** The committee calls two departments; both are asked for the same. */
export async function whistle({ page }: Visitor, names: readonly string[], ask: string): Promise<void> {
  await through('#call-blow', '#call-sheet')({ page } as Visitor)
  for (const name of names) await tap(page, `[id^=call-office-]:has-text("${name}")`)
  await at(page, '#call-ask').fill(ask)
  await tap(page, '#call-confirm')
  await page.locator('#call-sheet').waitFor({ state: 'detached' })
  await page
    .locator('[id^=call-0]:has-text("待报到") >> visible=true')
    .nth(names.length - 1)
    .waitFor()
}

/** A department refuses a call on its desk, with a reason. */
export async function refuseCall({ page }: Visitor, note: string): Promise<void> {
  await through('[id^=call-REFUSE-]', '#call-act-sheet')({ page } as Visitor)
  await tap(page, '#call-reason-not_ours')
  await at(page, '#call-note').fill(note)
  await tap(page, '#call-act-confirm')
}

/** A department signs off what it was called to. */
export async function signOff({ page }: Visitor, note: string): Promise<void> {
  await through('[id^=call-SIGN_OFF-]', '#call-act-sheet')({ page } as Visitor)
  await at(page, '#call-note').fill(note)
  await tap(page, '#call-act-confirm')
}
