import { rolesApi } from '@liren/shared/roles'
import { rolesAbove } from '@liren/shared/roles.above'
import { officersApi } from '@liren/shared/roles.officers'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { revokeAbove, rolesAboveOf } from './roles.above.service.ts'
import * as grants from './roles.grants.service.ts'
import { mayGrantAbove, mayGrantSomething, mayListRoles, mayPlaceResidents, maySeeOfficers } from './roles.policy.ts'
import * as service from './roles.service.ts'

export function rolesRoutes(routes: Routes, vault: Vault): void {
  routes.community(rolesApi.grant, mayGrantSomething, ({ db, actor, call }) =>
    grants.grantRole(db, vault, actor, call.body),
  )
  routes.account(rolesApi.grantAbove, mayGrantAbove, ({ db, actor, call }) =>
    service.grantRoleAbove(db, vault, actor, call.body),
  )
  routes.account(rolesAbove.list, mayGrantAbove, ({ db, actor, call }) => rolesAboveOf(db, actor, call.query))
  routes.account(rolesAbove.revoke, mayGrantAbove, async ({ db, actor, call }) => {
    await revokeAbove(db, actor, call.params.grantId, call.body.reason)
    return {}
  })
  routes.community(officersApi.list, mayListRoles, ({ db, actor, call }) => grants.listRoles(db, actor, call.query))
  routes.community(officersApi.officers, maySeeOfficers, ({ db, actor, call }) =>
    grants.officersOf(db, actor.communityId, call.query),
  )
  routes.community(officersApi.renew, mayGrantSomething, ({ db, actor, call }) =>
    grants.renewRole(db, actor, call.params.grantId, call.body.expiresAt),
  )
  routes.community(officersApi.revoke, mayGrantSomething, async ({ db, actor, call }) => {
    await grants.revokeRole(db, actor, call.params.grantId, call.body.reason)
    return {}
  })
  routes.community(rolesApi.placeResident, mayPlaceResidents, ({ db, actor, call }) =>
    service.placeResident(db, vault, actor, call.body),
  )
  routes.community(rolesApi.endResidence, mayPlaceResidents, async ({ db, actor, call }) => {
    await service.endResidence(db, actor, call.params.residenceId)
    return {}
  })
}
