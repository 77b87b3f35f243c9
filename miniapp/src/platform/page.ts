import { useEffect } from 'react'

/** Tells the browser tab and screen readers where they are. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}

/** Language of the page, for screen readers and hyphenation. */
export function usePageLanguage(language: string): void {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
}
