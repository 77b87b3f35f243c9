import type { Page } from 'playwright-core'
import type { Visitor } from './visitor.ts'

export interface Words {
  title: string
  /** The first paragraph; `bold` in it is set in bold by marking and pressing. */
  text: string
  bold?: string
  heading?: string
  /** Items of a list. */
  items?: string[]
}

/** From the home page to an empty notice. */
export async function startNotice({ page }: Pick<Visitor, 'page'>): Promise<void> {
  await page.getByRole('button', { name: '工作台', exact: true }).click()
  await page.getByRole('button', { name: '写通知' }).click()
  await page.getByRole('textbox', { name: '标题', exact: true }).waitFor()
}

/** Marks `words` in the first box of the text, from the keyboard. */
async function mark(page: Page, words: string): Promise<void> {
  const area = page.getByRole('textbox', { name: '第 1 段，正文' })
  const start = (await area.inputValue()).indexOf(words)
  await area.press('Control+Home')
  for (let step = 0; step < start; step += 1) await area.press('ArrowRight')
  for (let step = 0; step < words.length; step += 1) await area.press('Shift+ArrowRight')
}

/** Writes a notice with a heading and a list, by the composer's own tools. */
export async function writeNotice({ page }: Pick<Visitor, 'page'>, words: Words): Promise<void> {
  await page.getByRole('textbox', { name: '标题', exact: true }).fill(words.title)
  const text = page.getByRole('textbox', { name: '第 1 段，正文' })
  await text.fill(words.text)
  if (words.bold !== undefined) {
    await mark(page, words.bold)
    await page.getByRole('button', { name: '加粗' }).click()
  }
  if (words.heading !== undefined) {
    await page.getByRole('button', { name: '加小标题' }).click()
    await page.getByRole('textbox', { name: '第 2 段，小标题' }).fill(words.heading)
  }
  if (words.items !== undefined) {
    await page.getByRole('button', { name: '加条目' }).click()
    await page.getByRole('textbox', { name: /第 \d 段，条目/ }).fill(words.items.join('\n'))
  }
}

/** Where the composer says the text is kept. */
export const savingState = (page: Page, words: string) =>
  page.getByRole('status').filter({ hasText: words }).first().waitFor()
