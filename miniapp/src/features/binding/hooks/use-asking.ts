import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlaceFound } from '@liren/shared/binding.views'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { requestBinding, withdrawRequest, type BindingAsked } from '../binding.api.ts'
import { askedOf, requestDraft, type RequestDraft, type RequestFault } from '../binding.draft.ts'
import { useHomesChanged } from './use-binding.ts'

/** Asking to be bound without a slip: what is filled in, what is missing, and sending it once. */
export function useAsking() {
  const [draft, setDraft, { done }] = useFormDraft(requestDraft, 'binding-request', requestDraft.parse({}))
  const [fault, setFault] = useState<RequestFault | null>(null)
  const submissions = useSubmissions()
  const changed = useHomesChanged()
  const sending = useMutation({
    mutationFn: (body: BindingAsked) => requestBinding(body, submissions.nameFor(body)),
    onSuccess: () => {
      submissions.done()
      done()
      void changed()
    },
  })
  const change = (part: Partial<RequestDraft>) => {
    setFault(null)
    setDraft({ ...draft, ...part })
  }
  const submit = () => {
    const asked = askedOf(draft)
    if (typeof asked === 'string') setFault(asked)
    else sending.mutate(asked)
  }
  return {
    draft,
    change,
    choose: ({ community, estateId, estateName }: PlaceFound) =>
      change({ community: { id: community.id, name: community.name }, estate: { id: estateId, name: estateName } }),
    fault,
    submit,
    isSending: sending.isPending,
    isSent: sending.isSuccess,
    error: sending.error,
  }
}

/** Takes a request of mine back. */
export function useWithdraw() {
  const changed = useHomesChanged()
  return useMutation({ mutationFn: withdrawRequest, onSettled: () => void changed() })
}
