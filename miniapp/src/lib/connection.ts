import { onlineManager } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createStore, useStore } from './store.ts'

/** Whether the last call got an answer. The device may have a network and the server none. */
const answered = createStore(true)

export const noteAnswer = (came: boolean) => answered.set(came)

/** True while what is shown may be old: no network, or no answer from the server. */
export function useIsOffline(): boolean {
  const reached = useStore(answered)
  const [online, setOnline] = useState(onlineManager.isOnline())
  useEffect(() => onlineManager.subscribe(setOnline), [])
  return !online || !reached
}
