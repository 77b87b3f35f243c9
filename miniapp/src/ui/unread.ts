import { createStore, useStore } from '../lib/store.ts'

const unread = createStore(0)

/** How many messages wait; whoever knows (the inbox, the profile) says so here. */
export const noteUnread = (count: number) => unread.set(count)

export const useUnread = () => useStore(unread)
