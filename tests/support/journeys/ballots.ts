import type { Page } from 'playwright-core'
import { passStepUp } from './flats.ts'
import { button, sheet } from './organising.ts'
import { tap } from './tour.ts'

/** What is said to the first two questions of a ballot. */
export type Said = readonly [string, string]

async function fillIn(page: Page, [first, second]: Said): Promise<void> {
  await tap(page, `#choice-1-${first}`)
  await tap(page, `#choice-2-${second}`)
}

/** Fills in both questions, looks it over and casts; with a code where the session has shown none yet. */
export async function castOnScreen(page: Page, said: Said, needsCode = true): Promise<void> {
  await fillIn(page, said)
  await button(page, '看一遍我选的').tap()
  await button(page, '投出这张票').tap()
  if (needsCode) await passStepUp(page)
  await page.getByText('您投过票了').waitFor()
}

/** From the decision: seals both answers and lets somebody hand them in. */
export async function grantOnScreen(page: Page, phone: string, said: Said): Promise<void> {
  await button(page, '委托别人代交').tap()
  await fillIn(page, said)
  await button(page, '看一遍，再写代理人').tap()
  const form = sheet(page, '委托别人代交')
  await form.getByLabel('代理人的手机号').fill(phone)
  await form.getByRole('switch', { name: /我委托这位代理人/ }).tap()
  await form.getByRole('button', { name: '委托', exact: true }).tap()
  await passStepUp(page)
  await page.getByText('等代理人交上去').waitFor()
}

/** From the page of proxies: hands in what was sealed by somebody else. */
export async function handInOnScreen(page: Page): Promise<void> {
  await button(page, '代为交上去').tap()
  const form = sheet(page, /^代 .* 投票$/)
  await form.getByRole('switch', { name: /我同意做/ }).tap()
  await form.getByRole('button', { name: '交上去' }).tap()
  await passStepUp(page)
  await page.getByText(/交上去了，回执序号 \d+/).waitFor()
}
