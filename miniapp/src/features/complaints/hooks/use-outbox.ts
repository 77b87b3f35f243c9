import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { keys } from '../complaints.keys.ts'
import { useKeptReports, type KeptReport } from '../outbox.kept.ts'

const againMs = 15_000

/** What waits to be sent, and the sending of it: at once, when the network is back, and every little while. */
export function useOutbox(communityId: string): { waiting: KeptReport[]; isSending: boolean } {
  const client = useQueryClient()
  const waiting = useKeptReports(communityId)
  const [isSending, setSending] = useState(false)
  const due = waiting.flatMap(({ key, fault }) => (fault === null ? [key] : [])).join()
  useEffect(() => {
    if (due === '') return undefined
    let isGone = false
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
        if (!isGone) setSending(false)
      }
    }
    void send()
    const timer = setInterval(() => void send(), againMs)
    const stop = onlineManager.subscribe((isOnline) => isOnline && void send())
    return () => {
      isGone = true
      clearInterval(timer)
      stop()
    }
  }, [due, client])
  return { waiting, isSending }
}
