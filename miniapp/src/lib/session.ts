import { session as sessionSchema, type Session } from '@liren/shared/identity'
import { onOtherTab } from '../platform/lifecycle.ts'
import { keep, readKept, storedKey } from './kept.ts'
import { createStore, useStore } from './store.ts'

const key = 'session'
const store = createStore<Session | null>(readKept(sessionSchema, key))

/** Why nobody is signed in: never was, signed out by hand, or the server ended it. */
export type Ending = 'none' | 'signed-out' | 'ended'
const ending = createStore<Ending>('none')

// Another tab may have signed out, signed in or renewed: follow it.
onOtherTab(storedKey(key), () => store.set(readKept(sessionSchema, key)))

export const currentSession = () => store.get()
export const useSession = () => useStore(store)
export const useEnding = () => useStore(ending)
export const onSessionChange = store.subscribe

/** The session as stored, which another tab may have renewed since this one last looked. */
export function storedSession(): Session | null {
  const kept = readKept(sessionSchema, key)
  store.set(kept)
  return kept
}

/** Begins or renews the session on this device. */
export function startSession(session: Session): void {
  keep(key, session)
  ending.set('none')
  store.set(session)
}

/** Forgets the session on this device. */
export function forgetSession(why: Exclude<Ending, 'none'>): void {
  keep(key, null)
  ending.set(why)
  store.set(null)
}
