import { useCallback, useEffect, useRef } from 'react'
import type { z } from 'zod'
import { onLeave } from '../platform/lifecycle.ts'
import { forgetKept, keep, keptKeys, readKept } from './kept.ts'
import { currentSession } from './session.ts'

/** Drafts belong to the account that wrote them and outlive sign-outs. */
const keyOf = (name: string) => `draft.${currentSession()?.accountId ?? 'nobody'}.${name}`

/** For an account that is deleted: nothing it wrote stays on this device. */
export const forgetDrafts = (): void => forgetKept(keyOf(''))

export const readDraft = <S extends z.ZodType>(schema: S, name: string): z.output<S> | null =>
  readKept(schema, keyOf(name))

export const keepDraft = (name: string, value: unknown): boolean => keep(keyOf(name), value)

export const forgetDraft = (name: string): boolean => keep(keyOf(name), null)

/** Names of what is kept that begin so. */
export const draftNames = (start: string): string[] => keptKeys(keyOf(start)).map((key) => key.slice(keyOf('').length))

const quietMs = 300

/**
 * Keeps `value` on the device shortly after each change, and at once when the page is left; null removes it.
 * `name` decides where; a value that moves to another name leaves the old one to the caller. What comes back removes it at
 * once, for a page that goes away in the same breath.
 */
export function useKeptDraft(name: string, value: unknown): () => void {
  const latest = useRef({ name, value })
  latest.current = { name, value }
  useEffect(() => {
    const write = () => void keepDraft(latest.current.name, latest.current.value)
    const timer = setTimeout(write, quietMs)
    const stop = onLeave(write)
    return () => {
      clearTimeout(timer)
      stop()
      write()
    }
  }, [name, value])
  return useCallback(() => {
    latest.current = { ...latest.current, value: null }
    forgetDraft(latest.current.name)
  }, [])
}
