import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { keys } from '../complaints.keys.ts'
import { useKeptReports, type KeptReport } from '../outbox.kept.ts'

/** How long it waits after a try that failed: briefly at first, since a network that is just back often loses the first. */
const pausesMs = { first: 1_000, longest: 16_000 }

/** What waits to be sent, and the sending of it: at once, when the network is back, and again after pauses that grow. */
export function useOutbox(communityId: string): { waiting: KeptReport[]; isSending: boolean } {
  const client = useQueryClient()
  const waiting = useKeptReports(communityId)
  const [isSending, setSending] = useState(false)
  const due = waiting.flatMap(({ key, fault }) => (fault === null ? [key] : [])).join()
  useEffect(() => {
    if (due === '') return undefined
    let isGone = false
    let pause = pausesMs.first
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      if (isGone) return
      setSending(false)
      clearTimeout(timer)
      timer = setTimeout(() => void send(), pause)
      pause = Math.min(pause * 2, pausesMs.longest)
    }
    const send = async () => {
      if (!onlineManager.isOnline()) return
      setSending(true)
      try {
        // By itself, so that the first page does not carry the contract of complaints.
        const { sendOutbox } = await import('../outbox.api.ts')
        for (const reached of await sendOutbox()) void client.invalidateQueries({ queryKey: keys.all(reached) })
      } catch {
        // The next time.
      } finally {
        later()
      }
    }
    void send()
    const stop = onlineManager.subscribe((isOnline) => {
      pause = pausesMs.first
      if (isOnline) void send()
    })
    return () => {
      isGone = true
      clearTimeout(timer)
      stop()
    }
  }, [due, client])
  return { waiting, isSending }
}
