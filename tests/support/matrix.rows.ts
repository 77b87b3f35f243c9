import { announcementRows } from './matrix.rows.announcements.ts'
import { bindingRows } from './matrix.rows.binding.ts'
import { columnsRows } from './matrix.rows.columns.ts'
import { editingRows } from './matrix.rows.editing.ts'
import { demoRows, identityRows } from './matrix.rows.identity.ts'
import { lifeRows } from './matrix.rows.life.ts'
import { placesRows } from './matrix.rows.places.ts'
import { privacyRows, publicRows } from './matrix.rows.privacy.ts'
import { reachRows } from './matrix.rows.reach.ts'
import { questionRows } from './matrix.rows.questions.ts'
import { registerRows } from './matrix.rows.register.ts'
import { rolesRows } from './matrix.rows.roles.ts'
import { votesChannelsRows } from './matrix.rows.votes.channels.ts'
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
  ...demoRows,
]
