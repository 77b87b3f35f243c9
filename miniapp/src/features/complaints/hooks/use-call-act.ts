import { useState } from 'react'
import { mostComplaintPictures } from '@liren/shared/complaints'
import type { CallStep } from '@liren/shared/complaints.whistle'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { useSending } from '../../../lib/sending.ts'
import { uploadPicture } from '../complaints.api.ts'
import type { InCall } from '../whistle.api.ts'
import { blankCallAct, callActForm, callStepOf, type CallActForm } from '../whistle.draft.ts'
import { useCallStep } from './use-calls.ts'

/** Taking a step with a call: what is filled in (it survives closing), its pictures, what is missing, and sending it once. */
export function useCallAct(at: InCall, step: CallStep) {
  const name = `call-act.${at.callId}.${step}`
  const [form, setForm, { done }] = useFormDraft(callActForm, name, blankCallAct)
  const [fault, setFault] = useState<'note' | 'reason' | null>(null)
  const taking = useCallStep(at)
  const sending = useSending({
    ...{ draft: name, isReady: true, room: mostComplaintPictures - form.pictures.length },
    send: (file, options) => uploadPicture(at.communityId, file, options),
    onDone: ({ id }) =>
      setForm((now) =>
        now.pictures.some((one) => one.id === id) ? now : { ...now, pictures: [...now.pictures, { id }] },
      ),
  })
  return {
    form,
    fault,
    change: (part: Partial<CallActForm>) => {
      setFault(null)
      setForm((now) => ({ ...now, ...part }))
    },
    sending,
    isSending: sending.queue.some(({ state }) => state === 'sending' || state === 'waiting'),
    taking,
    take: (onTaken: () => void) => {
      const body = callStepOf(step, form)
      if (typeof body === 'string') return setFault(body)
      return taking.mutate(body, {
        onSuccess: () => {
          done()
          onTaken()
        },
      })
    },
  }
}
