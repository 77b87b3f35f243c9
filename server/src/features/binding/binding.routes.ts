import { binding } from '@liren/shared/binding'
import type { AccountActor } from '../../platform/http/actor.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { BindingDeps } from './binding.deps.ts'
import { bindingsOf, checkPhone, leave } from './binding.flats.service.ts'
import * as invitations from './binding.invitations.service.ts'
import { searchPlaces } from './binding.places.service.ts'
import { mayBindOthers, mayEndSome, mayLookBehindDoors, maySeeHouseholds } from './binding.policy.ts'
import * as requests from './binding.requests.service.ts'
import * as residents from './binding.residents.service.ts'

/** What concerns only the caller needs no more than being signed in. */
const everybody = (_actor: AccountActor): boolean => true

export function bindingRoutes(routes: Routes, deps: BindingDeps): void {
  const { vault } = deps
  routes.anyone(binding.searchPlaces, async ({ query, address }) => ({
    items: await searchPlaces(deps, { words: query.q, address }),
  }))
  routes.community(binding.issueSheets, mayBindOthers, ({ db, actor, call }) =>
    invitations.issueSheets(db, deps, actor, { ...call.body, buildingId: call.params.buildingId }),
  )
  routes.community(binding.invitations, mayBindOthers, ({ db, actor, call }) =>
    invitations.invitationsAt(db, actor.communityId, call.params.entranceId, call.query),
  )
  routes.community(binding.revokeInvitation, mayBindOthers, async ({ db, actor, call }) => {
    await invitations.revokeInvitation(db, actor.communityId, call.params.invitationId)
    return {}
  })
  routes.bearer(binding.preview, ({ body, address }, claims) =>
    invitations.previewCode(deps, claims, { ...body, address }),
  )
  routes.bearer(binding.bind, ({ body, address }, claims) => invitations.bindByCode(deps, claims, { ...body, address }))
  routes.account(binding.mine, everybody, ({ db, actor }) => bindingsOf(db, actor))
  routes.account(binding.checkPhone, everybody, ({ db, actor, call }) => checkPhone(db, actor, call.params.residenceId))
  routes.account(binding.leave, everybody, async ({ db, actor, call }) => {
    await leave(db, actor, call.params.residenceId)
    return {}
  })
  routes.account(binding.request, everybody, ({ db, actor, call }) => requests.askToBind(db, vault, actor, call.body))
  routes.account(binding.withdrawRequest, everybody, async ({ db, actor, call }) => {
    await requests.withdrawRequest(db, actor, call.params.requestId)
    return {}
  })
  routes.community(binding.requests, mayBindOthers, ({ db, actor, call }) =>
    requests.requestsAt(db, vault, actor.communityId, call.query),
  )
  routes.community(binding.approve, mayBindOthers, ({ db, actor, call }) =>
    requests.approveRequest(db, actor, call.params.requestId, call.body),
  )
  routes.community(binding.refuse, mayBindOthers, async ({ db, actor, call }) => {
    await requests.refuseRequest(db, actor, call.params.requestId, call.body.reason)
    return {}
  })
  routes.community(binding.verify, mayBindOthers, async ({ db, actor, call }) => {
    await residents.verifyOwner(db, actor, call.params.residenceId, call.body)
    return {}
  })
  routes.community(binding.household, maySeeHouseholds, async ({ db, actor, call }) => ({
    items: await residents.householdFor(db, actor, call.params.unitId),
  }))
  routes.community(binding.endResidence, mayEndSome, async ({ db, actor, call }) => {
    await residents.endResidence(db, actor, call.params.residenceId, call.body.reason)
    return {}
  })
  routes.community(binding.consentAsGuardian, maySeeHouseholds, async ({ db, actor, call }) => {
    await residents.consentAsGuardian(db, actor, call.params.residenceId)
    return {}
  })
  routes.community(binding.residents, mayLookBehindDoors, ({ db, actor, call }) =>
    residents.residentsAt(db, actor, call.params.entranceId, call.query),
  )
  routes.community(binding.revealPhone, mayBindOthers, ({ db, actor, call }) =>
    residents.revealPhone(db, vault, actor, call.params.residenceId, call.body.purpose),
  )
}
