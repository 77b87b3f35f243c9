import { useState } from 'react'
import { z } from 'zod'
import { readDraft, useKeptDraft } from './drafts.ts'

/**
 * The values of a form, kept on the device while they differ from `initial`, so that they survive leaving the page.
 * What was kept over another `initial` (a newer version of the row, say) is left. `done` forgets them.
 */
export function useFormDraft<S extends z.ZodType>(schema: S, name: string, initial: z.output<S>) {
  const basis = JSON.stringify(initial)
  const [value, setValue] = useState<z.output<S>>(() => {
    const kept = readDraft(z.object({ basis: z.string(), value: z.unknown() }), name)
    const read = schema.safeParse(kept?.value)
    return kept?.basis === basis && read.success ? read.data : initial
  })
  const isChanged = JSON.stringify(value) !== basis
  const letGo = useKeptDraft(name, isChanged ? { basis, value } : null)
  const done = () => {
    setValue(initial)
    letGo()
  }
  return [value, setValue, { isChanged, done }] as const
}
