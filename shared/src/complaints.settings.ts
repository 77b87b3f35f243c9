import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { settledVersion } from './primitives.ts'

/** Cities whose time limits a community may follow. */
export const slaCities = ['house', 'beijing', 'shanghai', 'hangzhou', 'jinan', 'weifang'] as const
export const slaCity = z.enum(slaCities)
export type SlaCity = z.infer<typeof slaCity>

/** The shortest working day that a community may count by. */
export const shortestWorkMinutes = 240

/** Within which minutes of a working day its time counts. */
export const workHours = z
  .strictObject({ fromMinutes: z.number().int().min(0).max(1_439), toMinutes: z.number().int().min(0).max(1_439) })
  .refine(({ fromMinutes, toMinutes }) => toMinutes - fromMinutes >= shortestWorkMinutes, { path: ['toMinutes'] })
export type WorkHours = z.infer<typeof workHours>

/** From half past eight to half past five, where nobody has settled anything. */
export const usualWorkHours: WorkHours = { fromMinutes: 510, toMinutes: 1_050 }

export const complaintSettings = z
  .object({
    isPublicOn: z.boolean().meta({ description: 'Authors may let neighbours of the place see a matter' }),
    confirmDays: z.number().int().meta({ description: 'So long an answer is waited for once it is done' }),
    city: slaCity,
    workHours: z
      .object({ fromMinutes: z.number().int(), toMinutes: z.number().int() })
      .meta({ description: 'Minutes of a working day between which limits in working time run' }),
    version: z.number().int(),
    missingYear: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'A year whose holidays are not known yet, though limits may run into it' }),
    abilities: z.object({ edit: z.boolean(), reportForOthers: z.boolean() }),
  })
  .meta({ id: 'ComplaintSettings' })
export type ComplaintSettings = z.infer<typeof complaintSettings>

export const complaintSettingsApi = {
  settings: endpoint({
    id: 'complaints.settings',
    method: 'GET',
    path: '/communities/:communityId/complaint-settings',
    summary: 'How complaints are handled here, and what I may do',
    access: 'account',
    params: inCommunity,
    reply: complaintSettings,
    cached: true,
  }),
  setSettings: endpoint({
    id: 'complaints.setSettings',
    method: 'PUT',
    path: '/communities/:communityId/complaint-settings',
    summary: 'Settles how complaints are handled here (residents’ committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({
      version: settledVersion,
      isPublicOn: z.boolean(),
      confirmDays: z.number().int().min(3).max(15),
      city: slaCity,
      workHours: workHours.optional().meta({ description: 'Left out, they stay as they are' }),
    }),
    reply: complaintSettings,
    errors: ['edited_elsewhere'],
  }),
}
