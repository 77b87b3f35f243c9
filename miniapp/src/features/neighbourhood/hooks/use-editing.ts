import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  createBuilding,
  createEntrance,
  createEstate,
  createGrid,
  createUnit,
  editGrid,
  editPlace,
  editUnit,
  endPlace,
  mergeUnits,
  sellUnit,
  splitUnit,
  type Merger,
  type Sale,
  type Split,
  type UnitEdit,
} from '../neighbourhood.api.ts'

/** One change to the tree; whatever came of it, the tree is asked for anew. */
function useEdit<V, R>(communityId: string, work: (value: V, submission: string) => Promise<R>) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (value: V) => work(value, submissions.nameFor(value)),
    onSuccess: () => submissions.done(),
    onSettled: () => void client.invalidateQueries({ queryKey: ['neighbourhood', communityId] }),
  })
}

export interface NamedPlace {
  name: string
  ordinal: number
}

export const useEditPlace = (communityId: string, placeId: string) =>
  useEdit(communityId, (body: NamedPlace & { version: number }) => editPlace(communityId, placeId, body))

export const useEndPlace = (communityId: string, placeId: string) =>
  useEdit(communityId, (body: { version: number; reason: string }, submission) =>
    endPlace(communityId, placeId, body, submission),
  )

export const useEditUnit = (communityId: string, unitId: string) =>
  useEdit(communityId, (body: UnitEdit) => editUnit(communityId, unitId, body))

export const useSellUnit = (communityId: string, unitId: string) =>
  useEdit(communityId, (body: Sale, submission) => sellUnit(communityId, unitId, body, submission))

export const useSplitUnit = (communityId: string, unitId: string) =>
  useEdit(communityId, (body: Split, submission) => splitUnit(communityId, unitId, body, submission))

export const useMergeUnits = (communityId: string) =>
  useEdit(communityId, (body: Merger, submission) => mergeUnits(communityId, body, submission))

/** What is added, and below which place. */
export type Addition =
  | ({ kind: 'estate' } & NamedPlace)
  | ({ kind: 'building' | 'entrance'; below: string } & NamedPlace)
  | { kind: 'unit'; below: string; unit: Parameters<typeof createUnit>[2] }

function add(communityId: string, one: Addition, submission: string): Promise<unknown> {
  if (one.kind === 'unit') return createUnit(communityId, one.below, one.unit, submission)
  const body = { name: one.name, ordinal: one.ordinal }
  if (one.kind === 'estate') return createEstate(communityId, body, submission)
  const create = one.kind === 'building' ? createBuilding : createEntrance
  return create(communityId, one.below, body, submission)
}

export const useAdd = (communityId: string) =>
  useEdit(communityId, (one: Addition, submission) => add(communityId, one, submission))

export interface GridContent {
  name: string
  buildingIds: string[]
}

/** Saves a grid: a new one without `id`. */
export const useSaveGrid = (communityId: string, one: { id: string; version: number } | null) =>
  useEdit<GridContent, unknown>(communityId, (body, submission) =>
    one === null
      ? createGrid(communityId, body, submission)
      : editGrid(communityId, one.id, { ...body, version: one.version }),
  )
