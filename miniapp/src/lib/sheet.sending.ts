import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PickedFile } from '../platform/files.types.ts'
import { isUnreachable } from './failure.ts'
import { useSubmissions } from './submission.ts'
import type { UploadOptions } from './upload.ts'

/** Sends a sheet, telling how much has left; stopping it leaves nothing behind. */
export function useSheetSending(
  about: string,
  upload: (file: PickedFile, options: UploadOptions) => Promise<{ id: string }>,
  onSent: () => unknown,
) {
  const submissions = useSubmissions()
  const [percent, setPercent] = useState(0)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])
  const sending = useMutation({
    mutationFn: (file: PickedFile) => {
      setPercent(0)
      stopper.current = new AbortController()
      const submission = submissions.nameFor([about, file.name, file.size])
      return upload(file, { submission, onProgress: setPercent, signal: stopper.current.signal })
    },
    // Only a lost answer is asked for again under the same name.
    onSettled: (_, error) => {
      if (!isUnreachable(error)) submissions.done()
    },
    onSuccess: onSent,
  })
  return { send: sending.mutate, isSending: sending.isPending, percent, error: sending.error }
}
