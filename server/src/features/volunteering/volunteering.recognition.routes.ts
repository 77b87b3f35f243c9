import { volunteerRecords } from '@liren/shared/volunteering.records'
import { recognition } from '@liren/shared/volunteering.recognition'
import type { Routes } from '../../platform/http/routes.ts'
import { mayApprove, mayVolunteer } from './volunteering.policy.ts'
import * as service from './volunteering.recognition.service.ts'
import * as records from './volunteering.records.service.ts'
import * as attesting from './volunteering.attesting.service.ts'
import { recordOf } from './volunteering.record.service.ts'

export function recognitionRoutes(routes: Routes, deps: service.RecognitionDeps): void {
  const { vault } = deps
  routes.community(recognition.certificates, mayVolunteer, ({ db, actor, call }) =>
    service.certificatesFor(db, vault, actor, call.query),
  )
  routes.community(recognition.issue, mayVolunteer, ({ db, actor, call }) =>
    service.issueCertificate(db, vault, actor, call.body),
  )
  routes.community(recognition.certificateFile, mayVolunteer, ({ db, actor, call }) =>
    service.certificateFile(db, deps, actor, call.params.certificateId),
  )
  routes.community(recognition.wanted, mayApprove, ({ db, actor, call }) =>
    attesting.wantedCertificates(db, vault, actor, call.query),
  )
  routes.community(recognition.attest, mayApprove, async ({ db, actor, call }) => {
    await attesting.attestCertificate(db, vault, actor, call.params.certificateId, call.body)
    return {}
  })
  routes.community(recognition.refuse, mayApprove, async ({ db, actor, call }) => {
    await attesting.refuseCertificate(db, actor, call.params.certificateId, call.body.reason)
    return {}
  })
  routes.community(recognition.record, mayVolunteer, ({ db, actor }) => recordOf(db, vault, actor))
  routes.community(volunteerRecords.list, mayApprove, ({ db, actor, call }) =>
    records.entriesFor(db, actor, call.query),
  )
  routes.community(volunteerRecords.add, mayApprove, ({ db, actor, call }) => records.addEntry(db, actor, call.body))
  routes.community(volunteerRecords.remove, mayApprove, ({ db, actor, call }) =>
    records.removeEntry(db, actor, call.params.recordId),
  )
  routes.anyone(recognition.verify, ({ params }) =>
    service.verifyCertificate(deps, params.communityId, params.certificateId),
  )
}
