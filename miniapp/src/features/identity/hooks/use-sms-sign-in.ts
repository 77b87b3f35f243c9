import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Session } from '@liren/shared/identity'
import { codeOf } from '../../../lib/failure.ts'
import { sendSmsCode, signInWithSms } from '../identity.api.ts'

/** Whole seconds until an instant of this device's clock, counting down. */
function useSecondsUntil(instant: number): number {
  // The state only asks for another look; the clock is read each time, so that no old reading adds to the wait.
  const [, look] = useState(0)
  const left = Math.max(0, Math.ceil((instant - Date.now()) / 1000))
  const isOver = left === 0
  useEffect(() => {
    if (isOver) return undefined
    const timer = setInterval(() => look(Date.now()), 500)
    return () => clearInterval(timer)
  }, [isOver, instant])
  return left
}

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
