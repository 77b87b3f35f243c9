import { z } from 'zod'
import { complaintErrorCodes } from './complaints.codes.ts'
import { pointsErrorCodes } from './points.codes.ts'
import { volunteeringErrorCodes } from './volunteering.codes.ts'
import { voteErrorCodes } from './votes.codes.ts'

/** The closed list of what can go wrong. A status (server) and a sentence per language (here) are due for each. */
export const errorCodes = [
  'malformed_request',
  'invalid_request',
  'unsupported_media_type',
  'payload_too_large',
  'unauthenticated',
  'forbidden',
  'not_found',
  'too_many_requests',
  'overloaded',
  'internal',
  'idempotency_key_reused',
  'request_in_flight',
  'edited_elsewhere',
  'code_wrong',
  'code_expired',
  'refresh_reused',
  'wechat_code_invalid',
  'wechat_risky_account',
  'wechat_unavailable',
  'phone_not_mainland',
  'sms_unavailable',
  'audience_outside_scope',
  'announcement_already_published',
  'announcement_already_reminded',
  'questions_closed',
  'question_settled',
  'place_name_taken',
  'unit_label_taken',
  'building_in_other_grid',
  'role_scope_mismatch',
  'role_already_held',
  'residence_already_held',
  'place_in_use',
  'sale_step_impossible',
  'areas_differ',
  'unit_inhabited',
  'units_apart',
  'role_term_past',
  'columns_incomplete',
  'duty_without_host',
  'step_up_required',
  'file_missing',
  'register_import_open',
  'register_import_closed',
  'register_import_unsettled',
  'register_mapping_incomplete',
  'invitation_invalid',
  'unit_unknown',
  'binding_request_open',
  'binding_requests_full',
  'binding_request_closed',
  'relation_not_owner',
  'owner_unnamed',
  'consent_text_changed',
  'consent_is_basis',
  'last_role_holder',
  'phone_not_in_register',
  'announcement_kind_not_yours',
  'column_not_open',
  'display_too_short',
  'display_not_over',
  'announcement_times_past',
  'schedule_out_of_reach',
  'announcement_not_published',
  'announcement_withdrawn',
  'corrections_full',
  'correction_empty',
  'confirmation_not_asked',
  'attachment_unreadable',
  'picture_too_large',
  'attachments_full',
  'attachment_unknown',
  ...voteErrorCodes,
  ...complaintErrorCodes,
  ...pointsErrorCodes,
  ...volunteeringErrorCodes,
] as const
export const errorCode = z.enum(errorCodes)
export type ErrorCode = (typeof errorCodes)[number]

/** What can be wrong with one field. */
export const fieldCodes = [
  'required',
  'unknown_field',
  'wrong_type',
  'too_short',
  'too_long',
  'too_small',
  'too_large',
  'bad_format',
  'bad_choice',
  'bad_characters',
] as const
export type FieldCode = (typeof fieldCodes)[number]

export const fieldFault = z.object({
  path: z.string().meta({ description: 'Where in the request, such as `body.title`' }),
  code: z.enum(fieldCodes),
  message: z.string(),
})
export type FieldFault = z.infer<typeof fieldFault>

/** Every refusal, as RFC 9457 `application/problem+json`. */
export const problem = z
  .object({
    type: z.string(),
    status: z.number().int(),
    code: errorCode,
    title: z.string().meta({ description: 'One sentence in the language of the request' }),
    detail: z.string().optional().meta({ description: 'Why, and until when, where that is known' }),
    until: z.string().optional().meta({ description: 'The instant from which on it would be allowed' }),
    errors: z.array(fieldFault).optional(),
    facts: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'What the sentence cannot know, such as `seq` and `at` of the ballot that counts' }),
    retryAfterSeconds: z.number().int().optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
