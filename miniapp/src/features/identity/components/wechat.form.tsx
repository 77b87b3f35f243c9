import { useState } from 'react'
import type { Session } from '@liren/shared/identity'
import { messageOf } from '../../../lib/messages.ts'
import { PhoneButton } from '../../../platform/phone.button.tsx'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import buttonStyles from '../../../ui/button.module.css'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { classes } from '../../../ui/classes.ts'
import { useAttachPhone, useWechatSignIn } from '../hooks/use-wechat-sign-in.ts'
import { identityTexts } from '../identity.texts.ts'

interface WechatFormProps {
  onEnter: (session: Session) => void
  checkConsent: () => boolean
}

/** One tap with WeChat; then, if there is none yet, the phone number, which may be left for later. */
export function WechatForm({ onEnter, checkConsent }: WechatFormProps) {
  const words = identityTexts.use().signIn
  const entering = useWechatSignIn()
  const attaching = useAttachPhone(onEnter)
  const [wasRefused, setRefused] = useState(false)
  const failure = entering.error ?? attaching.error

  const enter = () => {
    if (!checkConsent()) return
    entering.mutate(undefined, { onSuccess: ({ session, hasPhone }) => hasPhone && onEnter(session) })
  }

  const entered = entering.data
  if (entered && !entered.hasPhone) {
    return (
      <Stack>
        <Box as="h2">{words.attachTitle}</Box>
        <Box as="p">{words.attachBody}</Box>
        {failure && <Banner tone="danger">{messageOf(failure)}</Banner>}
        {wasRefused && <Banner tone="info">{words.attachRefused}</Banner>}
        <PhoneButton
          id="attach-phone"
          className={classes(buttonStyles['button'], buttonStyles['primary'])}
          disabled={attaching.isPending}
          onCode={(code) => attaching.mutate(code)}
          onRefused={() => setRefused(true)}
        >
          {words.attach}
        </PhoneButton>
        <Button id="attach-later" kind="quiet" onPress={() => onEnter(entered.session)}>
          {words.later}
        </Button>
      </Stack>
    )
  }
  return (
    <Stack>
      {failure && <Banner tone="danger">{messageOf(failure)}</Banner>}
      <Button
        id="sign-in-wechat"
        kind="primary"
        icon="chat"
        busy={entering.isPending || entering.isSuccess}
        onPress={enter}
      >
        {words.wechat}
      </Button>
    </Stack>
  )
}
