import { z } from 'zod'
import { complaintCategory, complaintPlaceKind } from './complaints.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, line, settledVersion } from './primitives.ts'
import { role } from './roles.ts'

/** Rules of one community. */
export const mostDispatchRules = 60

const minuteOfDay = z.number().int().min(0).max(1_440)

/** Where matters of a kind, a place and a time go. What is left empty is no condition. */
export const dispatchRule = z
  .strictObject({
    name: line(30).meta({ description: 'Shown with the matters that it sent' }),
    categories: z.array(complaintCategory).max(8).default([]),
    place: z
      .strictObject({ kind: z.enum([...complaintPlaceKind.options, 'grid']), id })
      .nullable()
      .default(null)
      .meta({ description: 'At this place, or within it' }),
    days: z.enum(['all', 'work', 'off']).default('all').meta({ description: 'Working days, or the others' }),
    hours: z
      .strictObject({ fromMinutes: minuteOfDay, toMinutes: minuteOfDay })
      .nullable()
      .default(null)
      .meta({ description: 'In minutes of the local day; to a time at or before their start they run over midnight' }),
    to: z.strictObject({
      role,
      scopeId: id,
      workerId: id.nullable().default(null).meta({ description: 'The person on duty there, if it is always the same' }),
    }),
  })
  .meta({ id: 'DispatchRule' })
export type DispatchRule = z.output<typeof dispatchRule>

export const dispatchRules = z
  .object({
    version: z.number().int(),
    rules: z.array(dispatchRule),
    offices: z
      .array(
        z.object({
          role,
          scopeId: id,
          scopeLabel: z.string(),
          workers: z.array(z.object({ id, nickname: z.string() })),
        }),
      )
      .meta({ description: 'To which matters can be sent: the offices that somebody holds now' }),
  })
  .meta({ id: 'DispatchRules' })
export type DispatchRules = z.infer<typeof dispatchRules>

export const complaintDispatch = {
  rules: endpoint({
    id: 'complaints.dispatchRules',
    method: 'GET',
    path: '/communities/:communityId/complaint-dispatch',
    summary: 'The rules that send matters on, in the order in which they are tried, and where they can be sent',
    access: 'account',
    params: inCommunity,
    reply: dispatchRules,
  }),
  setRules: endpoint({
    id: 'complaints.setDispatchRules',
    method: 'PUT',
    path: '/communities/:communityId/complaint-dispatch',
    summary: 'Sets all rules that send matters on, in their order (residents’ committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({
      version: settledVersion,
      rules: z.array(dispatchRule).max(mostDispatchRules),
    }),
    reply: dispatchRules,
    errors: ['edited_elsewhere', 'complaint_office_empty', 'complaint_place_wrong', 'complaint_worker_unknown'],
  }),
}
