import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isUnreachable } from '../../../lib/failure.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import type { PickedFile } from '../../../platform/files.types.ts'
import { uploadRegister } from '../register.api.ts'
import { keys } from '../register.keys.ts'

interface Sending {
  estateId: string
  file: PickedFile
}

/** Sends the list of an estate, telling how much has left; stopping it leaves nothing behind. */
export function useUpload(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const [percent, setPercent] = useState(0)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])
  const sending = useMutation({
    mutationFn: ({ estateId, file }: Sending) => {
      setPercent(0)
      stopper.current = new AbortController()
      const submission = submissions.nameFor([estateId, file.name, file.size])
      const { signal } = stopper.current
      return uploadRegister(communityId, estateId, file, { submission, onProgress: setPercent, signal })
    },
    // Only a lost answer is asked for again under the same name.
    onSettled: (_, error) => {
      if (!isUnreachable(error)) submissions.done()
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.imports(communityId) }),
  })
  return {
    send: sending.mutate,
    isSending: sending.isPending,
    percent,
    error: stopper.current?.signal.aborted ? null : sending.error,
    stop: () => {
      stopper.current?.abort()
      sending.reset()
    },
  }
}
