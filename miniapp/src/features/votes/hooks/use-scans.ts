import { useMutation } from '@tanstack/react-query'
import { useSending } from '../../../lib/sending.ts'
import { removeScan, uploadScan, type InPaper } from '../scans.api.ts'
import { useVotesChanged } from './use-my-heads.ts'

/** Sends scans of a paper; the papers are asked anew when one has come. */
export function useSendingScans(at: InPaper, room: number) {
  const changed = useVotesChanged(at.communityId)
  return useSending({
    // Papers show choices: none of them stays on a phone.
    ...{ draft: null, isReady: true, room },
    send: (file, options) => uploadScan(at, file, options),
    onDone: () => void changed(),
  })
}

/** Takes a bad scan out again. */
export function useRemoveScan(at: InPaper) {
  const changed = useVotesChanged(at.communityId)
  return useMutation({ mutationFn: (fileId: string) => removeScan(at, fileId), onSettled: () => void changed() })
}
