export type { FileSource } from '../files.api.ts'
import { useEffect, useRef, useState } from 'react'
import { release } from '../../../platform/files.ts'
import { fetchPicture, type FileSource, type PictureSize } from '../files.api.ts'

/** A picture fetched to be shown: null while it comes; `isMissing` once it will not. */
export function usePicture(
  { communityId, announcementId, isPublic }: FileSource,
  id: string,
  size: PictureSize,
  onCome?: (address: string) => void,
) {
  const [address, setAddress] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  const told = useRef(onCome)
  told.current = onCome
  useEffect(() => {
    const ending = new AbortController()
    let shown: string | null = null
    setMissing(false)
    fetchPicture({ communityId, announcementId, isPublic }, id, size, ending.signal).then(
      (found) => {
        if (ending.signal.aborted) return release(found)
        shown = found
        setAddress(found)
        told.current?.(found)
      },
      () => {
        if (!ending.signal.aborted) setMissing(true)
      },
    )
    return () => {
      ending.abort()
      if (shown !== null) release(shown)
    }
  }, [communityId, announcementId, isPublic, id, size])
  return { address, isMissing }
}
