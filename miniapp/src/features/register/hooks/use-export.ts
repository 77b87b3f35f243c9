import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSubmissions } from '../../../lib/submission.ts'
import { useStepUp } from '../../identity/hooks/use-step-up.ts'
import { fetchExport, startExport, takeExport } from '../register.api.ts'
import { keys } from '../register.keys.ts'

const askEveryMs = 1500

/**
 * The register of an estate as a file: asked for with a reason and a fresh code, made by the server, then taken once.
 * It is handed over as soon as it is ready.
 */
export function useExport(communityId: string, estateId: string) {
  const client = useQueryClient()
  const stepUp = useStepUp()
  const submissions = useSubmissions()
  const [exportId, setExportId] = useState<string | null>(null)
  const starting = useMutation({
    mutationFn: (reason: string) =>
      stepUp.through(() => startExport(communityId, estateId, reason, submissions.nameFor([estateId, reason]))),
    onSuccess: ({ id }) => {
      submissions.done()
      setExportId(id)
    },
  })
  const making = useQuery({
    queryKey: keys.export(communityId, exportId ?? ''),
    queryFn: ({ signal }) => fetchExport(communityId, exportId ?? '', signal),
    enabled: exportId !== null,
    refetchInterval: ({ state }) => (state.data?.status === 'making' || state.error ? askEveryMs : false),
    staleTime: 0,
  })
  const taking = useMutation({
    mutationFn: (id: string) => stepUp.through(() => takeExport(communityId, id)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.export(communityId, exportId ?? '') }),
  })
  const isReady = making.data?.status === 'ready'
  const { mutate: take, isIdle } = taking
  useEffect(() => {
    if (exportId !== null && isReady && isIdle) take(exportId)
  }, [exportId, isReady, isIdle, take])

  return {
    question: stepUp.question,
    start: (reason: string) => {
      taking.reset()
      return starting.mutateAsync(reason)
    },
    isStarting: starting.isPending,
    startError: starting.error,
    status: exportId === null ? null : (making.data?.status ?? 'making'),
    isTaken: taking.isSuccess,
    takeError: taking.error,
    takeAgain: () => exportId !== null && take(exportId),
    isTaking: taking.isPending,
  }
}

export type Export = ReturnType<typeof useExport>
