import type { PublishingRole } from '@liren/shared/announcements'
import type { AnnouncementKind } from '@liren/shared/announcements.matter'
import { localDraft, type LocalDraft } from './composer.draft.ts'

/** The role this draft is signed with, of those held. */
export const signedWith = (draft: LocalDraft, signatures: readonly PublishingRole[]): PublishingRole | undefined =>
  signatures.find((held) => held.role === draft.signature?.role && held.scopeId === draft.signature.scopeId)

/** Everything that may be written in any of the roles held, in the usual order. */
export const kindsHeld = (signatures: readonly PublishingRole[]): AnnouncementKind[] => [
  ...new Set(signatures.flatMap(({ kinds }) => kinds)),
]

/** The first place a role may address: the one it is bound to; the host of a column speaks to the whole community. */
function placesOf(held: PublishingRole, communityId: string): LocalDraft['places'] {
  if (held.scopeKind === 'column') return [{ kind: 'community', id: communityId }]
  const kind = localDraft.shape.places.element.shape.kind.safeParse(held.scopeKind)
  return kind.success && held.scopeId !== null ? [{ kind: kind.data, id: held.scopeId }] : []
}

/**
 * What changes when another role signs: it reaches other places, and stands in other columns. A kind it may not write
 * becomes a plain notice.
 */
export function signing(
  draft: LocalDraft,
  held: PublishingRole,
  communityId: string,
): Pick<LocalDraft, 'signature' | 'places' | 'roles' | 'columnId' | 'matter'> {
  const { matter } = draft
  return {
    signature: held.scopeId === null ? null : { role: held.role, scopeId: held.scopeId },
    places: placesOf(held, communityId),
    roles: [],
    columnId: held.role === 'column_host' ? held.scopeId : null,
    matter: held.kinds.includes(matter.kind) ? matter : { ...matter, kind: 'notice' },
  }
}

/** Signs with the first role there is, and addresses the place it is bound to. */
export function signedAtFirst(
  draft: LocalDraft,
  signatures: readonly PublishingRole[],
  communityId: string,
): LocalDraft {
  const [held] = signatures
  if (draft.signature !== null || !held) return draft
  const { places, ...others } = signing(draft, held, communityId)
  return { ...draft, ...others, places: draft.places.length > 0 ? draft.places : places }
}
