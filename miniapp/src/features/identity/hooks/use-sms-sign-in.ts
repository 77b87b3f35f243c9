import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Session } from '@liren/shared/identity'
import { codeOf } from '../../../lib/failure.ts'
import { sendSmsCode, signInWithSms } from '../identity.api.ts'
import { useSecondsUntil } from './use-seconds-until.ts'

/** Signing in with a phone and the code sent to it. */
export function useSmsSignIn(enter: (session: Session) => void) {
  const [resendAt, setResendAt] = useState(0)
  const sending = useMutation({
    mutationFn: sendSmsCode,
    onSuccess: ({ resendAfterSeconds }) => setResendAt(Date.now() + resendAfterSeconds * 1000),
  })
  const entering = useMutation({
    mutationFn: (code: string) => signInWithSms(sending.data?.challengeId ?? '', code),
    onSuccess: enter,
  })
  return {
    send: sending.mutate,
    isSending: sending.isPending,
    sendError: sending.error,
    challenge: sending.data,
    resendIn: useSecondsUntil(resendAt),
    enter: entering.mutate,
    isEntering: entering.isPending || entering.isSuccess,
    enterError: entering.error,
    isCodeSpent: codeOf(entering.error) === 'code_expired',
  }
}
