import { z } from 'zod'
import { locale } from '@liren/shared/primitives'
import { createStore, useStore } from './store.ts'
import { keep, readKept } from './kept.ts'

export const textSizes = ['standard', 'elder', 'elderLarge'] as const

/** Choices of this device, alive through sign-outs. */
const preferences = z.object({
  /** Null until somebody chose: then the account's own language counts. */
  locale: locale.nullable().default(null),
  textSize: z.enum(textSizes).default('standard'),
  communityId: z.string().nullable().default(null),
})
export type Preferences = z.infer<typeof preferences>
export type TextSize = Preferences['textSize']

const key = 'preferences'
const store = createStore<Preferences>(readKept(preferences, key) ?? preferences.parse({}))

export const usePreferences = () => useStore(store)

/** Changes some choices and keeps them. */
export function prefer(change: Partial<Preferences>): void {
  store.set({ ...store.get(), ...change })
  keep(key, store.get())
}

/** The language to speak and to ask the server for. */
export const currentLocale = () => store.get().locale ?? 'zh-CN'
