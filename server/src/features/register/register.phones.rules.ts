import { phone } from '@liren/shared/primitives'

/** The eleven digits of a mainland mobile number however it is set (`199 1000 0296`, `+86-199…`), or null. */
export const parsePhone = (text: string): string | null =>
  phone.safeParse(text.replace(/[\s().-]/g, '').replace(/^00(?=86)/, '')).data ?? null

/** Whether a text is a mainland mobile number. */
export const isPhone = (text: string): boolean => parsePhone(text) !== null
