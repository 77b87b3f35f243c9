import type { Page } from 'playwright-core'

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
export const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name, exact: true })
export const sheet = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })

/** Until the hub says at which station the decision is. */
export const stageIs = (page: Page, words: string) =>
  page.locator('#run-stage').filter({ hasText: words }).last().waitFor()

/** From the desk to an empty draft, with its title and why it is put to the vote. */
export async function begin(page: Page, title: string): Promise<void> {
  await button(page, '起草决定').tap()
  await box(page, '题目').fill(title)
  await box(page, '为什么要表决').fill('业主提了多次，请大家一起决定。')
}

export async function addQuestion(page: Page, { matter, title }: { matter: string; title: string }): Promise<void> {
  await button(page, '加一件事').tap()
  await page.getByRole('combobox', { name: '属于哪一类' }).selectOption({ label: matter })
  await box(page, '表决什么').fill(title)
  await box(page, '说明').fill('预算和工期见三家报价。')
}

/** Through the rules and the last look, to the hub. */
export async function finish(page: Page): Promise<void> {
  await button(page, '下一步：定规则').tap()
  await page.getByRole('radio', { name: /^意见征询/, checked: true }).waitFor()
  await button(page, '下一步：看一遍').tap()
  await page.getByText('意见征询，不具法律约束力').last().waitFor()
  await button(page, '写好了，去交审看').tap()
  await stageIs(page, '起草')
}

/** Takes a step from the hub, and what its sheet asks for. */
export async function take(page: Page, step: string, title = step): Promise<void> {
  await button(page, step).last().tap()
  await sheet(page, title).getByRole('button', { name: title, exact: true }).tap()
  await sheet(page, title).waitFor({ state: 'detached' })
}

/** Answers the first of what waits for a written answer, from the hub, and comes back to it. */
export async function answerOne(page: Page, verdict: RegExp, words: string): Promise<void> {
  await button(page, '去答复').tap()
  await button(page, '书面答复').tap()
  await page.getByRole('radio', { name: verdict }).tap()
  await box(page, '答复').fill(words)
  await button(page, '发出答复').tap()
  await page.getByText('都答复完了。').waitFor()
  await button(page, '返回').last().tap()
}
