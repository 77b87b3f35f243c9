import type { RequestOf } from '@liren/shared/endpoint'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { neighbourhoodEditing as editing } from '@liren/shared/neighbourhood.editing'
import { call } from '../../lib/api-client.ts'

type BodyOf<E extends Parameters<typeof call>[0]> = RequestOf<E> extends { body: infer B } ? B : never
export type UnitEdit = BodyOf<typeof editing.editUnit>
export type Sale = BodyOf<typeof editing.sellUnit>
export type Split = BodyOf<typeof editing.splitUnit>
export type Merger = BodyOf<typeof editing.mergeUnits>
type Named = BodyOf<typeof neighbourhood.createBuilding>
type Unit = BodyOf<typeof neighbourhood.createUnits>['units'][number]

export const fetchTree = (communityId: string, signal?: AbortSignal) =>
  call(neighbourhood.tree, { params: { communityId } }, { signal })

export const fetchUnits = (communityId: string, entranceId: string, cursor: string | null, signal?: AbortSignal) =>
  call(
    neighbourhood.units,
    { params: { communityId, entranceId }, query: { cursor: cursor ?? undefined, limit: 50 } },
    { signal },
  )

export const fetchPlace = (communityId: string, placeId: string, signal?: AbortSignal) =>
  call(editing.place, { params: { communityId, placeId } }, { signal })

export const fetchChanges = (communityId: string, placeId: string, cursor: string | null, signal?: AbortSignal) =>
  call(editing.changes, { params: { communityId, placeId }, query: { cursor: cursor ?? undefined } }, { signal })

export const editPlace = (communityId: string, placeId: string, body: Named & { version: number }) =>
  call(editing.editPlace, { params: { communityId, placeId }, body })

export const endPlace = (
  communityId: string,
  placeId: string,
  body: { version: number; reason: string },
  submission: string,
) => call(editing.endPlace, { params: { communityId, placeId }, body }, { submission })

export const editUnit = (communityId: string, unitId: string, body: UnitEdit) =>
  call(editing.editUnit, { params: { communityId, unitId }, body })

export const sellUnit = (communityId: string, unitId: string, body: Sale, submission: string) =>
  call(editing.sellUnit, { params: { communityId, unitId }, body }, { submission })

export const splitUnit = (communityId: string, unitId: string, body: Split, submission: string) =>
  call(editing.splitUnit, { params: { communityId, unitId }, body }, { submission })

export const mergeUnits = (communityId: string, body: Merger, submission: string) =>
  call(editing.mergeUnits, { params: { communityId }, body }, { submission })

export const createEstate = (communityId: string, body: Named, submission: string) =>
  call(neighbourhood.createEstate, { params: { communityId }, body }, { submission })

export const createBuilding = (communityId: string, estateId: string, body: Named, submission: string) =>
  call(neighbourhood.createBuilding, { params: { communityId, estateId }, body }, { submission })

export const createEntrance = (communityId: string, buildingId: string, body: Named, submission: string) =>
  call(neighbourhood.createEntrance, { params: { communityId, buildingId }, body }, { submission })

export const createUnit = (communityId: string, entranceId: string, unit: Unit, submission: string) =>
  call(neighbourhood.createUnits, { params: { communityId, entranceId }, body: { units: [unit] } }, { submission })

export const fetchGrids = (communityId: string, signal?: AbortSignal) =>
  call(editing.grids, { params: { communityId } }, { signal })

export const createGrid = (communityId: string, body: { name: string; buildingIds: string[] }, submission: string) =>
  call(neighbourhood.createGrid, { params: { communityId }, body }, { submission })

export const editGrid = (
  communityId: string,
  gridId: string,
  body: { name: string; buildingIds: string[]; version: number },
) => call(editing.editGrid, { params: { communityId, gridId }, body })
