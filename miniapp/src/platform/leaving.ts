/** Has the browser ask before this page is closed or loaded anew; its words are its own. Returns the way to stop. */
export function warnBeforeLeaving(_words: string): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault()
  window.addEventListener('beforeunload', ask)
  return () => window.removeEventListener('beforeunload', ask)
}
