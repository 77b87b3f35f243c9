import { binding } from '@liren/shared/binding'
import type { RequestOf } from '@liren/shared/endpoint'
import { residenceRelation, type ResidenceRelation } from '@liren/shared/roles'
import { z } from 'zod'

/** Who somebody says they are in a flat; nothing is chosen for them. */
const whoDraft = z.object({
  relation: residenceRelation.nullable().default(null),
  nickname: z.string().default(''),
  isUnder14: z.boolean().default(false),
})
export type WhoDraft = z.infer<typeof whoDraft>

/** Binding by a slip, while it is filled in. */
export const joinDraft = whoDraft.extend({ code: z.string().default('') })

/** Binding without a slip, while it is filled in; places by name too, so that they can be shown at once. */
export const requestDraft = whoDraft.extend({
  community: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  estate: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  buildingId: z.string().nullable().default(null),
  entranceId: z.string().nullable().default(null),
  unitLabel: z.string().default(''),
  note: z.string().default(''),
})
export type RequestDraft = z.infer<typeof requestDraft>

/** As whom one may join under 14: owner rights are a guardian's then (Civil Code art. 34). */
export const childRelations: readonly ResidenceRelation[] = ['family', 'tenant']

/** The part of the request that says who joins; null while nobody was chosen. */
export function joiningOf({ relation, nickname, isUnder14 }: WhoDraft) {
  if (relation === null) return null
  const name = nickname.trim()
  return { relation, isUnder14, ...(name === '' ? {} : { nickname: name }) }
}

export type RequestFault = 'estate' | 'entrance' | 'unit' | 'relation'

const unitLabel = binding.request.body.shape.unitLabel

/** The request as it is sent, or the first thing that is missing, in the order of the page. */
export function askedOf(draft: RequestDraft): RequestOf<typeof binding.request>['body'] | RequestFault {
  const { community, entranceId } = draft
  if (community === null || draft.estate === null) return 'estate'
  if (entranceId === null) return 'entrance'
  const label = unitLabel.safeParse(draft.unitLabel)
  if (!label.success) return 'unit'
  const joining = joiningOf(draft)
  if (joining === null) return 'relation'
  const note = draft.note.trim()
  return { ...joining, communityId: community.id, entranceId, unitLabel: label.data, note: note === '' ? null : note }
}
