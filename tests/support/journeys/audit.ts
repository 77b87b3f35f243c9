import type { Page } from 'playwright-core'

/** What sticks out of the page sideways, or loses words at an edge; one line each. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => {
      const words = (element.textContent ?? '').trim().slice(0, 24)
      return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''} “${words}”`
    }
    const faults: string[] = []
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth)
      faults.push(`the page is ${String(scrollWidth)} px wide, the screen ${String(innerWidth)}`)
    for (const element of document.querySelectorAll<HTMLElement>('.liren *')) {
      if (!element.checkVisibility() || element.closest('.unseen, [aria-hidden=true]')) continue
      const { left, right } = element.getBoundingClientRect()
      if (left < -1 || right > innerWidth + 1) faults.push(`outside the screen: ${name(element)}`)
      const isCut = getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      if (isCut) faults.push(`cut off: ${name(element)}`)
    }
    return faults
  })
}

/** What one may tap and is smaller than `least` pixels either way; one line each. */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((pixels) => {
    const controls = 'button, a[href], input, textarea, select, [role=button], [role=link], [role=switch], [role=tab]'
    return [...document.querySelectorAll<HTMLElement>(controls)]
      .filter((element) => element.checkVisibility() && !element.closest('[aria-hidden=true]'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < pixels - 0.5 || box.height < pixels - 0.5)
      .map(
        ({ element, box }) =>
          `${element.id || (element.textContent ?? '').trim().slice(0, 24)} is ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`,
      )
  }, least)
}

/** Words in Chinese characters that the page shows or says to screen readers, without double. */
export function chineseWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title]
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!element.checkVisibility()) continue
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '')
      for (const attribute of ['aria-label', 'placeholder', 'title', 'alt'])
        texts.push(element.getAttribute(attribute) ?? '')
    }
    return [...new Set(texts.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []))]
  })
}
