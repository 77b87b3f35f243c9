import { useState } from 'react'
import { codeInScan } from '@liren/shared/binding.code'
import { codeOf } from '../../../lib/failure.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { scan } from '../../../platform/scan.ts'
import { codeFault, codeInAddress, grouped, type CodeFault } from '../code.draft.ts'
import { joinDraft, joiningOf, type WhoDraft } from '../binding.draft.ts'
import { useBind, useInvitation } from './use-binding.ts'

type Address = Readonly<Record<string, string | undefined>>

/** Binding by a slip: its code from the address, the camera or the fingers; which flat it is; who I am there. */
export function useJoining(address: Address) {
  const fromAddress = codeInAddress(address)
  const empty = joinDraft.parse({ code: fromAddress === null ? '' : grouped(fromAddress) })
  const [draft, setDraft, { done }] = useFormDraft(joinDraft, 'join', empty)
  const [asked, setAsked] = useState(fromAddress)
  const [fault, setFault] = useState<CodeFault | 'scan' | null>(null)
  const [isWhoMissing, setWhoMissing] = useState(false)
  const invitation = useInvitation(asked)
  const binding = useBind()

  const type = (code: string) => {
    setDraft({ ...draft, code })
    setFault(null)
    setAsked(null)
  }
  const ask = () => {
    const found = codeFault(draft.code)
    setFault(found)
    if (found !== null) return
    const code = codeInScan(draft.code)
    if (code === asked) void invitation.refetch()
    else setAsked(code)
  }
  const scanSlip = async () => {
    const text = await scan()
    if (text === null) return
    const code = codeInScan(text)
    setFault(code === null ? 'scan' : null)
    if (code === null) return
    setDraft({ ...draft, code: grouped(code) })
    setAsked(code)
  }
  const submit = () => {
    const joining = joiningOf(draft)
    setWhoMissing(joining === null)
    if (joining === null || asked === null) return
    binding.mutate({ ...joining, code: asked }, { onSuccess: done })
  }

  return {
    draft,
    changeWho: (part: Partial<WhoDraft>) => setDraft({ ...draft, ...part }),
    type,
    fault,
    ask,
    scanSlip,
    isAsking: invitation.isFetching,
    askError: asked === null ? null : invitation.error,
    flat: asked === null ? undefined : invitation.data,
    /** Back to the code, to try another one. */
    startOver: () => type(''),
    isWhoMissing: isWhoMissing && draft.relation === null,
    submit,
    isBinding: binding.isPending,
    bindError: binding.error,
    isHeld: codeOf(binding.error) === 'residence_already_held',
    bound: binding.data,
  }
}

export type Joining = ReturnType<typeof useJoining>
