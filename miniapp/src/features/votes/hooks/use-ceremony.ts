import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Decision } from '@liren/shared/votes.views'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { warnBeforeLeaving } from '../../../platform/leaving.ts'
import { secureRandom } from '../../../platform/secure.random.ts'
import { groupsOf, groupsToProve, isGroup, makePair, type KeyPair } from '../key.seal.ts'
import { areKeepers, keepersDraft, noKeepers } from '../opening.draft.ts'
import type { InDecision } from '../votes.api.ts'
import { useStep } from './use-step.ts'

/**
 * The opening of a vote: a key pair is made here, its private half is kept on paper, a part of it is typed back, and only
 * then the public half is sent. The private half is in the memory of this page alone.
 */
export function useCeremony(at: InDecision, decision: Decision, leaveWords: string) {
  const [pair, setPair] = useState<KeyPair | null>(null)
  const [asked, setAsked] = useState<number[] | null>(null)
  const [typed, setTyped] = useState<readonly string[]>(['', '', ''])
  const [isFaultSaid, setFaultSaid] = useState(false)
  const [keepers, setKeepers, { done }] = useFormDraft(keepersDraft, `key-keepers.${at.decisionId}`, noKeepers)
  const opening = useStep(at, decision.version)
  const making = useMutation({ mutationFn: () => makePair(at.decisionId, secureRandom), onSuccess: setPair })
  const isAtStake = pair !== null && !opening.isSuccess
  useEffect(() => (isAtStake ? warnBeforeLeaving(leaveWords) : undefined), [isAtStake, leaveWords])
  const groups = pair === null ? [] : groupsOf(pair.text)
  const wrong = (asked ?? []).map((group, n) => !isGroup(typed[n] ?? '', groups[group] ?? ''))
  return {
    pair,
    groups,
    make: () => making.mutate(),
    making,
    isAtStake,
    keepers,
    setKeepers: (next: typeof keepers) => {
      setFaultSaid(false)
      setKeepers(next)
    },
    isFaultSaid,
    keep: async () => {
      setFaultSaid(!areKeepers(keepers))
      if (areKeepers(keepers)) setAsked(await groupsToProve(groups.length, secureRandom))
    },
    asked,
    typed,
    type: (n: number, text: string) => {
      setFaultSaid(false)
      setTyped(typed.map((one, other) => (other === n ? text : one)))
    },
    wrong,
    /** Fills in what is asked for, as from the paper. */
    fillIn: () => {
      setFaultSaid(false)
      setTyped((asked ?? []).map((group) => groups[group] ?? ''))
    },
    lookAgain: () => {
      setAsked(null)
      setTyped(['', '', ''])
      setFaultSaid(false)
    },
    open: () => {
      const isWrong = pair === null || wrong.includes(true)
      setFaultSaid(isWrong)
      if (isWrong) return
      const keptBy = [keepers[0].trim(), keepers[1].trim()]
      opening.mutate({ step: 'OPEN', publicKey: pair.publicKey, keptBy }, { onSuccess: done })
    },
    opening,
  }
}

export type CeremonyState = ReturnType<typeof useCeremony>
