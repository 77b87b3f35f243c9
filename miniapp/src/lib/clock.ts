import { createStore, useStore } from './store.ts'

/** How far the community's clock is ahead of the device's, in milliseconds; only the demo moves it. */
const ahead = createStore(0)

/** Follows the demo's clock: `now` is its instant. */
export const followClock = (now: string) => ahead.set(Math.round((Date.parse(now) - Date.now()) / 1000) * 1000)

/** The present instant in milliseconds, for "today" and "yesterday". */
export const useNow = () => Date.now() + useStore(ahead)
