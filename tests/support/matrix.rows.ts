import { announcementRows } from './matrix.rows.announcements.ts'
import { bindingRows } from './matrix.rows.binding.ts'
import { columnsRows } from './matrix.rows.columns.ts'
import { complaintsRows } from './matrix.rows.complaints.ts'
import { conveneRows } from './matrix.rows.convene.ts'
import { groupRows } from './matrix.rows.groups.ts'
import { helpRows } from './matrix.rows.help.ts'
import { thanksRows } from './matrix.rows.thanks.ts'
import { streetRows } from './matrix.rows.street.ts'
import { whistleRows } from './matrix.rows.whistle.ts'
import { editingRows } from './matrix.rows.editing.ts'
import { demoRows, identityRows } from './matrix.rows.identity.ts'
import { lifeRows } from './matrix.rows.life.ts'
import { hotlineRows } from './matrix.rows.hotline.ts'
import { open311Rows } from './matrix.rows.open311.ts'
import { oversightRows } from './matrix.rows.oversight.ts'
import { placesRows } from './matrix.rows.places.ts'
import { openingRows } from './matrix.rows.opening.ts'
import { pointsRows } from './matrix.rows.points.ts'
import { privacyRows, publicRows } from './matrix.rows.privacy.ts'
import { reachRows } from './matrix.rows.reach.ts'
import { questionRows } from './matrix.rows.questions.ts'
import { recognitionRows } from './matrix.rows.recognition.ts'
import { registerRows } from './matrix.rows.register.ts'
import { rolesRows } from './matrix.rows.roles.ts'
import { volunteeringRows } from './matrix.rows.volunteering.ts'
import { shopRows } from './matrix.rows.shop.ts'
import { attendanceRows } from './matrix.rows.attendance.ts'
import { changesRows } from './matrix.rows.changes.ts'
import { votesChannelsRows } from './matrix.rows.votes.channels.ts'
import { votesDemandsRows } from './matrix.rows.votes.demands.ts'
import { votesElectionsRows } from './matrix.rows.votes.elections.ts'
import { votesExportsRows } from './matrix.rows.votes.exports.ts'
import { votesProofsRows } from './matrix.rows.votes.proofs.ts'
import { votesRows } from './matrix.rows.votes.ts'

/** Every endpoint, with who may do what. */
export const matrixRows = [
  ...identityRows,
  ...placesRows,
  ...editingRows,
  ...rolesRows,
  ...columnsRows,
  ...registerRows,
  ...bindingRows,
  ...privacyRows,
  ...publicRows,
  ...announcementRows,
  ...lifeRows,
  ...reachRows,
  ...votesRows,
  ...questionRows,
  ...votesChannelsRows,
  ...votesElectionsRows,
  ...votesProofsRows,
  ...votesExportsRows,
  ...votesDemandsRows,
  ...complaintsRows,
  ...oversightRows,
  ...hotlineRows,
  ...open311Rows,
  ...whistleRows,
  ...conveneRows,
  ...thanksRows,
  ...helpRows,
  ...groupRows,
  ...streetRows,
  ...pointsRows,
  ...openingRows,
  ...shopRows,
  ...volunteeringRows,
  ...attendanceRows,
  ...changesRows,
  ...recognitionRows,
  ...demoRows,
]
