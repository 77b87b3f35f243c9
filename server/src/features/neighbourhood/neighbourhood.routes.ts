import { neighbourhood } from '@liren/shared/neighbourhood'
import type { AccountActor } from '../../platform/http/actor.ts'
import type { Db } from '../../platform/db/context.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { maySeeTree, maySeeUnits, mayManageNeighbourhood, mayOpenPlaces } from './neighbourhood.policy.ts'
import { addGrid } from './neighbourhood.grids.service.ts'
import * as service from './neighbourhood.service.ts'

const asOperator = (db: Db, actor: AccountActor) => db.enter({ accountId: actor.accountId, purpose: 'operator' })

export function neighbourhoodRoutes(routes: Routes): void {
  routes.account(neighbourhood.createDistrict, mayOpenPlaces, async ({ db, actor, call }) => {
    await asOperator(db, actor)
    return service.openDistrict(db, call.body)
  })
  routes.account(neighbourhood.createStreet, mayOpenPlaces, async ({ db, actor, call }) => {
    await asOperator(db, actor)
    return service.openStreet(db, call.params.districtId, call.body)
  })
  routes.account(neighbourhood.createCommunity, mayOpenPlaces, async ({ db, actor, call }) => {
    await asOperator(db, actor)
    return service.openCommunity(db, actor, call.params.streetId, call.body)
  })
  routes.community(neighbourhood.createEstate, mayManageNeighbourhood, ({ db, actor, call }) =>
    service.addEstate(db, actor, call.body),
  )
  routes.community(neighbourhood.createBuilding, mayManageNeighbourhood, ({ db, actor, call }) =>
    service.addBuilding(db, actor, call.params.estateId, call.body),
  )
  routes.community(neighbourhood.createEntrance, mayManageNeighbourhood, ({ db, actor, call }) =>
    service.addEntrance(db, actor, call.params.buildingId, call.body),
  )
  routes.community(neighbourhood.createUnits, mayManageNeighbourhood, ({ db, actor, call }) =>
    service.addUnits(db, actor, call.params.entranceId, call.body.units),
  )
  routes.community(neighbourhood.createGrid, mayManageNeighbourhood, ({ db, actor, call }) =>
    addGrid(db, actor, call.body),
  )
  routes.community(neighbourhood.tree, maySeeTree, ({ db, actor }) => service.treeOf(db, actor.communityId))
  routes.community(neighbourhood.units, maySeeUnits, ({ db, actor, call }) =>
    service.unitsOf(db, actor.communityId, call.params.entranceId, call.query),
  )
}
