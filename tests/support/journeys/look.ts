import { axeViolations } from '../axe.ts'
import { screenshot } from '../browser.ts'
import { chineseWords, overflowing, smallTargets } from './audit.ts'
import { interfaceWords } from './demo.words.ts'
import type { Visitor, VisitorOptions } from './visitor.ts'

/** A way of using the product: its name (a folder of screenshots), and how the browser is set for it. */
export interface Manner extends VisitorOptions {
  name: string
}

export const standard: Manner = { name: 'standard' }

export const manners: Manner[] = [
  standard,
  { name: 'elder', textSize: 'elder' },
  { name: 'dark', browser: { colorScheme: 'dark' } },
  { name: 'english', locale: 'en' },
  { name: 'elder-dark', textSize: 'elder', browser: { colorScheme: 'dark' } },
  { name: 'largest-english', textSize: 'elderLarge', locale: 'en' },
  {
    name: 'desk',
    browser: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: true, deviceScaleFactor: 1 },
  },
]

/** Waits until nothing on the page is still coming: no skeleton, no busy button, fonts and frames done. */
export async function settled({ page }: Pick<Visitor, 'page'>): Promise<void> {
  await page.waitForFunction(
    () => ![...document.querySelectorAll('[aria-busy=true]')].some((element) => element.checkVisibility()),
  )
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        void document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
      }),
  )
}

/** Looks at what the visitor sees: takes a screenshot, and returns every fault of accessibility, size and language. */
export async function faultsInSight(visitor: Visitor, manner: Manner, screen: string): Promise<string[]> {
  const { page } = visitor
  await settled(visitor)
  await screenshot(page, `${manner.name}/${screen}`)
  const isElder = manner.textSize !== undefined && manner.textSize !== 'standard'
  const faults = [
    // Targets are measured below against our own, larger size; axe also counts what a bar covers until one scrolls.
    ...(await axeViolations(page)).filter((violation) => !violation.startsWith('target-size')),
    ...(await overflowing(page)),
    ...(await smallTargets(page, isElder ? 60 : 44)),
    ...(manner.locale === 'en' ? interfaceWords(await chineseWords(page)).map((word) => `in Chinese: ${word}`) : []),
  ]
  return faults.map((fault) => `${screen}: ${fault}`)
}
