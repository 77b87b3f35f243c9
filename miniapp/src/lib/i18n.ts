import type { Locale } from '@liren/shared/primitives'
import { currentLocale, usePreferences } from './preferences.ts'

/** The same keys with any words: what a translation must have. Functions keep their arguments. */
type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer A) => string
      ? (...values: A) => string
      : Translation<T[K]>
}

export interface Texts<T> {
  /** The words in the reader's language, for components. */
  use: () => Translation<T>
  /** The same outside components. */
  now: () => Translation<T>
}

/** Declares the words of a feature in both languages; a text missing in one of them does not compile. */
export function texts<const T>(zh: T, en: Translation<T>): Texts<T> {
  const all: Record<Locale, Translation<T>> = { 'zh-CN': zh as Translation<T>, en }
  return {
    use: () => all[useLocale()],
    now: () => all[currentLocale()],
  }
}

export const useLocale = (): Locale => usePreferences().locale ?? 'zh-CN'
