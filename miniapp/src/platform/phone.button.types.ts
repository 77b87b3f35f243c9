export interface PhoneButtonProps {
  id: string
  className?: string | undefined
  children: string
  disabled?: boolean
  /** The code for `attachWechatPhone`: not the one of wx.login; five minutes, one use. */
  onCode: (code: string) => void
  onRefused: () => void
}
