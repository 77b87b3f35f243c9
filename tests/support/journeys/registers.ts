import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { neighbourhood } from '@liren/shared/neighbourhood'
import type { Page } from 'playwright-core'
import { importsAt, rosters } from '../register.ts'
import type { Stage } from './stage.ts'
import { at, tap } from './tour.ts'

/** Where a roster of the fixtures lies. */
export const rosterPath = (name: keyof typeof rosters) =>
  path.join(import.meta.dirname, '../../fixtures/register', rosters[name])

/** Does the jobs of the product all the while, as its process would. Returns the way to stop. */
export function keepWorking({ test }: Stage): () => Promise<void> {
  let isOn = true
  const work = (async () => {
    while (isOn) {
      await test.runJobs()
      await pause(100)
    }
  })()
  return async () => {
    isOn = false
    await work
  }
}

/** An estate with nothing in it, and its register at the committee's desk. */
export async function newEstate({ test, communityId, sessionOf }: Stage, name: string) {
  const as = await sessionOf('沈书记')
  const { id } = await test.call(
    neighbourhood.createEstate,
    { params: { communityId }, body: { name, ordinal: 50 } },
    { as },
  )
  return { estateId: id, name, desk: importsAt(test, { communityId, estateId: id, as }) }
}

/** Three faulty rows, one sound, and two buyers of one name without a number. */
export const troubledCsv = {
  name: '有问题的名册.csv',
  lines: [
    '1幢,1单元,101,80.00,张伟,,,',
    '1幢,1单元,102,90.00,张伟,,,',
    '1幢,1单元,103,-5,李娜,19910000003,,',
    '1幢,1单元,104,70.00,王芳,12345,,',
    '1幢,1单元,105,60.50,钱进,19910000006,,',
    '1幢,1单元,105,61.00,赵敏,19910000005,,',
  ],
}

/** Opens the import of an estate from its register, and chooses the file. */
export async function chooseFile(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await tap(page, '#register-import')
  await at(page, '#import-file').waitFor()
  await page.locator('#import-file >> visible=true').setInputFiles(file)
}

/** A figure as it stands on the page. */
export const figure = async (page: Page, hook: string) => (await at(page, hook).textContent())?.trim()
