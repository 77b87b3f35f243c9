import type { DisplaySettings } from '@liren/shared/announcements.display'
import { disclosureTopic, mostDisplayDays } from '@liren/shared/announcements.matter'
import { z } from 'zod'

/** Days of one topic while they are typed. */
const typed = z.object({ topic: disclosureTopic, least: z.string(), usual: z.string() })
export const displayForm = z.array(typed)
export type TypedDays = z.infer<typeof typed>

/** What is settled, to be changed. */
export const displayFormOf = ({ items }: DisplaySettings): TypedDays[] =>
  items.map(({ topic, leastDays, usualDays }) => ({ topic, least: String(leastDays), usual: String(usualDays) }))

const daysIn = (text: string): number | null => (/^\d{1,3}$/.test(text) ? Number(text) : null)

const isWithin = (days: number | null, least: number): days is number =>
  days !== null && days >= least && days <= mostDisplayDays

/** Which of the two cannot be as it stands. */
export function daysFaults({ least, usual }: TypedDays, lawfulDays: number): { least: boolean; usual: boolean } {
  const [leastDays, usualDays] = [daysIn(least), daysIn(usual)]
  const isLeastFine = isWithin(leastDays, lawfulDays)
  return { least: !isLeastFine, usual: !isWithin(usualDays, isLeastFine ? leastDays : lawfulDays) }
}

/** What the server would take; null while something is wrong. */
export function displayOf(form: readonly TypedDays[], { items }: DisplaySettings) {
  const lawful = new Map(items.map(({ topic, lawfulDays }) => [topic, lawfulDays]))
  const isFine = form.every((one) => {
    const faults = daysFaults(one, lawful.get(one.topic) ?? 1)
    return !faults.least && !faults.usual
  })
  if (!isFine) return null
  return form.map(({ topic, least, usual }) => ({ topic, leastDays: Number(least), usualDays: Number(usual) }))
}
