import { Button } from '@tarojs/components'
import Taro from '@tarojs/taro'

/** Id of the button WeChat wants named in an agreement. */
const agreeButton = 'privacy-agree'

/**
 * Calls `asked` whenever an interface needs the reader's consent to the privacy guide first;
 * the interface goes on, or fails, with the answer.
 */
export function watchPrivacyQuestion(asked: (answer: (agreed: boolean) => void) => void): void {
  // Base library 2.32.3 and later; earlier ones ask by themselves.
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return
  Taro.onNeedPrivacyAuthorization((resolve) =>
    asked((agreed) => resolve(agreed ? { event: 'agree', buttonId: agreeButton } : { event: 'disagree' })),
  )
}

/** WeChat counts consent only from a button of this kind. */
export function AgreePrivacyButton(props: {
  id: string
  className?: string | undefined
  children: string
  onAgree: () => void
}) {
  return (
    <Button
      id={props.id}
      className={props.className}
      openType="agreePrivacyAuthorization"
      onAgreePrivacyAuthorization={props.onAgree}
    >
      {props.children}
    </Button>
  )
}
