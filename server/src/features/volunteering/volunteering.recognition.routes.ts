import { recognition } from '@liren/shared/volunteering.recognition'
import type { Routes } from '../../platform/http/routes.ts'
import { mayVolunteer } from './volunteering.policy.ts'
import * as service from './volunteering.recognition.service.ts'
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
  routes.community(recognition.record, mayVolunteer, ({ db, actor }) => recordOf(db, actor))
  routes.anyone(recognition.verify, ({ params }) =>
    service.verifyCertificate(deps, params.communityId, params.certificateId),
  )
}
