/** What can go wrong with volunteering. */
export const volunteeringErrorCodes = [
  'activity_step_illegal',
  'shift_times_wrong',
  'shift_full',
  'shift_overlap',
  'shift_signed_up',
  'shift_started',
  'shift_not_for_you',
  'shift_risk_unaccepted',
  'shift_code_unknown',
  'shift_code_foreign',
  'shift_code_expired',
  'shift_code_early',
  'shift_code_replayed',
  'attendance_out_of_order',
  'attendance_self',
  'attendance_settled',
  'certificate_without_hours',
  'record_in_future',
  'thanks_too_early',
  'thanks_given',
] as const
export type VolunteeringErrorCode = (typeof volunteeringErrorCodes)[number]
