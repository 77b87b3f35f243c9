/** Has the browser keep the client on the device, so that it opens without network. */
export function keepClient(): void {
  // Not in watch mode, where every change is another build; nor where a page is not secure, and browsers refuse.
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
  // After what the reader waits for.
  window.addEventListener('load', () => {
    void navigator.serviceWorker.register('/offline.js').catch(() => {})
  })
}
