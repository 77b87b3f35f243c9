import { useState } from 'react'
import { messageOf } from '../lib/messages.ts'
import { Box } from '../platform/elements.tsx'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { Stack } from './card.tsx'
import { Field, noteOf } from './field.tsx'
import { Sheet } from './sheet.tsx'
import { stepUpTexts } from './step.up.texts.ts'
import { TextInput } from './text.input.tsx'

/** A code to the reader's own phone that is waited for; `useStepUp` makes it. */
export interface StepUpQuestion {
  phoneMasked: string | null
  /** The message that was sent; the demo shows what it says. */
  sent: { demoCode?: string | undefined; canCall: boolean; by: 'text' | 'call' } | null
  /** By a text message, or by a call that reads the code out. */
  send: (by: 'text' | 'call') => void
  isSending: boolean
  /** Whole seconds until it may be sent again. */
  resendIn: number
  confirm: (code: string) => void
  isConfirming: boolean
  error: unknown
  giveUp: () => void
}

/** Asks for a code to the reader's own phone; nothing while there is no question. */
export function StepUpSheet({ question }: { question: StepUpQuestion | null }) {
  return question && <Asking question={question} />
}

function Asking({ question }: { question: StepUpQuestion }) {
  const words = stepUpTexts.use()
  const { sent, resendIn, error } = question
  const [code, setCode] = useState('')
  const [isIncomplete, setIncomplete] = useState(false)
  const confirm = () => {
    const isComplete = /^\d{6}$/.test(code)
    setIncomplete(!isComplete)
    if (isComplete) question.confirm(code)
  }
  const failure = error === null ? undefined : messageOf(error)
  return (
    <Sheet
      id="step-up-sheet"
      title={words.title}
      onClose={question.giveUp}
      footer={
        <>
          {sent && (
            <Button id="step-up-confirm" kind="primary" busy={question.isConfirming} onPress={confirm}>
              {words.confirm}
            </Button>
          )}
          <Button
            id="step-up-send"
            kind={sent ? 'quiet' : 'primary'}
            busy={question.isSending}
            disabled={resendIn > 0}
            onPress={() => question.send('text')}
          >
            {sendWords(words, sent !== null, resendIn)}
          </Button>
          {sent?.canCall && resendIn === 0 && (
            <Button
              id="step-up-call"
              kind="quiet"
              icon="phone"
              disabled={question.isSending}
              onPress={() => question.send('call')}
            >
              {words.call}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <Box as="p">{words.body(question.phoneMasked ?? words.ownPhone)}</Box>
        {sent === null && failure !== undefined && <Banner tone="danger">{failure}</Banner>}
        {sent && (
          <>
            <Banner id="step-up-sent" tone="info">
              {sent.demoCode === undefined ? words.sentBy[sent.by] : words.demoCode(sent.demoCode)}
            </Banner>
            <Field for="step-up-code" label={words.code} fault={isIncomplete ? words.codeFault : failure}>
              <TextInput
                id="step-up-code"
                kind="digits"
                value={code}
                onInput={setCode}
                onEnter={confirm}
                placeholder={words.codePlaceholder}
                maxLength={6}
                autoComplete="one-time-code"
                label={words.code}
                invalid={isIncomplete || failure !== undefined}
                describedBy={noteOf('step-up-code')}
              />
            </Field>
          </>
        )}
      </Stack>
    </Sheet>
  )
}

function sendWords(words: ReturnType<typeof stepUpTexts.use>, wasSent: boolean, resendIn: number): string {
  if (resendIn > 0) return words.resendIn(resendIn)
  return wasSent ? words.resend : words.send
}
