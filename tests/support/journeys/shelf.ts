import type { Page } from 'playwright-core'

/** How many files wait on the shelf of this browser. */
const shelved = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('liren.shelf', 1)
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('files'))
        opening.addEventListener('error', () => reject(new Error('no shelf')))
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('files').objectStore('files').count()
          counting.addEventListener('success', () => {
            opening.result.close()
            resolve(counting.result)
          })
        })
      }),
  )

/** Waits until so many do. */
export async function untilShelved(page: Page, count: number): Promise<void> {
  for (const end = Date.now() + 10_000; (await shelved(page)) !== count; await page.waitForTimeout(50))
    if (Date.now() > end) throw new Error(`${String(await shelved(page))} files on the shelf, not ${String(count)}`)
}
