import {
  announcementKind,
  disclosureTopic,
  matter,
  type AnnouncementKind,
  type EventFacts,
  type Matter,
} from '@liren/shared/announcements.matter'
import { z } from 'zod'
import { clockOf, dayOf, instantAt } from '../../lib/time.ts'

/** A day and a time of day as they are chosen; an empty day is none yet. */
export const when = z.object({ day: z.string(), time: z.string() })
export type When = z.infer<typeof when>

/** When and where something happens, while it is filled in. */
export const eventForm = z.object({ from: when, to: when, where: z.string() })
export type EventForm = z.infer<typeof eventForm>

/** What sort of announcement it is, while it is filled in; what other sorts need is kept for a change of mind. */
export const matterForm = z.object({
  kind: announcementKind,
  topic: disclosureTopic,
  /** Days of display, in digits; empty for the usual time of the topic. */
  days: z.string(),
  event: eventForm,
  until: when,
})
export type MatterForm = z.infer<typeof matterForm>

export const noWhen = (time: string): When => ({ day: '', time })

const emptyEvent = (): EventForm => ({ from: noWhen('09:00'), to: noWhen('11:00'), where: '' })

export const emptyMatter = (): MatterForm => ({
  kind: 'notice',
  topic: 'finance',
  days: '',
  event: emptyEvent(),
  until: noWhen('22:00'),
})

export const instantOf = ({ day, time }: When): string | null => (day === '' ? null : instantAt(day, time))

export const whenOf = (instant: string): When => ({ day: dayOf(Date.parse(instant)), time: clockOf(instant) })

export const eventOf = ({ from, to, where }: EventForm) => ({
  from: instantOf(from),
  to: instantOf(to),
  where,
})

export const eventFormOf = ({ from, to, where }: EventFacts): EventForm => ({
  from: whenOf(from),
  to: whenOf(to),
  where,
})

function unchecked(form: MatterForm): object {
  const { kind } = form
  if (kind === 'disclosure')
    return { kind, topic: form.topic, displayDays: form.days.trim() === '' ? null : Number(form.days) }
  if (kind === 'event') return { kind, event: eventOf(form.event) }
  if (kind === 'urgent') return { kind, until: instantOf(form.until) }
  return { kind }
}

/** What the server would take; null while something is missing. */
export function matterOf(form: MatterForm): Matter | null {
  const parsed = matter.safeParse(unchecked(form))
  return parsed.success ? parsed.data : null
}

/** What the server has, to go on with. */
export function matterFormOf(one: Matter): MatterForm {
  const form = { ...emptyMatter(), kind: one.kind }
  if (one.kind === 'disclosure') return { ...form, topic: one.topic, days: one.displayDays?.toString() ?? '' }
  if (one.kind === 'event') return { ...form, event: eventFormOf(one.event) }
  if (one.kind === 'urgent') return { ...form, until: whenOf(one.until) }
  return form
}

/** Chosen anew, an urgent notice stands for a day, and an event ends on the day it begins. */
export function withKind(form: MatterForm, kind: AnnouncementKind, now: number): MatterForm {
  if (kind !== 'urgent' || form.until.day !== '') return { ...form, kind }
  const tomorrow = new Date(now + 24 * 3_600_000).toISOString()
  return { ...form, kind, until: whenOf(tomorrow) }
}

/** An event of another day ends there, too, unless it was set to end later. */
export function withBegin(form: EventForm, from: When): EventForm {
  const followed = form.to.day === '' || form.to.day === form.from.day || form.to.day < from.day
  return { ...form, from, to: followed ? { ...form.to, day: from.day } : form.to }
}
