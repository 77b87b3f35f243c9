import { spotInScan } from '@liren/shared/complaints.spots.code'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { scan } from '../../../platform/scan.ts'
import { keys } from '../complaints.keys.ts'
import { addSpot, downloadSpotSheets, fetchSpot, fetchSpots, removeSpot, type NewSpot } from '../spots.api.ts'

/** The common places that have a square code. */
export const useSpots = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.spots(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchSpots(communityId, pageParam, signal),
  })

/** Adds and takes out places, and prints their codes. */
export function useSpotWork(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const onSettled = () => void client.invalidateQueries({ queryKey: keys.spots(communityId) })
  const adding = useMutation({
    mutationFn: (body: NewSpot) => addSpot(communityId, body, submissions.nameFor(body)),
    onSuccess: () => submissions.done(),
    onSettled,
  })
  const removing = useMutation({ mutationFn: (spotId: string) => removeSpot(communityId, spotId), onSettled })
  const printing = useMutation({ mutationFn: (as: 'link' | 'wechat') => downloadSpotSheets(communityId, as) })
  return { adding, removing, printing }
}

/** Where the square code hangs that was scanned; asked for while there is a code. */
export const useSpot = (communityId: string, code: string | null) =>
  useQuery({
    queryKey: keys.spot(communityId, code ?? ''),
    queryFn: ({ signal }) => fetchSpot(communityId, code ?? '', signal),
    enabled: code !== null,
    meta: { keep: true },
  })

/** A code by the phone's own scanner, of this community. */
export function useScannedCode(communityId: string) {
  const [code, setCode] = useState<string | null>(null)
  const [isForeign, setForeign] = useState(false)
  return {
    code,
    isForeign,
    scan: async () => {
      const text = await scan()
      if (text === null) return
      const found = spotInScan(text)
      setForeign(found?.communityId !== communityId)
      if (found?.communityId === communityId) setCode(found.code)
    },
  }
}
