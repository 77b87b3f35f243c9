import { z } from 'zod'
import { complaintCategory } from './complaints.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, instant, line, paragraph, phone } from './primitives.ts'

/**
 * The public API of complaints, in the shape of Open311 GeoReport v2 (services, requests, updates). A partner sees what it
 * reported and what was handed over to it, never who complained.
 */
const key = z.string().min(1).max(200).meta({ description: 'The key of the partner' })
const withKey = z.object({ api_key: key })

/** A dispute is for its parties, and a word to a column for its host. */
export const serviceCode = complaintCategory.exclude(['dispute', 'consultation'])

const service = z
  .object({
    service_code: serviceCode,
    service_name: z.string(),
    description: z.string(),
    metadata: z.boolean(),
    type: z.literal('realtime'),
    keywords: z.string(),
    group: z.string(),
  })
  .meta({ id: 'Open311Service' })

const status = z.enum(['open', 'closed'])

const request = z
  .object({
    service_request_id: id,
    status,
    status_notes: z.string().meta({ description: 'Where it stands, in Chinese' }),
    service_code: complaintCategory,
    service_name: z.string(),
    description: z.string(),
    agency_responsible: z.string().nullable(),
    service_notice: z.string().nullable(),
    requested_datetime: instant,
    updated_datetime: instant,
    expected_datetime: instant.nullable(),
    address: z.string(),
    address_id: id,
    external_id: z.string().nullable().meta({ description: 'The partner’s own number' }),
  })
  .meta({ id: 'Open311Request' })
export type Open311Request = z.infer<typeof request>

const update = z
  .object({
    update_id: z.string(),
    service_request_id: id,
    status,
    updated_datetime: instant,
    description: z.string(),
  })
  .meta({ id: 'Open311Update' })
export type Open311Update = z.infer<typeof update>

const made = z.object({ service_request_id: id, service_notice: z.string().nullable() }).meta({ id: 'Open311Made' })

/** A partner’s own number. */
export const externalId = z
  .string()
  .regex(/^[\x21-\x7E]{1,64}$/)
  .meta({ description: 'The partner’s own number: sent again, nothing is made twice' })
const inRequest = inCommunity.extend({ requestId: id })

/** So many requests are in one answer at most, and so many pages there are; older ones are had by `end_date`. */
const mostRequests = 100
const mostPages = 100

export const open311 = {
  services: endpoint({
    id: 'outside.services',
    method: 'GET',
    path: '/communities/:communityId/open311/services',
    summary: 'What can be reported (GET services of GeoReport v2)',
    access: 'public',
    params: inCommunity,
    query: withKey,
    reply: z.array(service),
    errors: ['unauthenticated'],
  }),
  requests: endpoint({
    id: 'outside.requests',
    method: 'GET',
    path: '/communities/:communityId/open311/requests',
    summary: 'What this partner reported or was handed, newest first, page by page; `end_date` leads on to older ones',
    access: 'public',
    params: inCommunity,
    query: withKey.extend({
      status: status.optional(),
      service_code: serviceCode.optional(),
      start_date: instant.optional(),
      end_date: instant.optional(),
      page: z.coerce.number().int().min(1).max(mostPages).default(1),
      page_size: z.coerce.number().int().min(1).max(mostRequests).default(mostRequests),
    }),
    reply: z.array(request),
    errors: ['unauthenticated'],
  }),
  request: endpoint({
    id: 'outside.request',
    method: 'GET',
    path: '/communities/:communityId/open311/requests/:requestId',
    summary: 'One of them (an array of one, as GeoReport v2 has it)',
    access: 'public',
    params: inRequest,
    query: withKey,
    reply: z.array(request),
    errors: ['unauthenticated', 'not_found'],
  }),
  create: endpoint({
    id: 'outside.create',
    method: 'POST',
    path: '/communities/:communityId/open311/requests',
    summary: 'Reports something for a resident; it is sent on by the rules of the community',
    access: 'public',
    params: inCommunity,
    body: z.strictObject({
      api_key: key,
      service_code: serviceCode,
      description: paragraph(2_000),
      address_id: id.meta({ description: 'A place of the community: estate, building, entrance or flat' }),
      address_string: line(60).nullable().default(null).meta({ description: 'The spot, in words' }),
      first_name: line(20),
      phone: phone.meta({ description: 'Of the resident, who alone confirms that it is solved' }),
      external_id: externalId,
    }),
    reply: z.array(made),
    status: 201,
    errors: ['unauthenticated', 'complaint_place_wrong'],
  }),
  updates: endpoint({
    id: 'outside.updates',
    method: 'GET',
    path: '/communities/:communityId/open311/requests/:requestId/updates',
    summary: 'What happened with one of them, oldest first',
    access: 'public',
    params: inRequest,
    query: withKey,
    reply: z.array(update),
    errors: ['unauthenticated', 'not_found'],
  }),
  comment: endpoint({
    id: 'outside.comment',
    method: 'POST',
    path: '/communities/:communityId/open311/requests/:requestId/updates',
    summary: 'Adds words of the partner to one of them, while it is open',
    access: 'public',
    params: inRequest,
    body: z.strictObject({ api_key: key, update_id: externalId, description: paragraph(500) }),
    reply: z.array(update),
    status: 201,
    errors: ['unauthenticated', 'not_found', 'complaint_step_illegal'],
  }),
}
