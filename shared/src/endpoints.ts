import { announcementAttachments } from './announcements.attachments.ts'
import { announcementDisplay } from './announcements.display.ts'
import { announcementLife } from './announcements.life.ts'
import { publicAnnouncements } from './announcements.public.ts'
import { announcementsReach } from './announcements.reach.ts'
import { announcementQuestions } from './announcements.questions.ts'
import { announcementsSearch } from './announcements.search.ts'
import { announcements } from './announcements.ts'
import { binding } from './binding.ts'
import { columns } from './columns.ts'
import { complaintOversight } from './complaints.board.ts'
import { complaintConvene } from './complaints.convene.ts'
import { complaintCoordination } from './complaints.coordination.ts'
import { complaintDispatch } from './complaints.dispatch.ts'
import { complaintHotline } from './complaints.hotline.ts'
import { complaintLayout } from './complaints.layout.ts'
import { complaintLimitsApi } from './complaints.limits.ts'
import { complaints } from './complaints.orders.ts'
import { complaintPartners } from './complaints.partners.ts'
import { complaintPictures } from './complaints.pictures.ts'
import { complaintSettingsApi } from './complaints.settings.ts'
import { complaintSpots } from './complaints.spots.ts'
import { complaintStreet } from './complaints.street.ts'
import { complaintTasks } from './complaints.tasks.ts'
import { complaintWhistle } from './complaints.whistle.ts'
import { demo } from './demo.ts'
import type { Endpoint } from './endpoint.ts'
import { identity } from './identity.ts'
import { messages } from './messages.ts'
import { officeMessages } from './messages.office.ts'
import { wechatMessages } from './messages.wechat.ts'
import { neighbourhood } from './neighbourhood.ts'
import { neighbourhoodEditing } from './neighbourhood.editing.ts'
import { open311 } from './open311.ts'
import { pointsDesk } from './points.desk.ts'
import { pointsMerits } from './points.merits.ts'
import { pointsOpenings } from './points.opening.ts'
import { pointsProposals } from './points.proposals.ts'
import { pointsShop } from './points.shop.ts'
import { pointsApi } from './points.ts'
import { register } from './register.ts'
import { officersApi } from './roles.officers.ts'
import { privacy } from './privacy.ts'
import { rolesAbove } from './roles.above.ts'
import { rolesApi } from './roles.ts'
import { changing } from './volunteering.changes.ts'
import { attendance } from './volunteering.attendance.ts'
import { credited } from './volunteering.credited.ts'
import { figures } from './volunteering.figures.ts'
import { groups } from './volunteering.groups.ts'
import { helping } from './volunteering.help.ts'
import { thanking } from './volunteering.thanks.ts'
import { volunteerRecords } from './volunteering.records.ts'
import { recognition } from './volunteering.recognition.ts'
import { volunteering } from './volunteering.ts'
import { votesCandidacies } from './votes.candidacies.ts'
import { votesCasting } from './votes.casting.ts'
import { votesExports } from './votes.exports.ts'
import { votes } from './votes.decisions.ts'
import { votesDelivery } from './votes.delivery.ts'
import { votesDocuments } from './votes.documents.ts'
import { votesDemands } from './votes.demands.ts'
import { votesDesignations } from './votes.designations.ts'
import { votesOfficial } from './votes.official.ts'
import { votesPaper } from './votes.paper.ts'
import { votesPrints } from './votes.prints.ts'
import { votesProof } from './votes.proof.ts'
import { votesProxies } from './votes.proxies.ts'
import { votesResults } from './votes.results.ts'
import { votesRoll } from './votes.roll.ts'
import { votesTies } from './votes.ties.ts'

/** Every endpoint there is, by feature. What the server registers must equal this list. */
export const endpoints: readonly Endpoint[] = [
  identity,
  neighbourhood,
  neighbourhoodEditing,
  rolesApi,
  rolesAbove,
  officersApi,
  columns,
  register,
  binding,
  privacy,
  announcements,
  announcementAttachments,
  announcementDisplay,
  announcementLife,
  announcementsReach,
  publicAnnouncements,
  announcementsSearch,
  announcementQuestions,
  messages,
  officeMessages,
  wechatMessages,
  votes,
  votesCandidacies,
  votesDemands,
  votesDesignations,
  votesTies,
  votesCasting,
  votesExports,
  votesProof,
  votesProxies,
  votesDocuments,
  votesDelivery,
  votesOfficial,
  votesPaper,
  votesResults,
  votesRoll,
  votesPrints,
  complaints,
  complaintDispatch,
  complaintOversight,
  complaintLayout,
  complaintLimitsApi,
  complaintSpots,
  complaintPartners,
  complaintHotline,
  open311,
  complaintPictures,
  complaintSettingsApi,
  complaintWhistle,
  complaintConvene,
  complaintCoordination,
  complaintStreet,
  complaintTasks,
  pointsApi,
  pointsDesk,
  pointsMerits,
  pointsOpenings,
  pointsProposals,
  pointsShop,
  volunteering,
  changing,
  attendance,
  credited,
  recognition,
  volunteerRecords,
  thanking,
  helping,
  groups,
  figures,
  demo,
].flatMap((feature) => Object.values(feature) as Endpoint[])
