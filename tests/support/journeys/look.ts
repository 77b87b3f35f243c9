import { axeViolations } from '../axe.ts'
import { screenshot } from '../browser.ts'
import { chineseWords, overflowing, smallTargets } from './audit.ts'
import { interfaceWords } from './demo.words.ts'
import type { Visitor, VisitorOptions } from './visitor.ts'

/** The same page seen otherwise, with nothing done on it: the folder of its screenshots, and what differs. */
interface Sight {
  name: string
  dark?: true
  /** As wide as on a desk. */
  wide?: true
}

/** A way of using the product: its name (a folder of screenshots), how the browser is set for it, and how else one looks. */
export interface Manner extends VisitorOptions {
  name: string
  also: readonly Sight[]
}

export const standard: Manner = {
  name: 'standard',
  also: [
    { name: 'dark', dark: true },
    { name: 'desk', wide: true },
  ],
}

/** English is looked at in the largest letters alone: whatever has its words and fits then does so in smaller ones, too. */
export const manners: Manner[] = [
  standard,
  { name: 'elder', textSize: 'elder', also: [{ name: 'elder-dark', dark: true }] },
  { name: 'largest-english', textSize: 'elderLarge', locale: 'en', also: [] },
]

const deskSize = { width: 1280, height: 800 }

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

/** Looks at what the visitor sees: every fault of accessibility, size and language. With SCREENSHOTS=1 it is kept, too. */
export async function faultsInSight(visitor: Visitor, manner: Manner, screen: string): Promise<string[]> {
  const { page } = visitor
  const keep = async (name: string) => {
    await settled(visitor)
    if (process.env['SCREENSHOTS']) await screenshot(page, `${name}/${screen}`)
  }
  const isElder = manner.textSize !== undefined && manner.textSize !== 'standard'
  const sizeFaults = async () => [...(await overflowing(page)), ...(await smallTargets(page, isElder ? 60 : 44))]
  const size = page.viewportSize()
  await keep(manner.name)
  const faults = [
    // Targets are measured below against our own, larger size; axe also counts what a bar covers until one scrolls.
    ...(await axeViolations(page)).filter((violation) => !violation.startsWith('target-size')),
    ...(await sizeFaults()),
    ...(manner.locale === 'en' ? interfaceWords(await chineseWords(page)).map((word) => `in Chinese: ${word}`) : []),
  ]
  for (const { name, dark, wide } of manner.also) {
    if (dark) await page.emulateMedia({ colorScheme: 'dark' })
    if (wide) await page.setViewportSize(deskSize)
    await keep(name)
    const otherwise = [
      ...(await axeViolations(page, dark ? ['color-contrast'] : undefined)),
      ...(wide ? await sizeFaults() : []),
    ].filter((violation) => !violation.startsWith('target-size'))
    faults.push(...otherwise.map((fault) => `${name}: ${fault}`))
    if (dark) await page.emulateMedia({ colorScheme: 'light' })
    if (wide && size) await page.setViewportSize(size)
  }
  await settled(visitor)
  return faults.map((fault) => `${screen}: ${fault}`)
}
