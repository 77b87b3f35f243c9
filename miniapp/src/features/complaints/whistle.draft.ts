import type { Urgency } from '@liren/shared/complaints'
import { callDraft, callStepDraft, usualCall, type CallOffice, type CallStep } from '@liren/shared/complaints.whistle'
import { z } from 'zod'
import type { CallBody, CallStepBody } from './whistle.api.ts'

/** What may be chosen: minutes to report in, days to be done. */
export const reportMinutes = [30, 120, 1_440, 4_320] as const
export const doneDays = [1, 3, 7, 15, 30] as const

/** An office as one word, to choose by. */
export const officeKey = ({ role, scopeId, department }: Pick<CallOffice, 'role' | 'scopeId' | 'department'>): string =>
  `${role}-${scopeId}-${department ?? ''}`

/** A whistle while it is filled in. */
export const callForm = z.object({
  offices: z.array(z.string()),
  ask: z.string(),
  minutes: z.number(),
  days: z.number(),
})
export type CallForm = z.infer<typeof callForm>

export const blankCall = (urgency: Urgency): CallForm => ({
  offices: [],
  ask: '',
  minutes: usualCall[urgency].reportWithinMinutes,
  days: usualCall[urgency].doneWithinDays,
})

export type CallFault = 'offices' | 'ask' | 'days'

/** The whistle as it is sent, or what is missing. */
export function callOf(form: CallForm, known: readonly CallOffice[]): CallBody | CallFault {
  const offices = known
    .filter((office) => form.offices.includes(officeKey(office)))
    .map(({ role, scopeId, department }) => ({ role, scopeId, department }))
  if (offices.length === 0) return 'offices'
  if (form.minutes > form.days * 1_440) return 'days'
  const body = { offices, ask: form.ask, reportWithinMinutes: form.minutes, doneWithinDays: form.days }
  return callDraft.safeParse(body).success ? body : 'ask'
}

/** What a step asks for: nothing, words, a reason with words, words with a time, words with pictures. */
export type CallAsk = 'nothing' | 'words' | 'reason' | 'time' | 'pictures'
const asked: Partial<Record<CallStep, CallAsk>> = {
  ...{ REPORT_IN: 'nothing', RELEASE: 'nothing', REFUSE: 'reason', INSIST: 'time' },
  ...{ PROGRESS: 'pictures', SIGN_OFF: 'pictures', CALL_OFF: 'words' },
}
export const askOf = (step: CallStep): CallAsk | null => asked[step] ?? null

/** The thing to do at the thumb with a call comes first. */
export const callActs = (steps: readonly CallStep[]): CallStep[] =>
  (['REPORT_IN', 'SIGN_OFF', 'PROGRESS', 'REFUSE', 'INSIST', 'RELEASE', 'CALL_OFF'] as const).filter((step) =>
    steps.includes(step),
  )

export const callActForm = z.object({
  note: z.string(),
  reason: z.string(),
  minutes: z.number(),
  pictures: z.array(z.object({ id: z.string() })).default([]),
})
export type CallActForm = z.infer<typeof callActForm>
export const blankCallAct: CallActForm = { note: '', reason: '', minutes: 1_440, pictures: [] }

/** The step as it is sent, or what is missing. */
export function callStepOf(
  step: CallStep,
  { note, reason, minutes, pictures }: CallActForm,
): CallStepBody | 'note' | 'reason' {
  const ask = askOf(step)
  if (ask === 'reason' && reason === '') return 'reason'
  const body = {
    step,
    ...(ask === 'nothing' ? {} : { note }),
    ...(ask === 'reason' ? { reason } : {}),
    ...(ask === 'time' ? { reportWithinMinutes: minutes } : {}),
    ...(ask === 'pictures' ? { pictureIds: pictures.map(({ id }) => id) } : {}),
  }
  return callStepDraft.safeParse(body).success ? (body as CallStepBody) : 'note'
}
