import type { Locator, Page } from 'playwright-core'

const mostSteps = 120

/** What has the focus, and whether one can see that it has: an outline, or the ring of the box around an input. */
const focusSeen = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return null
    const hasRing = (one: Element | null, levels: number): boolean => {
      if (one === null || levels === 0) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      return isOutlined || boxShadow !== 'none' || hasRing(one.parentElement, levels - 1)
    }
    const isTyping = element.matches('input, textarea')
    return {
      name: element.id || element.tagName,
      isSeen: hasRing(element, isTyping ? 4 : 1),
      isOnScreen: element.getBoundingClientRect().bottom > 0,
    }
  })

/** Presses Tab until `target` has the focus. Throws when it never does, or when a stop on the way shows no focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let step = 0; step < mostSteps; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    const at = await focusSeen(page)
    if (at && !at.isSeen) throw new Error(`the focus on ${at.name} cannot be seen`)
  }
  throw new Error(`Tab never came to ${String(target)}`)
}

/** Tab to it, then Enter (or another key). */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** Tab to it, then type. */
export async function type(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.insertText(words)
}
