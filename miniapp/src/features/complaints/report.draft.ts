import { complaintDraft } from '@liren/shared/complaints.orders'
import {
  complaintCategory,
  complaintPlaceKind,
  hazard,
  reportChannel,
  type ComplaintCategory,
  type ComplaintPlaceKind,
  type Hazard,
} from '@liren/shared/complaints'
import type { Membership } from '@liren/shared/identity'
import { z } from 'zod'

const place = z.object({ kind: complaintPlaceKind, id: z.string(), label: z.string() })
export type ReportPlace = z.infer<typeof place>

/** A report while it is filled in; places by name too, so that they can be shown without network. */
export const reportForm = z.object({
  category: complaintCategory.nullable().default(null),
  /** To which column a word is left; then it is a consultation. */
  columnId: z.string().nullable().default(null),
  hazard: hazard.nullable().default(null),
  /** Null for the usual place of its category. */
  place: place.nullable().default(null),
  spot: z.string().default(''),
  text: z.string().default(''),
  isVisible: z.boolean().default(false),
  isHidden: z.boolean().default(false),
  /** For whom it is written down. */
  onBehalf: z
    .object({ phone: z.string(), nickname: z.string(), channel: reportChannel, consent: z.string() })
    .nullable()
    .default(null),
})
export type ReportForm = z.infer<typeof reportForm>

/** The name under which a report that is being written waits on the device. */
export const draftNameOf = (communityId: string, columnId: string | null): string =>
  columnId === null ? `complaint.${communityId}` : `complaint.${communityId}.${columnId}`

/** Places one can name with a tap: the own flats, their buildings and estates, where one serves, and the community. */
export function nearPlaces({ homes, roles, community }: Membership): ReportPlace[] {
  const found = new Map<string, ReportPlace>()
  const add = (kind: ComplaintPlaceKind, id: string, label: string) => found.set(id, { kind, id, label })
  for (const home of homes) {
    add('unit', home.unitId, home.label)
    add('building', home.buildingId, home.label.split(' ')[0] ?? home.label)
  }
  for (const { scopeKind, scopeId, scopeLabel } of roles)
    if (scopeId !== null && (scopeKind === 'building' || scopeKind === 'entrance' || scopeKind === 'estate'))
      add(scopeKind, scopeId, scopeLabel)
  for (const home of homes) add('estate', home.estateId, home.estateName)
  add('community', community.id, community.name)
  return [...found.values()]
}

/** Places near whoever reports; of somebody who writes down for a neighbour their own homes are none. */
export const placesFor = (membership: Membership, { onBehalf }: ReportForm): ReportPlace[] =>
  nearPlaces(onBehalf === null ? membership : { ...membership, homes: [] })

/** Where each sort of matter usually is. */
const usualKind: Record<ComplaintCategory, ComplaintPlaceKind> = {
  repair_home: 'unit',
  common_parts: 'building',
  property_service: 'estate',
  environment: 'building',
  safety: 'building',
  dispute: 'unit',
  suggestion: 'community',
  snap: 'building',
  consultation: 'community',
}

/** The place that is meant: the one that was chosen, else the usual one of the category near; a neighbour's is always chosen. */
export function placeOf(form: ReportForm, near: readonly ReportPlace[]): ReportPlace | null {
  if (form.place !== null || form.onBehalf !== null) return form.place
  const kind = form.category === null ? 'building' : usualKind[form.category]
  return near.find((one) => one.kind === kind) ?? near[0] ?? null
}

/** What can threaten with a category; nobody is asked about gas when a neighbour is too loud. */
export const hazardsOf: Record<ComplaintCategory, readonly Hazard[]> = {
  repair_home: ['gas', 'fire', 'flooding', 'power_out', 'water_out', 'sewage'],
  common_parts: ['lift_trapped', 'gas', 'fire', 'flooding', 'power_out', 'water_out', 'sewage', 'blocked_exit'],
  property_service: [],
  environment: ['sewage'],
  safety: ['lift_trapped', 'gas', 'fire', 'flooding', 'blocked_exit'],
  dispute: [],
  suggestion: [],
  snap: [],
  consultation: [],
}

/** What is never shown to neighbours, whatever was chosen. */
export const isPrivate = (category: ComplaintCategory | null): boolean =>
  category === 'dispute' || category === 'consultation'

export type ReportFault = 'category' | 'place' | 'text' | 'spot' | 'phone' | 'nickname' | 'consent'

const faultAt = (path: readonly PropertyKey[]): ReportFault => {
  const last = String(path[path.length - 1])
  const known: readonly ReportFault[] = ['category', 'text', 'spot', 'phone', 'nickname', 'consent']
  return known.find((one) => one === last) ?? 'place'
}

const orNull = (text: string) => (text.trim() === '' ? null : text)

/** The report as it is sent, or the first thing that is missing or wrong. */
export function reportOf(
  form: ReportForm,
  where: ReportPlace | null,
  pictureIds: string[],
): z.input<typeof complaintDraft> | ReportFault {
  const { category, text, spot, isVisible, isHidden, onBehalf } = form
  if (category === null) return 'category'
  if (where === null) return 'place'
  const draft = {
    ...{ category, text, isHidden, onBehalf },
    columnId: category === 'consultation' ? form.columnId : null,
    hazard: form.hazard !== null && hazardsOf[category].includes(form.hazard) ? form.hazard : null,
    place: { kind: where.kind, id: where.id, spot: orNull(spot) },
    isVisible: isVisible && !isPrivate(category),
    pictureIds,
  }
  const read = complaintDraft.safeParse(draft)
  return read.success ? draft : faultAt(read.error.issues[0]?.path ?? [])
}
