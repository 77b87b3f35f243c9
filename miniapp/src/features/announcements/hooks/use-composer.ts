import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { Announcement, PublishingRole } from '@liren/shared/announcements'
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
import { signedAtFirst } from '../signing.draft.ts'

const hasUnsaved = (draft: LocalDraft) =>
  draft.pendingCreate !== null || JSON.stringify(contentOf(draft)) !== draft.saved

/** What to begin with: what this device still holds, else what the server has, else nothing. */
function beginning(communityId: string, one: Announcement | null, signatures: readonly PublishingRole[]): LocalDraft {
  const kept = readDraft(localDraft, draftName(communityId, one?.id))
  if (one === null) return signedAtFirst(kept ?? emptyDraft(), signatures, communityId)
  const theirs = fromServer(one, signatures)
  return kept === null || !hasUnsaved(kept) ? theirs : kept
}

/** The notice being written: every change is kept on this device. */
export function useComposer(communityId: string, one: Announcement | null, signatures: readonly PublishingRole[]) {
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
    change(signedAtFirst(emptyDraft(), signatures, communityId))
  }

  return { draft, change, get, startOver, wasResumed }
}

export type Composer = ReturnType<typeof useComposer>
