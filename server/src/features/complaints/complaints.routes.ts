import { complaintOversight } from '@liren/shared/complaints.board'
import { complaintDispatch } from '@liren/shared/complaints.dispatch'
import { complaintLayout } from '@liren/shared/complaints.layout'
import { complaintLimitsApi } from '@liren/shared/complaints.limits'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintPictures } from '@liren/shared/complaints.pictures'
import { complaintSpots } from '@liren/shared/complaints.spots'
import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import type { Vault } from '../../platform/crypto/vault.ts'
import { DomainError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import type { PageCodePort } from '../../platform/wechat/page.codes.ts'
import { allFor } from './complaints.all.service.ts'
import { boardFor, climbedFor } from './complaints.board.service.ts'
import { revealContact } from './complaints.contact.service.ts'
import { rulesFor, setRules } from './complaints.dispatch.service.ts'
import { layoutFor, setLayout } from './complaints.layout.service.ts'
import { holidaysFor, setHolidays } from './complaints.holidays.service.ts'
import { limitsFor, setLimits } from './complaints.limits.service.ts'
import { atBuilding, mineOf, queueOf, similarTo } from './complaints.lists.service.ts'
import { mergeableWith } from './complaints.merge.service.ts'
import { attach, complaintIntake, pictureFor } from './complaints.pictures.service.ts'
import { admit, dismiss, follow } from './complaints.people.service.ts'
import {
  mayDispatch,
  mayHandleSome,
  mayLook,
  mayOversee,
  mayPutUpCodes,
  mayReportForOthers,
  maySettle,
  mayUse,
} from './complaints.policy.ts'
import { flatsAt } from './complaints.place.service.ts'
import { report } from './complaints.report.service.ts'
import { sheetFor } from './complaints.sheet.service.ts'
import { addSpot, removeSpot, sheetsOfSpots, spotByCode, spotsFor } from './complaints.spots.service.ts'
import { settingsFor, settle } from './complaints.settings.service.ts'
import { take, workersFor } from './complaints.take.service.ts'
import { detailFor } from './complaints.view.service.ts'

interface ComplaintsDeps {
  files: SealedFiles
  vault: Vault
  publicOrigin?: string
  pageCodes?: PageCodePort | null
}

export function complaintsRoutes(
  routes: Routes,
  { files, vault, publicOrigin = '', pageCodes = null }: ComplaintsDeps,
): void {
  routes.community(complaintSpots.spots, mayPutUpCodes, ({ db, actor, call }) =>
    spotsFor(db, actor, pageCodes !== null, call.query),
  )
  routes.community(complaintSpots.addSpot, mayPutUpCodes, ({ db, actor, call }) => addSpot(db, actor, call.body))
  routes.community(complaintSpots.removeSpot, mayPutUpCodes, ({ db, actor, call }) =>
    removeSpot(db, actor, call.params.spotId),
  )
  routes.community(complaintSpots.spotSheets, mayPutUpCodes, ({ db, actor, call }) =>
    sheetsOfSpots(db, actor, { publicOrigin, pageCodes }, call.query),
  )
  routes.community(complaintSpots.spot, mayUse, ({ db, actor, call }) => spotByCode(db, actor, call.params.code))
  routes.community(complaintSettingsApi.settings, mayUse, ({ db, actor }) => settingsFor(db, actor))
  routes.community(complaintSettingsApi.setSettings, maySettle, ({ db, actor, call }) => settle(db, actor, call.body))
  routes.community(complaintLimitsApi.limits, mayOversee, ({ db, actor }) => limitsFor(db, actor))
  routes.community(complaintLimitsApi.setLimits, maySettle, ({ db, actor, call }) => setLimits(db, actor, call.body))
  routes.community(complaintLimitsApi.holidays, mayOversee, ({ db, actor }) => holidaysFor(db, actor))
  routes.community(complaintLimitsApi.setHolidays, maySettle, ({ db, actor, call }) =>
    setHolidays(db, actor, call.body),
  )
  routes.community(complaintDispatch.rules, mayDispatch, ({ db, actor }) => rulesFor(db, actor))
  routes.community(complaintDispatch.setRules, maySettle, ({ db, actor, call }) => setRules(db, actor, call.body))
  routes.community(complaintOversight.board, mayOversee, ({ db, actor, call }) => boardFor(db, actor, call.query))
  routes.community(complaintOversight.climbed, mayOversee, ({ db, actor, call }) => climbedFor(db, actor, call.query))
  routes.community(complaintOversight.all, mayDispatch, ({ db, actor, call }) => allFor(db, actor, call.query))
  routes.community(complaintLayout.layout, mayOversee, ({ db, actor }) => layoutFor(db, actor))
  routes.community(complaintLayout.setLayout, maySettle, ({ db, actor, call }) => setLayout(db, actor, call.body))
  routes.community(complaintOversight.sheet, mayOversee, ({ db, actor, call }) =>
    sheetFor(db, actor, call.query, call.locale),
  )
  routes.community(complaints.report, mayUse, ({ db, actor, call }) => report(db, vault, actor, call.body))
  routes.community(complaints.flats, mayReportForOthers, ({ db, actor, call }) =>
    flatsAt(db, actor, call.params.entranceId, call.query),
  )
  routes.community(complaints.mine, mayUse, ({ db, actor, call }) => mineOf(db, actor, call.query))
  routes.community(complaints.queue, mayHandleSome, ({ db, actor, call }) => queueOf(db, actor, call.query))
  routes.community(complaints.atBuilding, mayUse, ({ db, actor, call }) =>
    atBuilding(db, actor, call.params.buildingId, call.query),
  )
  routes.community(complaints.detail, mayLook, ({ db, actor, call }) => detailFor(db, actor, call.params.complaintId))
  routes.community(complaints.workers, mayHandleSome, ({ db, actor, call }) =>
    workersFor(db, actor, call.params.complaintId),
  )
  routes.community(complaints.mergeable, mayHandleSome, ({ db, actor, call }) =>
    mergeableWith(db, actor, call.params.complaintId, call.query),
  )
  routes.community(complaints.take, mayUse, ({ db, actor, call }) =>
    take(db, actor, call.params.complaintId, call.body),
  )
  routes.community(complaints.similar, mayUse, ({ db, actor, call }) => similarTo(db, actor, call.query))
  routes.community(complaints.follow, mayUse, ({ db, actor, call }) =>
    follow(db, actor, call.params.complaintId, call.body.isFollowing),
  )
  routes.community(complaints.admit, mayHandleSome, ({ db, actor, call }) =>
    admit(db, vault, actor, call.params.complaintId, call.body),
  )
  routes.community(complaints.dismiss, mayHandleSome, ({ db, actor, call }) =>
    dismiss(db, actor, call.params.complaintId, call.params.guestId),
  )
  routes.community(complaints.revealContact, mayHandleSome, ({ db, actor, call }) =>
    revealContact(db, vault, actor, call.params.complaintId, call.body.purpose),
  )
  routes.community(
    complaintPictures.attach,
    mayLook,
    ({ db, actor, call }) => {
      if (!call.file) throw new DomainError('file_missing')
      return attach(db, actor, call.file)
    },
    complaintIntake,
  )
  routes.community(complaintPictures.picture, mayLook, ({ db, actor, call }) =>
    pictureFor(db, files, actor, call.params, call.query.size),
  )
}
