import { useCallback, useRef } from 'react'

const controls = 'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), a[href], [tabindex="0"]'

/** Keeps Tab inside `dialog`: from the last control to the first and back. */
function keepTab(dialog: HTMLElement, event: KeyboardEvent): void {
  const inside = [...dialog.querySelectorAll<HTMLElement>(controls)]
  const first = inside[0]
  const last = inside[inside.length - 1]
  if (!first || !last) return
  const at = document.activeElement
  if (event.shiftKey && (at === first || at === dialog)) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && at === last) {
    event.preventDefault()
    first.focus()
  }
}

/**
 * Gives a function that moves focus into the dialog of that id, keeps it there, and calls `close` on Escape;
 * it returns the way to undo this, which gives focus back to where it was.
 */
export function useDialogFocus(id: string): (close: () => void) => () => void {
  // Kept while the dialog is there: called again, it finds the focus inside.
  const before = useRef<Element | null>(null)
  return useCallback(
    (close) => {
      const dialog = document.getElementById(id)
      if (dialog && !dialog.contains(document.activeElement)) {
        before.current = document.activeElement
        dialog.focus()
      }
      const pressed = (event: KeyboardEvent) => {
        if (event.key === 'Escape') close()
        if (event.key === 'Tab' && dialog) keepTab(dialog, event)
      }
      document.addEventListener('keydown', pressed)
      return () => {
        document.removeEventListener('keydown', pressed)
        const { current: was } = before
        if (was instanceof HTMLElement && was.isConnected && dialog?.isConnected !== true) was.focus()
      }
    },
    [id],
  )
}
