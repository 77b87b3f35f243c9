import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import type { HeldRole } from '@liren/shared/roles'
import { forgetDraft, readDraft, useKeptDraft } from '../../../lib/drafts.ts'
import { keys } from '../announcements.keys.ts'
import {
  contentOf,
  draftName,
  emptyDraft,
  fromServer,
  isBlank,
  localDraft,
  type LocalDraft,
} from '../composer.draft.ts'

const hasUnsaved = (draft: LocalDraft) =>
  draft.pendingCreate !== null || JSON.stringify(contentOf(draft)) !== draft.saved

/** Signs with the first role there is, and addresses the place it is bound to. */
function signedAs(draft: LocalDraft, held: HeldRole | undefined): LocalDraft {
  if (draft.signature !== null || !held?.scopeId) return draft
  const kind = localDraft.shape.places.element.shape.kind.safeParse(held.scopeKind)
  return {
    ...draft,
    signature: { role: held.role, scopeId: held.scopeId },
    places: draft.places.length > 0 || !kind.success ? draft.places : [{ kind: kind.data, id: held.scopeId }],
  }
}

/** What to begin with: what this device still holds, else what the server has, else nothing. */
function beginning(communityId: string, one: Announcement | null, signatures: readonly HeldRole[]): LocalDraft {
  const kept = readDraft(localDraft, draftName(communityId, one?.id))
  if (one === null) return signedAs(kept ?? emptyDraft(), signatures[0])
  const theirs = fromServer(one, signatures)
  return kept === null || !hasUnsaved(kept) ? theirs : kept
}

/** The notice being written: every change is kept on this device. */
export function useComposer(communityId: string, one: Announcement | null, signatures: readonly HeldRole[]) {
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => beginning(communityId, one, signatures))
  const [wasResumed] = useState(() => one === null && !isBlank(draft))
  const latest = useRef(draft)
  useKeptDraft(draftName(communityId, draft.server?.id), isBlank(draft) ? null : draft)

  const change = useCallback(
    (part: Partial<LocalDraft>) => {
      const isFirstSaved = latest.current.server === null && part.server
      latest.current = { ...latest.current, ...part }
      // From here on it is found under its own id, so that the next new notice begins empty.
      if (isFirstSaved) forgetDraft(draftName(communityId, undefined))
      if (part.server) void client.invalidateQueries({ queryKey: keys.mine(communityId) })
      setDraft(latest.current)
    },
    [client, communityId],
  )
  const get = useCallback(() => latest.current, [])

  /** Begins again with nothing; what was there is gone from this device. */
  const startOver = () => {
    forgetDraft(draftName(communityId, latest.current.server?.id))
    change(signedAs(emptyDraft(), signatures[0]))
  }

  return { draft, change, get, startOver, wasResumed }
}

export type Composer = ReturnType<typeof useComposer>
