import { useEffect, useRef, useState } from 'react'
import { release } from '../platform/files.ts'

/**
 * A file fetched to be shown: null while it comes; `isMissing` once it will not. `name` says which it is; another name is
 * another file.
 */
export function useShownFile(
  name: string,
  fetchFile: (signal: AbortSignal) => Promise<string>,
  onCome?: (address: string) => void,
) {
  const [address, setAddress] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  const latest = useRef({ fetchFile, onCome })
  latest.current = { fetchFile, onCome }
  useEffect(() => {
    const ending = new AbortController()
    let shown: string | null = null
    setMissing(false)
    latest.current.fetchFile(ending.signal).then(
      (found) => {
        if (ending.signal.aborted) return release(found)
        shown = found
        setAddress(found)
        latest.current.onCome?.(found)
      },
      () => {
        if (!ending.signal.aborted) setMissing(true)
      },
    )
    return () => {
      ending.abort()
      if (shown !== null) release(shown)
    }
  }, [name])
  return { address, isMissing }
}
