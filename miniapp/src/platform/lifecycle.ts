/** react-query watches a browser tab's focus and network by itself. */
export function watchLifecycle(): void {}

/** Runs `leave` when the tab is hidden or closed: the last moment to save. Returns the way to stop. */
export function onLeave(leave: () => void): () => void {
  const hidden = () => document.visibilityState === 'hidden' && leave()
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('pagehide', leave)
  return () => {
    document.removeEventListener('visibilitychange', hidden)
    window.removeEventListener('pagehide', leave)
  }
}

/** Tells of changes another tab made to the stored entry `key`. Returns the way to stop. */
export function onOtherTab(key: string, changed: () => void): () => void {
  const heard = (event: StorageEvent) => event.key === key && changed()
  window.addEventListener('storage', heard)
  return () => window.removeEventListener('storage', heard)
}
