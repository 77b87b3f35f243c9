import type { Page } from 'playwright-core'
import { at } from './tour.ts'

/** The groups of a key as they stand on the screen, first to last. */
export const groupsOnScreen = (page: Page): Promise<string[]> =>
  page
    .locator('#key-groups >> visible=true')
    .evaluate((list) => [...list.querySelectorAll('li > :last-child')].map((one) => one.textContent ?? ''))

/** Types back what is asked for, as somebody would from the paper. */
export async function proveKept(page: Page, groups: readonly string[]): Promise<void> {
  for (const n of [1, 2, 3]) {
    const field = at(page, `#prove-${String(n)}`)
    const label = (await field.getAttribute('aria-label')) ?? ''
    const group = Number(/\d+/.exec(label)?.[0] ?? '0')
    await field.fill((groups[group - 1] ?? '').toLowerCase())
  }
}
