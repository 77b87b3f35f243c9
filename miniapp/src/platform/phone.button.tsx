import type { PhoneButtonProps } from './phone.button.types.ts'

/** Browsers have no WeChat phone number to give. */
export function PhoneButton(_: PhoneButtonProps) {
  return null
}
