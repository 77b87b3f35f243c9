import { useState } from 'react'
import { phone as phoneSchema } from '@liren/shared/primitives'
import type { Session } from '@liren/shared/identity'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useSmsSignIn } from '../hooks/use-sms-sign-in.ts'
import { identityTexts } from '../identity.texts.ts'

interface SmsFormProps {
  onEnter: (session: Session) => void
  /** Whether the privacy notice was accepted; asks for it when not. */
  checkConsent: () => boolean
}

/** Phone, then the code sent to it. */
export function SmsForm({ onEnter, checkConsent }: SmsFormProps) {
  const words = identityTexts.use().signIn
  const sms = useSmsSignIn(onEnter)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<'phone' | 'code' | null>(null)

  const send = () => {
    if (!phoneSchema.safeParse(phone).success) setFault('phone')
    else if (checkConsent()) {
      setFault(null)
      sms.send(phone)
    }
  }
  const enter = () => {
    if (!/^\d{6}$/.test(code)) setFault('code')
    else if (checkConsent()) {
      setFault(null)
      sms.enter(code)
    }
  }
  const codeFault = fault === 'code' ? words.codeFault : undefined
  const sendFault = sms.sendError ? messageOf(sms.sendError) : undefined

  return (
    <Stack>
      <Field for="sign-in-phone" label={words.phone} fault={fault === 'phone' ? words.phoneFault : sendFault}>
        <TextInput
          id="sign-in-phone"
          kind="phone"
          value={phone}
          onInput={setPhone}
          onEnter={send}
          placeholder={words.phonePlaceholder}
          maxLength={24}
          autoComplete="tel"
          label={words.phone}
          invalid={fault === 'phone'}
          describedBy={noteOf('sign-in-phone')}
        />
      </Field>
      {sms.challenge && (
        <>
          <Banner id="sign-in-sent" tone="info">
            {sms.challenge.demoCode === undefined ? words.sent(phone) : words.demoCode(sms.challenge.demoCode)}
          </Banner>
          <Field
            for="sign-in-code"
            label={words.code}
            fault={codeFault ?? (sms.enterError ? messageOf(sms.enterError) : undefined)}
          >
            <TextInput
              id="sign-in-code"
              kind="digits"
              value={code}
              onInput={setCode}
              onEnter={enter}
              placeholder={words.codePlaceholder}
              maxLength={6}
              autoComplete="one-time-code"
              label={words.code}
              invalid={fault === 'code' || sms.enterError !== null}
              describedBy={noteOf('sign-in-code')}
            />
          </Field>
          <Button id="sign-in-enter" kind="primary" busy={sms.isEntering} onPress={enter}>
            {words.enter}
          </Button>
        </>
      )}
      <Button
        id="sign-in-send"
        kind={sms.challenge ? 'quiet' : 'primary'}
        busy={sms.isSending}
        disabled={sms.resendIn > 0}
        onPress={send}
      >
        {sendWords(words, sms.challenge !== undefined, sms.resendIn)}
      </Button>
    </Stack>
  )
}

type Words = ReturnType<typeof identityTexts.use>['signIn']

function sendWords(words: Words, wasSent: boolean, resendIn: number): string {
  if (resendIn > 0) return words.resendIn(resendIn)
  return wasSent ? words.resend : words.getCode
}
