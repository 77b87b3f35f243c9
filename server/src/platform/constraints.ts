import { isNativeError } from 'node:util/types'
import type { ErrorCode } from '@liren/shared/problem'
import { DomainError } from './errors.ts'

/** Named constraints that referee a race or a rule, and what each says to the caller. */
export const constraintCodes: Record<string, ErrorCode> = {
  district_code_key: 'place_name_taken',
  street_code_key: 'place_name_taken',
  community_code_key: 'place_name_taken',
  estate_name_key: 'place_name_taken',
  building_name_key: 'place_name_taken',
  entrance_name_key: 'place_name_taken',
  grid_name_key: 'place_name_taken',
  unit_label_key: 'unit_label_taken',
  role_grant_held_key: 'role_already_held',
  role_grant_above_held_key: 'role_already_held',
  residence_held_key: 'residence_already_held',
  announcement_reminder_pk: 'announcement_already_reminded',
  binding_request_open_key: 'binding_request_open',
  register_import_open_key: 'register_import_open',
  announcement_kept_check: 'display_not_over',
  announcement_shown_check: 'display_too_short',
  announcement_revision_pk: 'edited_elsewhere',
  announcement_corrections_check: 'corrections_full',
  announcement_attachment_slot_check: 'attachments_full',
  announcement_attachment_slot_key: 'attachments_full',
  effective_ballot_pk: 'already_voted',
  vote_log_pk: 'request_in_flight',
  vote_proxy_open_key: 'vote_proxy_open',
  vote_demand_open_key: 'vote_demand_open',
  vote_demand_join_head_key: 'vote_demand_joined',
  vote_decision_demand_key: 'vote_demand_over',
  vote_decision_run_off_key: 'vote_tie_broken',
  vote_candidacy_person_key: 'vote_nominated',
  vote_candidacy_proposal_key: 'vote_nominated',
  vote_candidacy_objection_open_key: 'vote_objection_open',
  vote_proxy_slot_key: 'vote_proxy_cap',
  vote_paper_pk: 'request_in_flight',
  vote_paper_live_key: 'vote_paper_replaced',
  vote_paper_reading_pk: 'vote_paper_read',
  vote_paper_reading_recorder_key: 'vote_paper_read',
  vote_remark_open_key: 'vote_remarks_open',
  complaint_step_pk: 'complaint_moved',
  complaint_rung_pk: 'complaint_moved',
  complaint_rating_pk: 'complaint_rated',
  complaint_call_open_key: 'complaint_called_already',
  complaint_call_invited_key: 'complaint_called_already',
  complaint_call_entry_pk: 'complaint_moved',
  complaint_call_rung_pk: 'complaint_moved',
  complaint_proposal_open_key: 'complaint_asked_already',
  points_journal_hands_check: 'points_second_person',
  volunteer_thanks_once_key: 'thanks_given',
  volunteer_thanks_hands_check: 'attendance_self',
  volunteer_recipient_flat_key: 'recipient_named',
  volunteer_group_name_key: 'group_name_taken',
  volunteer_record_hands_check: 'points_second_person',
  points_merit_source_key: 'points_merit_recorded',
  points_merit_hands_check: 'points_second_person',
  points_journal_reverses_key: 'points_reversed',
  points_journal_opening_key: 'points_opened',
  points_opening_file_key: 'points_sheet_twice',
  points_movement_from_key: 'request_in_flight',
  points_movement_to_key: 'request_in_flight',
  points_proposal_hands_check: 'points_second_person',
  points_account_floor_check: 'points_insufficient',
  points_item_stock_check: 'shop_stock_below',
  points_order_limit_key: 'shop_limit_reached',
  points_order_code_key: 'request_in_flight',
  points_order_hands_check: 'points_second_person',
  volunteer_shift_capacity_check: 'shift_full',
  volunteer_shift_times_check: 'shift_times_wrong',
  volunteer_signup_live_key: 'shift_signed_up',
  volunteer_slot_pk: 'shift_overlap',
  volunteer_attendance_pk: 'attendance_out_of_order',
  volunteer_attendance_order_check: 'attendance_out_of_order',
  volunteer_attendance_self_check: 'attendance_self',
  volunteer_review_self_check: 'attendance_self',
  volunteer_review_appeal_key: 'appeal_made',
  volunteer_objection_pk: 'objection_made',
  volunteer_objection_self_check: 'objection_own',
  volunteer_certificate_waiting_key: 'certificate_waiting',
  volunteer_scan_pk: 'shift_code_replayed',
}

interface PgError {
  code: string
  constraint?: string
}

/** The PostgreSQL error inside whatever a library wrapped it in, or null. */
export function pgErrorOf(error: unknown): PgError | null {
  for (let at = error, depth = 0; isNativeError(at) && depth < 4; at = at.cause, depth += 1) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return at as unknown as PgError
  }
  return null
}

// Connection failures, admin shutdown and the like: the database is away, not the request wrong.
const awayCodes = new Set(['57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08006', '57014', '55P03'])
const awayMessages =
  /timeout exceeded when trying to connect|Connection terminated|ECONNREFUSED|ECONNRESET|not queryable|EPIPE/

/** Turns what the database threw into what the caller should hear; null when it is nothing we foresaw. */
export function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error
  const pgError = pgErrorOf(error)
  const code = pgError?.constraint ? constraintCodes[pgError.constraint] : undefined
  if (code) return new DomainError(code, { cause: error })
  // Serialization failures and deadlocks are safe to send again, and clients do.
  const again = pgError && (pgError.code === '40001' || pgError.code === '40P01' || awayCodes.has(pgError.code))
  const away = isNativeError(error) && (awayMessages.test(error.message) || awayMessages.test(String(error.cause)))
  return again || away ? new DomainError('overloaded', { retryAfterSeconds: 1, cause: error }) : null
}
