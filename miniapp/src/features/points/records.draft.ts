import { recordDraft, recordKind } from '@liren/shared/volunteering.records'
import { z } from 'zod'
import type { RecordBody } from './records.api.ts'

/** An entry of a record, while it is filled in. Whose it is, is chosen anew each time: it is a name of somebody. */
export const recordForm = z.object({
  kind: recordKind,
  title: z.string(),
  detail: z.string(),
  happenedOn: z.string(),
  hours: z.string(),
})
export type RecordForm = z.infer<typeof recordForm>

export const blankRecord: RecordForm = { kind: 'training', title: '', detail: '', happenedOn: '', hours: '' }

/** Hours as they are typed, with up to two decimals, in whole minutes. */
const minutesIn = (hours: string): number =>
  /^\d{1,3}([.,]\d{1,2})?$/.test(hours.trim()) ? Math.round(Number(hours.trim().replace(',', '.')) * 60) : Number.NaN

/** The entry as it is sent; null where something is missing. */
export function recordOf(residenceId: string, { hours, ...form }: RecordForm): RecordBody | null {
  const minutes = form.kind === 'training' ? { minutes: minutesIn(hours) } : {}
  return recordDraft.safeParse({ ...form, residenceId, ...minutes }).data ?? null
}
