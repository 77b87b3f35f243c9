import { pointsApi } from '@liren/shared/points'
import { pointsMerits } from '@liren/shared/points.merits'
import { pointsProposals } from '@liren/shared/points.proposals'
import type { Routes } from '../../platform/http/routes.ts'
import * as merits from './points.merits.service.ts'
import { mayHavePoints, mayKeepPoints, mayProposePoints } from './points.policy.ts'
import * as proposals from './points.proposals.service.ts'
import * as reading from './points.reading.service.ts'
import * as settings from './points.settings.service.ts'

export function pointsRoutes(routes: Routes): void {
  routes.community(pointsApi.mine, mayHavePoints, ({ db, actor }) => reading.balanceOf(db, actor))
  routes.community(pointsApi.statement, mayHavePoints, ({ db, actor, call }) =>
    reading.statementFor(db, actor, call.query),
  )
  routes.community(pointsApi.exportStatement, mayHavePoints, ({ db, actor }) => reading.statementFileOf(db, actor))
  routes.community(pointsApi.ofResident, mayKeepPoints, ({ db, actor, call }) =>
    reading.balanceOfResident(db, actor.communityId, call.params.residenceId),
  )
  routes.community(pointsApi.statementOfResident, mayKeepPoints, ({ db, actor, call }) =>
    reading.statementOfResident(db, actor.communityId, call.params.residenceId, call.query),
  )
  routes.community(pointsApi.settings, mayHavePoints, ({ db, actor }) => settings.settingsFor(db, actor))
  routes.community(pointsApi.setSettings, mayKeepPoints, ({ db, actor, call }) =>
    settings.settlePoints(db, actor, call.body),
  )
  routes.community(pointsMerits.sources, mayKeepPoints, ({ db, actor, call }) =>
    merits.sourcesFor(db, actor, call.query),
  )
  routes.community(pointsMerits.list, mayKeepPoints, ({ db, actor, call }) => merits.meritsFor(db, actor, call.query))
  routes.community(pointsMerits.record, mayKeepPoints, ({ db, actor, call }) =>
    merits.recordMerit(db, actor, call.body),
  )
  routes.community(pointsMerits.revoke, mayKeepPoints, ({ db, actor, call }) =>
    merits.revokeMerit(db, actor, call.params.meritId, call.body.reason),
  )
  routes.community(pointsProposals.propose, mayProposePoints, ({ db, actor, call }) =>
    proposals.proposePoints(db, actor, call.body),
  )
  routes.community(pointsProposals.list, mayProposePoints, ({ db, actor, call }) =>
    proposals.proposalsFor(db, actor, call.query),
  )
  routes.community(pointsProposals.approve, mayKeepPoints, ({ db, actor, call }) =>
    proposals.approveProposal(db, actor, call.params.proposalId),
  )
  routes.community(pointsProposals.refuse, mayKeepPoints, ({ db, actor, call }) =>
    proposals.refuseProposal(db, actor, call.params.proposalId, call.body.reason),
  )
  routes.community(pointsProposals.withdraw, mayProposePoints, ({ db, actor, call }) =>
    proposals.withdrawProposal(db, actor, call.params.proposalId),
  )
}
