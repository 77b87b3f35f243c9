import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { codeOf } from '../../../lib/failure.ts'
import type { StepUpQuestion } from '../../../ui/step.up.sheet.tsx'
import { confirmStepUp, sendStepUpCode } from '../identity.api.ts'
import { useMe } from './use-me.ts'
import { useSecondsUntil } from './use-seconds-until.ts'

/**
 * For what a signed-in session alone must not do. `through(work)` does the work; when the server wants a fresh code to my
 * phone first, `question` asks for it (show it with `StepUpSheet`), and the work is done again afterwards. Closing the
 * sheet lets the server's refusal through.
 */
export function useStepUp() {
  const [answer, setAnswer] = useState<((isConfirmed: boolean) => void) | null>(null)
  const [resendAt, setResendAt] = useState(0)
  const resendIn = useSecondsUntil(resendAt)
  const phoneMasked = useMe().data?.phoneMasked ?? null
  const sending = useMutation({
    mutationFn: sendStepUpCode,
    onSuccess: ({ resendAfterSeconds }) => setResendAt(Date.now() + resendAfterSeconds * 1000),
  })
  const confirming = useMutation({
    mutationFn: (code: string) => confirmStepUp(sending.data?.challengeId ?? '', code),
    onSuccess: () => end(true),
  })

  const end = (isConfirmed: boolean) => {
    setAnswer(null)
    answer?.(isConfirmed)
  }

  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (codeOf(error) !== 'step_up_required') throw error
      confirming.reset()
      const isConfirmed = await new Promise<boolean>((resolve) => setAnswer(() => resolve))
      if (!isConfirmed) throw error
      return work()
    }
  }

  const question: StepUpQuestion | null = answer && {
    phoneMasked,
    sent: sending.data ? { ...sending.data, by: sending.variables } : null,
    send: (by) => sending.mutate(by),
    isSending: sending.isPending,
    resendIn,
    confirm: confirming.mutate,
    isConfirming: confirming.isPending,
    error: confirming.error ?? sending.error,
    giveUp: () => end(false),
  }
  return { through, question }
}
