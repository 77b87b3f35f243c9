import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { resident } from '@liren/shared/binding.views'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { useMe } from '../../identity/hooks/use-me.ts'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { endResidence } from '../binding.api.ts'
import { keys } from '../binding.keys.ts'
import { fetchResidents, revealPhone, verifyOwner, type Verifying } from '../staff.api.ts'

export type Resident = z.output<typeof resident>

/** The entrances whose residents the person may see, by their whole names: all for the committee, else those they serve. */
export function useLookedBehind(communityId: string) {
  const { data: tree, error } = useTree(communityId)
  const membership = useMe().data?.memberships.find(({ community }) => community.id === communityId)
  const seesAll = membership?.abilities.manageNeighbourhood === true
  const served = new Set(membership?.roles.map(({ scopeId }) => scopeId))
  const doors = tree?.estates.flatMap((estate) =>
    estate.buildings.flatMap(({ id, name, gridId, entrances }) =>
      entrances
        .filter((entrance) => seesAll || [entrance.id, id, gridId, estate.id].some((place) => served.has(place)))
        .map((entrance) => ({ value: entrance.id, text: `${estate.name} ${name} ${entrance.name}` })),
    ),
  )
  return { doors: doors ?? [], error }
}

/**
 * Who lives at an entrance, by unit, phones masked (committee; who serves that entrance); of no entrance, nobody. Never
 * kept on the device.
 */
export const useResidents = (communityId: string, entranceId: string) =>
  useInfiniteQuery({
    queryKey: keys.residents(communityId, entranceId),
    enabled: entranceId !== '',
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchResidents(communityId, entranceId, pageParam, signal),
  })

/** Shows a phone number; each look is written down, so nothing is kept beyond the sheet that asked. */
export const useRevealPhone = (communityId: string, residenceId: string) =>
  useMutation({ mutationFn: (purpose: string) => revealPhone(communityId, residenceId, purpose), gcTime: 0 })

/** The committee has checked an owner: owner rights begin. */
export function useVerify(communityId: string, residenceId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (body: Verifying) => verifyOwner(communityId, residenceId, body, submissions.nameFor(body)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.allResidents(communityId) }),
  })
}

/** Ends a residence at once, for a reason that stays on record. */
export function useEndResidence(communityId: string, residenceId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (reason: string) => endResidence(communityId, residenceId, reason, submissions.nameFor(reason)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.allResidents(communityId) }),
  })
}
