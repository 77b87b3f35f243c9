import { useState } from 'react'
import type { Session } from '@liren/shared/identity'
import { hasWechatLogin } from '../../../platform/login.ts'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { noteServiceConsent } from '../../privacy/hooks/use-consents.ts'
import { Brand } from '../components/brand.tsx'
import { Consent } from '../components/consent.tsx'
import { DemoPeople } from '../components/demo.people.tsx'
import { SmsForm } from '../components/sms.form.tsx'
import { WechatForm } from '../components/wechat.form.tsx'
import { useEnter } from '../hooks/use-enter.ts'
import { identityTexts } from '../identity.texts.ts'

/** The door: WeChat in WeChat, phone and code elsewhere, and the demo's people in the demo. */
export function SignInScreen() {
  const words = identityTexts.use().signIn
  const enter = useEnter()
  const [withWechat, setWithWechat] = useState(hasWechatLogin)
  const [consent, setConsent] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const checkConsent = () => {
    setMissing(!consent)
    return consent
  }
  const enterConsenting = (session: Session) => {
    enter(session)
    noteServiceConsent()
  }
  const Form = withWechat ? WechatForm : SmsForm
  return (
    <Screen id="sign-in" title={words.title}>
      <Brand />
      <Stack>
        <Form onEnter={enterConsenting} checkConsent={checkConsent} />
        <Consent given={consent} onChange={setConsent} missing={isMissing} />
        {hasWechatLogin && (
          <Button id="sign-in-other" kind="quiet" onPress={() => setWithWechat(!withWechat)}>
            {withWechat ? words.otherPhone : words.otherWechat}
          </Button>
        )}
      </Stack>
      <DemoPeople onEnter={enter} />
    </Screen>
  )
}
