import { z } from 'zod'
import type { Proposing } from './proposals.api.ts'

/** A credit by hand, while it is filled in. For whom is chosen anew each time: it is a name of somebody. */
export const creditForm = z.object({ minutes: z.string(), points: z.string(), reason: z.string() })
export type CreditForm = z.infer<typeof creditForm>

export const blankCredit: CreditForm = { minutes: '', points: '', reason: '' }

/** Nothing typed is none; what is no number is less than nothing. */
const count = (text: string): number => (/^\d{0,6}$/.test(text.trim()) ? Number(text) : -1)

/** The proposal as it is sent; null where something is missing or no number. */
export function creditOf(residenceId: string, form: CreditForm): Proposing | null {
  const [minutes, points] = [count(form.minutes), count(form.points)]
  const reason = form.reason.trim()
  const isGood = minutes >= 0 && points >= 0 && minutes + points > 0
  if (residenceId === '' || !isGood || reason === '') return null
  return { kind: 'manual', reason, lines: [{ residenceId, minutes, points }] }
}
