import type { Message } from '@liren/shared/messages'
import type { OfficeMessage } from '@liren/shared/messages.office'
import { complaintRoutes } from '../../lib/complaint.routes.ts'
import { pointsRoutes } from '../../lib/points.routes.ts'
import { routes } from '../../lib/routes.ts'
import { volunteeringRoutes } from '../../lib/volunteering.routes.ts'

/** Whether a message is about something that owners decide. */
export const isOfVote = ({ kind }: Pick<Message, 'kind'>): boolean => kind.startsWith('vote_')

/** Whether a message is about something that somebody reported. */
export const isOfComplaint = ({ kind }: Pick<Message, 'kind'>): boolean => kind.startsWith('complaint_')

/** What a message about volunteering or points leads to. A minor of the flat is found among the shifts. */
const ofVolunteering: { [kind in Message['kind']]?: (communityId: string, id: string) => string } = {
  activity_decided: volunteeringRoutes.activity,
  shift_moved_in: volunteeringRoutes.shift,
  attendance_entered: volunteeringRoutes.shift,
  shift_cancelled: volunteeringRoutes.activity,
  shift_changed: volunteeringRoutes.shift,
  shift_called_off: volunteeringRoutes.shift,
  guardian_asked: volunteeringRoutes.shifts,
  guardian_noted: volunteeringRoutes.shifts,
  guardian_refused: volunteeringRoutes.shift,
  service_rejected: volunteeringRoutes.shift,
  appeal_decided: volunteeringRoutes.shift,
  credit_doubted: volunteeringRoutes.shift,
  objection_upheld: volunteeringRoutes.credited,
  objection_dismissed: volunteeringRoutes.credited,
  certificate_decided: volunteeringRoutes.certificates,
  shift_reminder: volunteeringRoutes.shift,
  group_proposal: volunteeringRoutes.activity,
  group_activity: volunteeringRoutes.activity,
  help_received: volunteeringRoutes.help,
  points_expiring: pointsRoutes.balance,
}

const ofTheList: readonly Message['kind'][] = ['vote_nominated', 'vote_candidacy', 'vote_demand']

/**
 * Where the matter of a message is: the notice (a question stands under one), the decision, what was reported, or the reader's own flats. Who
 * stands for the committee and what neighbours demand leads to the list of votes.
 */
export function addressOf(communityId: string, message: Message): string {
  const { kind, subjectId, aboutId } = message
  // Of a call to a matter the subject is the call.
  if (isOfComplaint(message)) return complaintRoutes.detail(communityId, aboutId ?? subjectId)
  if (kind === 'task_pushed') return complaintRoutes.tasks(communityId)
  if (aboutId !== null) return routes.announcement(communityId, aboutId)
  if (kind === 'announcement_published' || kind === 'announcement_reminded')
    return routes.announcement(communityId, subjectId)
  if (ofTheList.includes(kind)) return routes.participate
  const volunteering = ofVolunteering[kind]
  if (volunteering) return volunteering(communityId, subjectId)
  return isOfVote(message) ? routes.decision(communityId, subjectId) : routes.myFlats
}

/** Where the matter of an officer’s message is. Of a call that has ended the matter is no longer theirs to see: to the desk. */
export function officeAddressOf({ kind, communityId, aboutId }: OfficeMessage): string {
  if (kind === 'call_ended') return complaintRoutes.called
  if (kind === 'task_answered') return complaintRoutes.tasks(communityId)
  if (kind === 'matter_listed') return complaintRoutes.topic(communityId, aboutId)
  return complaintRoutes.detail(communityId, aboutId)
}
