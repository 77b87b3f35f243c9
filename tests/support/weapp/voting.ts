import type { Phone } from './phone.ts'

/** Answers both questions of a ballot, and looks it over. */
export async function fillIn(phone: Phone): Promise<void> {
  await phone.tap('choice-1-FOR')
  await phone.tap('choice-2-AGAINST')
  // A finger that is faster than the screen would look over a ballot with one answer missing.
  await phone.until('both choices are marked', () => phone.text().split('您选了').length === 3)
  await phone.tap('ballot-review')
  await phone.until('every choice is said again', () => phone.find('said-2') !== null)
  await phone.sees('反对')
}

/** Shows the code that the demo’s sheet tells. */
export async function passStepUp(phone: Phone): Promise<void> {
  await phone.tap('step-up-send')
  await phone.until('a code was sent', () => /验证码是 \d{6}/.test(phone.text()))
  await phone.type('step-up-code', /验证码是 (\d{6})/.exec(phone.text())?.[1] ?? '')
  await phone.tap('step-up-confirm')
}
