import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { housemate } from '@liren/shared/binding.views'
import { isUnreachable } from '../../../lib/failure.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { checkPhone, consentAsGuardian, endResidence, fetchHousehold, leave } from '../binding.api.ts'
import { keys } from '../binding.keys.ts'
import { useHomesChanged } from './use-binding.ts'

export type Housemate = z.output<typeof housemate>

/** Who is bound to my flat. */
export const useHousehold = (communityId: string, unitId: string) =>
  useQuery({
    queryKey: keys.household(communityId, unitId),
    queryFn: async ({ signal }) => (await fetchHousehold(communityId, unitId, signal)).items,
    meta: { keep: true },
  })

/** Has my phone compared with the register again; each try is one of its own, for the register may have changed. */
export function useCheckPhone() {
  const changed = useHomesChanged()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (residenceId: string) => checkPhone(residenceId, submissions.nameFor(residenceId)),
    onSuccess: () => void changed(),
    onError: (error) => {
      if (!isUnreachable(error)) submissions.done()
    },
  })
}

/** I live there no longer. */
export function useLeave() {
  const changed = useHomesChanged()
  return useMutation({ mutationFn: leave, onSuccess: () => void changed() })
}

/** Ends the residence of somebody in this flat. */
export function useEndHousemate(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: ({ residenceId, reason }: { residenceId: string; reason: string }) =>
      endResidence(communityId, residenceId, reason, submissions.nameFor([residenceId, reason])),
    onSuccess: () => {
      submissions.done()
      return client.invalidateQueries({ queryKey: keys.households(communityId) })
    },
  })
}

/** As guardian, agrees that a child of this flat takes part. */
export function useGuardianConsent(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (residenceId: string) =>
      consentAsGuardian(communityId, residenceId, submissions.nameFor([residenceId])),
    onSuccess: () => {
      submissions.done()
      return client.invalidateQueries({ queryKey: keys.households(communityId) })
    },
  })
}
