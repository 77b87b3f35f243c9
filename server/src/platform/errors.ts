import type { Locale } from '@liren/shared/primitives'
import type { ErrorCode } from '@liren/shared/problem'

/** The one table from code to HTTP status; a code without a status does not compile. */
export const statusOf: Record<ErrorCode, number> = {
  malformed_request: 400,
  invalid_request: 422,
  unsupported_media_type: 415,
  payload_too_large: 413,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  too_many_requests: 429,
  overloaded: 503,
  internal: 500,
  idempotency_key_reused: 422,
  request_in_flight: 409,
  edited_elsewhere: 409,
  code_wrong: 422,
  code_expired: 410,
  refresh_reused: 401,
  wechat_code_invalid: 422,
  wechat_risky_account: 403,
  wechat_unavailable: 503,
  phone_not_mainland: 422,
  sms_unavailable: 503,
  audience_outside_scope: 403,
  announcement_already_published: 409,
  announcement_already_reminded: 409,
  questions_closed: 409,
  question_settled: 409,
  place_name_taken: 409,
  unit_label_taken: 409,
  building_in_other_grid: 409,
  role_scope_mismatch: 422,
  role_already_held: 409,
  residence_already_held: 409,
  place_in_use: 409,
  sale_step_impossible: 409,
  areas_differ: 409,
  unit_inhabited: 409,
  units_apart: 409,
  role_term_past: 422,
  columns_incomplete: 422,
  duty_without_host: 422,
  step_up_required: 403,
  file_missing: 422,
  register_import_open: 409,
  register_import_closed: 409,
  register_import_unsettled: 409,
  register_mapping_incomplete: 422,
  invitation_invalid: 422,
  unit_unknown: 422,
  binding_request_open: 409,
  binding_requests_full: 409,
  binding_request_closed: 409,
  relation_not_owner: 422,
  owner_unnamed: 422,
  consent_text_changed: 409,
  consent_is_basis: 409,
  last_role_holder: 409,
  phone_not_in_register: 409,
  announcement_kind_not_yours: 403,
  column_not_open: 422,
  display_too_short: 422,
  display_not_over: 409,
  announcement_times_past: 422,
  schedule_out_of_reach: 422,
  announcement_not_published: 409,
  announcement_withdrawn: 409,
  corrections_full: 409,
  correction_empty: 422,
  confirmation_not_asked: 409,
  attachment_unreadable: 422,
  picture_too_large: 422,
  attachments_full: 409,
  attachment_unknown: 422,
  already_voted: 409,
  vote_not_open: 409,
  vote_closed: 409,
  vote_not_entitled: 403,
  vote_ballot_malformed: 422,
  vote_step_illegal: 409,
  vote_notice_too_short: 422,
  vote_window_unlawful: 422,
  vote_agenda_incomplete: 422,
  vote_agenda_locked: 409,
  vote_policy_unlawful: 422,
  vote_roll_incomplete: 409,
  vote_too_early: 409,
  vote_extension_refused: 409,
  vote_key_invalid: 422,
  vote_ground_refused: 422,
  vote_remarks_open: 409,
  vote_remark_answered: 409,
  vote_reminded: 409,
  vote_papers_unread: 409,
  vote_key_wrong: 422,
  vote_proxy_open: 409,
  vote_proxy_cap: 409,
  vote_proxy_barred: 403,
  vote_proxy_over: 409,
  vote_paper_received: 409,
  vote_paper_replaced: 409,
  vote_paper_unreceived: 409,
  vote_paper_read: 409,
  vote_paper_agreed: 409,
  vote_barred: 403,
  vote_recount_due: 409,
  vote_recount_differs: 409,
}

export interface RefusalDetails {
  retryAfterSeconds?: number | undefined
  /** From when on it would be allowed. */
  until?: Date
  /** Why, in the reader's language, where the code alone does not say it. */
  detail?: Record<Locale, string>
  /** What the sentence of the code cannot know, such as when the other ballot was cast. */
  facts?: Record<string, string>
}

/** A refusal by the rules: the only error that features throw on purpose. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly details: RefusalDetails

  constructor(code: ErrorCode, { cause, ...details }: RefusalDetails & { cause?: unknown } = {}) {
    super(code, { cause })
    this.code = code
    this.details = details
  }
}
