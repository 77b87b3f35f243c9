import { Button } from '@tarojs/components'
import type { PhoneButtonProps } from './phone.button.types.ts'

/** WeChat gives the phone number only through its own button, after its own question. */
export function PhoneButton({ id, className, children, disabled, onCode, onRefused }: PhoneButtonProps) {
  return (
    <Button
      id={id}
      className={className}
      openType="getPhoneNumber"
      disabled={disabled}
      onGetPhoneNumber={({ detail }) => (detail.code ? onCode(detail.code) : onRefused())}
    >
      {children}
    </Button>
  )
}
