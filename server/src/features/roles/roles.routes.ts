import { rolesApi } from '@liren/shared/roles'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { mayGrantAbove, mayGrantSomething, mayListRoles, mayPlaceResidents } from './roles.policy.ts'
import * as service from './roles.service.ts'

export function rolesRoutes(routes: Routes, vault: Vault): void {
  routes.community(rolesApi.grant, mayGrantSomething, ({ db, actor, call }) =>
    service.grantRole(db, vault, actor, call.body),
  )
  routes.account(rolesApi.grantAbove, mayGrantAbove, ({ db, actor, call }) =>
    service.grantRoleAbove(db, vault, actor, call.body),
  )
  routes.community(rolesApi.list, mayListRoles, ({ db, actor, call }) =>
    service.listRoles(db, actor.communityId, call.query),
  )
  routes.community(rolesApi.revoke, mayGrantSomething, async ({ db, actor, call }) => {
    await service.revokeRole(db, actor, call.params.grantId)
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
