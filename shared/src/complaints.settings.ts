import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'

/** Cities whose time limits a community may follow. */
export const slaCities = ['house', 'beijing', 'shanghai', 'hangzhou', 'jinan', 'weifang'] as const
export const slaCity = z.enum(slaCities)
export type SlaCity = z.infer<typeof slaCity>

export const complaintSettings = z
  .object({
    isPublicOn: z.boolean().meta({ description: 'Authors may let neighbours of the place see a matter' }),
    confirmDays: z.number().int().meta({ description: 'So long an answer is waited for once it is done' }),
    city: slaCity,
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
      version: z.number().int().min(0).max(2_147_483_647),
      isPublicOn: z.boolean(),
      confirmDays: z.number().int().min(3).max(15),
      city: slaCity,
    }),
    reply: complaintSettings,
    errors: ['edited_elsewhere'],
  }),
}
