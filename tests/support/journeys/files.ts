import type { Page } from 'playwright-core'
import { smallPdf } from '../pdf.ts'
import { somePicture } from '../pictures.ts'

/** The first one in sight: earlier pages stay behind the present one. */
const field = (page: Page, hook: string) => page.locator(`${hook} >> visible=true`).first()

/** Chooses a PDF in the composer, and waits until the server has it. */
export async function attachPdf(page: Page, name: string): Promise<void> {
  const file = { name, mimeType: 'application/pdf', buffer: smallPdf() }
  await page.locator('#attach-pdf').last().setInputFiles(file)
  await page.getByRole('group', { name: new RegExp(`^第 \\d 个，${name}|^No\\. \\d, ${name}`) }).waitFor()
}

/** Chooses pictures, and waits until the server has so many files. */
export async function attachPictures(page: Page, names: readonly string[], files: number): Promise<void> {
  const pictures = await Promise.all(
    names.map(async (name) => ({ name, mimeType: 'image/png', buffer: await somePicture('png', 640, 480) })),
  )
  await page.locator('#attach-pictures').last().setInputFiles(pictures)
  await field(page, `#file-${String(files)}`).waitFor()
}
