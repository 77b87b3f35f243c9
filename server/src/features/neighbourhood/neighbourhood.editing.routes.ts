import { neighbourhoodEditing } from '@liren/shared/neighbourhood.editing'
import type { Routes } from '../../platform/http/routes.ts'
import { changesOf, editPlace, endPlace, openPlace } from './neighbourhood.editing.service.ts'
import { editGrid, gridsOf } from './neighbourhood.grids.service.ts'
import { mayManageNeighbourhood, maySeeGrids } from './neighbourhood.policy.ts'
import { editUnit, mergeUnits, sellUnit, splitUnit } from './neighbourhood.units.service.ts'

export function neighbourhoodEditingRoutes(routes: Routes): void {
  routes.community(neighbourhoodEditing.place, mayManageNeighbourhood, ({ db, actor, call }) =>
    openPlace(db, actor.communityId, call.params.placeId),
  )
  routes.community(neighbourhoodEditing.changes, mayManageNeighbourhood, ({ db, actor, call }) =>
    changesOf(db, actor.communityId, call.params.placeId, call.query),
  )
  routes.community(neighbourhoodEditing.editPlace, mayManageNeighbourhood, ({ db, actor, call }) =>
    editPlace(db, actor, call.params.placeId, call.body),
  )
  routes.community(neighbourhoodEditing.endPlace, mayManageNeighbourhood, async ({ db, actor, call }) => {
    await endPlace(db, actor, call.params.placeId, call.body)
    return {}
  })
  routes.community(neighbourhoodEditing.editUnit, mayManageNeighbourhood, ({ db, actor, call }) =>
    editUnit(db, actor, call.params.unitId, call.body),
  )
  routes.community(neighbourhoodEditing.sellUnit, mayManageNeighbourhood, ({ db, actor, call }) =>
    sellUnit(db, actor, call.params.unitId, call.body),
  )
  routes.community(neighbourhoodEditing.splitUnit, mayManageNeighbourhood, ({ db, actor, call }) =>
    splitUnit(db, actor, call.params.unitId, call.body),
  )
  routes.community(neighbourhoodEditing.mergeUnits, mayManageNeighbourhood, ({ db, actor, call }) =>
    mergeUnits(db, actor, call.body),
  )
  routes.community(neighbourhoodEditing.grids, maySeeGrids, ({ db, actor }) => gridsOf(db, actor.communityId))
  routes.community(neighbourhoodEditing.editGrid, mayManageNeighbourhood, ({ db, actor, call }) =>
    editGrid(db, actor, call.params.gridId, call.body),
  )
}
