import { activityTag, ageRule, shiftRhythms, type ActivityDraft } from '@liren/shared/volunteering'
import { spot } from '@liren/shared/volunteering.place'
import { z } from 'zod'
import { clockText, instantAt } from '../../lib/time.ts'
import { lineOrNull } from '../../lib/typed.ts'
import type { Proposing } from './volunteering.api.ts'

const quarter = 15
const longest = 12 * 60

/** The quarter-hours of a day, as a clock shows them. */
export const quarters: readonly string[] = Array.from({ length: (24 * 60) / quarter }, (_, at) =>
  clockText(at * quarter),
)

const shiftForm = z.object({
  place: z.string(),
  day: z.string(),
  begins: z.string(),
  ends: z.string(),
  capacity: z.string(),
  every: z.enum(shiftRhythms),
  times: z.string(),
})
export type ShiftForm = z.infer<typeof shiftForm>

/** An activity, while it is written. */
export const proposeForm = z.object({
  title: z.string(),
  body: z.string(),
  tags: z.array(activityTag),
  language: z.string(),
  age: ageRule,
  isRisky: z.boolean(),
  risk: z.string(),
  isInsured: z.boolean(),
  /** Empty where it is for no group, as in what was written before there were any. */
  groupId: z.string().default(''),
  spot: spot.nullable().default(null),
  shifts: z.array(shiftForm),
})
export type ProposeForm = z.infer<typeof proposeForm>

export const blankShift: ShiftForm = {
  ...{ place: '', day: '', begins: '19:00', ends: '21:00', capacity: '10' },
  ...{ every: 'week', times: '1' },
}
export const blankProposal: ProposeForm = {
  ...{ title: '', body: '', tags: [], language: '', age: 'anyone', isRisky: false, risk: '', isInsured: false },
  groupId: '',
  spot: null,
  shifts: [blankShift],
}

export type ProposeFault = 'title' | 'body' | 'place' | 'times' | 'capacity' | 'risk'

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** A shift as it is sent; one that ends before it begins ends on the day after. Null where its times are none. */
function shiftOf(form: ShiftForm): ActivityDraft['shifts'][number] | null {
  const begins = instantAt(form.day, form.begins)
  const length = (minutesOf(form.ends) - minutesOf(form.begins) + 24 * 60) % (24 * 60)
  if (begins === null || length === 0 || length > longest) return null
  const endsAt = new Date(Date.parse(begins) + length * 60_000).toISOString()
  const { place, capacity, every, times } = form
  return { place: place.trim(), startsAt: begins, endsAt, capacity: Number(capacity), every, times: Number(times) }
}

/** A shift, while it is changed. */
export const changeForm = shiftForm.pick({ place: true, day: true, begins: true, ends: true, capacity: true })

/** The change as it is sent; null where something is missing. */
export function changeOf(form: z.infer<typeof changeForm>) {
  const shift = shiftOf({ ...form, every: 'week', times: '1' })
  if (shift === null || shift.place === '' || !isCapacity(form.capacity)) return null
  const { place, startsAt, endsAt, capacity } = shift
  return { place, startsAt, endsAt, capacity }
}

const isCapacity = (text: string) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 500

/** The activity as it is sent, or what is missing. */
export function proposalOf(form: ProposeForm): Proposing | ProposeFault {
  const shifts = form.shifts.map(shiftOf)
  if (form.title.trim() === '') return 'title'
  if (form.body.trim() === '') return 'body'
  if (form.isRisky && form.risk.trim() === '') return 'risk'
  if (form.shifts.some(({ place }) => place.trim() === '')) return 'place'
  if (shifts.includes(null)) return 'times'
  if (form.shifts.some(({ capacity }) => !isCapacity(capacity))) return 'capacity'
  const { title, body, tags, language, age } = form
  return {
    ...{ title: title.trim(), body: body.trim(), tags, age },
    language: lineOrNull(language),
    groupId: form.groupId === '' ? null : form.groupId,
    spot: form.spot,
    risk: form.isRisky ? { note: form.risk.trim(), insurance: form.isInsured } : null,
    shifts: shifts.filter((one) => one !== null),
  }
}
