import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { pageOf, pageQuery } from './page.ts'
import { areaCentiares, id, line } from './primitives.ts'

/** Places from the widest to the narrowest; a grid (网格) is a set of buildings beside the line. */
export const placeKinds = ['district', 'street', 'community', 'estate', 'grid', 'building', 'entrance', 'unit'] as const
export const placeKind = z.enum(placeKinds)
export type PlaceKind = z.infer<typeof placeKind>

/** What a role can be bound to: a place, or one of the community's columns. */
export const scopeKinds = [...placeKinds, 'column'] as const
export const scopeKind = z.enum(scopeKinds)
export type ScopeKind = z.infer<typeof scopeKind>

/** 统计用区划代码: 6 digits for a district, 9 for a street, 12 for a community. */
const administrativeCode = (digits: number) => z.string().regex(new RegExp(`^\\d{${digits}}$`))

export const unitUses = ['dwelling', 'shop', 'office', 'parking', 'storage', 'other'] as const
/** Where the area comes from, in the order of Interpretation 法释〔2020〕17号 art. 8. */
export const areaSources = ['register', 'survey', 'contract'] as const
/** Unsold and sold-but-undelivered units count to the developer's one head (art. 9). */
export const saleStates = ['delivered', 'sold_undelivered', 'unsold'] as const

export const districtDraft = z.strictObject({ name: line(40), code: administrativeCode(6) })
export const streetDraft = z.strictObject({ name: line(40), code: administrativeCode(9) })
export const communityDraft = z.strictObject({ name: line(40), code: administrativeCode(12) })
export const estateDraft = z.strictObject({ name: line(40), ordinal: z.number().int().min(0).max(9999).default(0) })
export const buildingDraft = z.strictObject({ name: line(20), ordinal: z.number().int().min(0).max(9999) })
export const entranceDraft = z.strictObject({ name: line(20), ordinal: z.number().int().min(0).max(999) })
export const gridDraft = z.strictObject({ name: line(20), buildingIds: z.array(id).min(1).max(200) })
export const unitDraft = z.strictObject({
  label: line(20),
  use: z.enum(unitUses).default('dwelling'),
  areaCentiares: areaCentiares.nullable().default(null),
  areaSource: z.enum(areaSources).nullable().default(null),
  saleState: z.enum(saleStates).default('delivered'),
})
export const unitsDraft = z.strictObject({ units: z.array(unitDraft).min(1).max(500) })

export const community = z.object({ id, name: z.string(), code: z.string() }).meta({ id: 'Community' })
export const created = z.object({ id })

export const entranceNode = z.object({ id, name: z.string() })
export const buildingNode = z.object({ id, name: z.string(), gridId: id.nullable(), entrances: z.array(entranceNode) })
export const estateNode = z.object({ id, name: z.string(), buildings: z.array(buildingNode) })
export const gridNode = z.object({ id, name: z.string() })
export const tree = z
  .object({ community, estates: z.array(estateNode), grids: z.array(gridNode) })
  .meta({ id: 'Tree', description: 'Everything in a community down to entrances, in the order people count them' })
export type Tree = z.infer<typeof tree>

export const unit = z
  .object({
    id,
    label: z.string(),
    use: z.enum(unitUses),
    areaCentiares: z.number().int().nullable(),
    areaSource: z.enum(areaSources).nullable(),
    saleState: z.enum(saleStates),
  })
  .meta({ id: 'Unit' })

export const inDistrict = z.object({ districtId: id })
export const inStreet = z.object({ streetId: id })
export const inCommunity = z.object({ communityId: id })

export const neighbourhood = {
  createDistrict: endpoint({
    id: 'neighbourhood.createDistrict',
    method: 'POST',
    path: '/districts',
    summary: 'Opens a district (operator)',
    access: 'account',
    body: districtDraft,
    reply: created,
    status: 201,
    errors: ['forbidden', 'place_name_taken'],
  }),
  createStreet: endpoint({
    id: 'neighbourhood.createStreet',
    method: 'POST',
    path: '/districts/:districtId/streets',
    summary: 'Opens a street or town in a district (operator)',
    access: 'account',
    params: inDistrict,
    body: streetDraft,
    reply: created,
    status: 201,
    errors: ['place_name_taken'],
  }),
  createCommunity: endpoint({
    id: 'neighbourhood.createCommunity',
    method: 'POST',
    path: '/streets/:streetId/communities',
    summary: "Opens a community: one residents' committee, one tenant (operator)",
    access: 'account',
    params: inStreet,
    body: communityDraft,
    reply: created,
    status: 201,
    errors: ['place_name_taken'],
  }),
  createEstate: endpoint({
    id: 'neighbourhood.createEstate',
    method: 'POST',
    path: '/communities/:communityId/estates',
    summary: 'Adds an estate (小区)',
    access: 'account',
    params: inCommunity,
    body: estateDraft,
    reply: created,
    status: 201,
    errors: ['place_name_taken'],
  }),
  createBuilding: endpoint({
    id: 'neighbourhood.createBuilding',
    method: 'POST',
    path: '/communities/:communityId/estates/:estateId/buildings',
    summary: 'Adds a building (楼栋)',
    access: 'account',
    params: inCommunity.extend({ estateId: id }),
    body: buildingDraft,
    reply: created,
    status: 201,
    errors: ['place_name_taken'],
  }),
  createEntrance: endpoint({
    id: 'neighbourhood.createEntrance',
    method: 'POST',
    path: '/communities/:communityId/buildings/:buildingId/entrances',
    summary: 'Adds an entrance (单元门)',
    access: 'account',
    params: inCommunity.extend({ buildingId: id }),
    body: entranceDraft,
    reply: created,
    status: 201,
    errors: ['place_name_taken'],
  }),
  createUnits: endpoint({
    id: 'neighbourhood.createUnits',
    method: 'POST',
    path: '/communities/:communityId/entrances/:entranceId/units',
    summary: 'Adds units (房屋), all or none; the ids come back in the order sent',
    access: 'account',
    params: inCommunity.extend({ entranceId: id }),
    body: unitsDraft,
    reply: z.object({ ids: z.array(id) }),
    status: 201,
    errors: ['unit_label_taken'],
  }),
  createGrid: endpoint({
    id: 'neighbourhood.createGrid',
    method: 'POST',
    path: '/communities/:communityId/grids',
    summary: 'Adds a grid (网格) over buildings; a building belongs to one grid at most',
    access: 'account',
    params: inCommunity,
    body: gridDraft,
    reply: created,
    status: 201,
    errors: ['place_name_taken', 'building_in_other_grid'],
  }),
  tree: endpoint({
    id: 'neighbourhood.tree',
    method: 'GET',
    path: '/communities/:communityId/tree',
    summary: 'The community down to its entrances',
    access: 'account',
    params: inCommunity,
    reply: tree,
    cached: true,
  }),
  units: endpoint({
    id: 'neighbourhood.units',
    method: 'GET',
    path: '/communities/:communityId/entrances/:entranceId/units',
    summary: 'Units of an entrance (staff)',
    access: 'account',
    params: inCommunity.extend({ entranceId: id }),
    query: pageQuery,
    reply: pageOf(unit),
  }),
}
