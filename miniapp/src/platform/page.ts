import { useEffect } from 'react'
import { useTitleInFront } from './front.ts'

const setTitle = (title: string): void => {
  document.title = title
}

/** Tells the browser tab and screen readers where they are. */
export const usePageTitle = (title: string): void => useTitleInFront(title, setTitle)

/** Language of the page, for screen readers and hyphenation. */
export function usePageLanguage(language: string): void {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
}
