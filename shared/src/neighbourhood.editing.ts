import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  areaSources,
  buildingDraft,
  created,
  gridDraft,
  inCommunity,
  saleStates,
  unit,
  unitDraft,
  unitUses,
} from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { areaCentiares, id, instant, line, version } from './primitives.ts'

/** Kinds of place that a residents' committee keeps. */
export const keptKinds = ['estate', 'grid', 'building', 'entrance', 'unit'] as const
export type KeptKind = (typeof keptKinds)[number]

/** What can happen to a place. `split` and `merged` stand at the old units and at the new, each naming the others. */
export const placeActions = ['created', 'edited', 'ended', 'sold', 'split', 'merged', 'imported'] as const
export type PlaceAction = (typeof placeActions)[number]

const named = z.object({ id, name: z.string() })

/** What was written down about a place; only what the change touched is there. Never anything about a person. */
export const placeFacts = z
  .object({
    name: z.string(),
    ordinal: z.number().int(),
    use: z.enum(unitUses),
    areaCentiares: z.number().int().nullable(),
    areaSource: z.enum(areaSources).nullable(),
    saleState: z.enum(saleStates),
    soldOn: z.iso.date(),
    buildings: z.array(named).meta({ description: 'Of a grid' }),
    units: z.array(named).meta({ description: 'Of a split or merger: the units on the other side' }),
  })
  .partial()
  .meta({ id: 'PlaceFacts' })
export type PlaceFacts = z.infer<typeof placeFacts>

export const placeChange = z
  .object({
    id,
    action: z.enum(placeActions),
    before: placeFacts,
    after: placeFacts,
    reason: z.string().nullable(),
    by: z.string().meta({ description: 'Nickname of who did it' }),
    at: instant,
  })
  .meta({ id: 'PlaceChange' })
export type PlaceChange = z.infer<typeof placeChange>

/** A place as it is opened for editing. */
export const place = z
  .object({
    id,
    kind: z.enum(keptKinds),
    label: z.string().meta({ description: 'As neighbours say it, such as `枫林苑 3幢 2单元`' }),
    name: z.string(),
    ordinal: z.number().int().nullable().meta({ description: 'Null for grids and units' }),
    version: z.number().int(),
    endedAt: instant.nullable(),
    unit: unit.omit({ id: true, label: true }).nullable(),
    buildings: z.array(named).nullable().meta({ description: 'Of a grid' }),
  })
  .meta({ id: 'Place' })
export type Place = z.infer<typeof place>

export const gridPosts = ['chief', 'worker', 'assistant'] as const
/** 1+2+N: one chief (网格长), two workers (网格员), any number of assistants (辅助员). */
export const gridPost = z.enum(gridPosts)
export type GridPost = z.infer<typeof gridPost>

/** Where a grid departs from the norm: 300–500 households, 1+2+N (`domain.md` G, `features.md` 4). */
export const gridWarnings = [
  'grid_households_low',
  'grid_households_high',
  'grid_chief_missing',
  'grid_chief_several',
  'grid_workers_few',
] as const
export const gridWarning = z.enum(gridWarnings)
export type GridWarning = z.infer<typeof gridWarning>

export const gridView = z
  .object({
    id,
    name: z.string(),
    version: z.number().int(),
    buildings: z.array(named),
    households: z.number().int().meta({ description: 'Dwellings in its buildings' }),
    staff: z.array(z.object({ grantId: id, nickname: z.string(), post: gridPost })),
    warnings: z.array(gridWarning),
  })
  .meta({ id: 'GridView' })
export type GridView = z.infer<typeof gridView>

const reason = line(200)
const inPlace = inCommunity.extend({ placeId: id })
const inUnit = inCommunity.extend({ unitId: id })
const newVersion = z.object({ version })

export const neighbourhoodEditing = {
  place: endpoint({
    id: 'neighbourhood.place',
    method: 'GET',
    path: '/communities/:communityId/places/:placeId',
    summary: 'A place as it is opened for editing (committee)',
    access: 'account',
    params: inPlace,
    reply: place,
  }),
  changes: endpoint({
    id: 'neighbourhood.changes',
    method: 'GET',
    path: '/communities/:communityId/places/:placeId/changes',
    summary: 'What happened to a place, newest first (committee)',
    access: 'account',
    params: inPlace,
    query: pageQuery,
    reply: pageOf(placeChange),
  }),
  editPlace: endpoint({
    id: 'neighbourhood.editPlace',
    method: 'PUT',
    path: '/communities/:communityId/places/:placeId',
    summary: 'Renames or reorders an estate, a building or an entrance; refused when edited elsewhere since `version`',
    access: 'account',
    params: inPlace,
    body: buildingDraft.extend({ version }),
    reply: newVersion,
    errors: ['place_name_taken', 'edited_elsewhere'],
  }),
  endPlace: endpoint({
    id: 'neighbourhood.endPlace',
    method: 'POST',
    path: '/communities/:communityId/places/:placeId/endings',
    summary: 'Retires a place with nothing and nobody in it; its history stays. A grid lets its buildings go',
    access: 'account',
    params: inPlace,
    body: z.strictObject({ version, reason }),
    reply: z.object({}),
    errors: ['edited_elsewhere', 'place_in_use'],
  }),
  editUnit: endpoint({
    id: 'neighbourhood.editUnit',
    method: 'PUT',
    path: '/communities/:communityId/units/:unitId',
    summary: 'Corrects what is written down about a unit, its sale state included',
    access: 'account',
    params: inUnit,
    body: z.strictObject({
      label: line(20),
      use: z.enum(unitUses),
      areaCentiares: areaCentiares.nullable(),
      areaSource: z.enum(areaSources).nullable(),
      saleState: z.enum(saleStates),
      reason: reason.nullable().default(null),
      version,
    }),
    reply: newVersion,
    errors: ['unit_label_taken', 'edited_elsewhere'],
  }),
  sellUnit: endpoint({
    id: 'neighbourhood.sellUnit',
    method: 'POST',
    path: '/communities/:communityId/units/:unitId/sales',
    summary: 'Notes a sale or a handover, and when it was: unsold, then sold, then delivered',
    access: 'account',
    params: inUnit,
    body: z.strictObject({
      saleState: z.enum(saleStates),
      on: z.iso.date().meta({ description: 'The day of the contract or the handover; not in the future' }),
      reason,
      version,
    }),
    reply: newVersion,
    errors: ['edited_elsewhere', 'sale_step_impossible'],
  }),
  splitUnit: endpoint({
    id: 'neighbourhood.splitUnit',
    method: 'POST',
    path: '/communities/:communityId/units/:unitId/splits',
    summary: 'Makes several units of one; the ids come back in the order sent',
    access: 'account',
    params: inUnit,
    body: z
      .strictObject({
        version,
        into: z.array(unitDraft).min(2).max(20),
        residentsTo: z.number().int().min(0).max(19).nullable().default(null).meta({
          description: 'Which of the new units takes the people registered in the old one, counted from 0',
        }),
        reason: reason.nullable().default(null).meta({ description: 'Due when the areas do not add up exactly' }),
      })
      .refine(({ into, residentsTo }) => residentsTo === null || residentsTo < into.length, { path: ['residentsTo'] }),
    reply: z.object({ ids: z.array(id) }),
    status: 201,
    errors: ['unit_label_taken', 'edited_elsewhere', 'areas_differ', 'unit_inhabited'],
  }),
  mergeUnits: endpoint({
    id: 'neighbourhood.mergeUnits',
    method: 'POST',
    path: '/communities/:communityId/unit-mergers',
    summary: 'Makes one unit of several at one entrance',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({
      from: z
        .array(z.strictObject({ unitId: id, version }))
        .min(2)
        .max(20),
      into: unitDraft,
      moveResidents: z.boolean().default(false).meta({ description: 'Who is registered in the old units moves along' }),
      reason: reason.nullable().default(null).meta({ description: 'Due when the areas do not add up exactly' }),
    }),
    reply: created,
    status: 201,
    errors: ['unit_label_taken', 'edited_elsewhere', 'areas_differ', 'unit_inhabited', 'units_apart'],
  }),
  grids: endpoint({
    id: 'neighbourhood.grids',
    method: 'GET',
    path: '/communities/:communityId/grids',
    summary: 'Grids with households, staff and warnings (committee, grid workers, street)',
    access: 'account',
    params: inCommunity,
    reply: z.object({ items: z.array(gridView) }),
  }),
  editGrid: endpoint({
    id: 'neighbourhood.editGrid',
    method: 'PUT',
    path: '/communities/:communityId/grids/:gridId',
    summary: 'Renames a grid and says which buildings are its own',
    access: 'account',
    params: inCommunity.extend({ gridId: id }),
    body: gridDraft.extend({ version }),
    reply: newVersion,
    errors: ['place_name_taken', 'building_in_other_grid', 'edited_elsewhere'],
  }),
}
