import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Announcement } from '@liren/shared/announcements'
import type { CorrectionDraft } from '@liren/shared/announcements.life'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { publishDraft } from '../drafts.api.ts'
import { keys } from '../announcements.keys.ts'
import * as api from '../life.api.ts'

/** Puts a notice as it is now wherever it is shown. */
function useShown(communityId: string, announcementId: string) {
  const client = useQueryClient()
  return (one: Announcement) => {
    client.setQueryData(keys.one(communityId, announcementId), one)
    void client.invalidateQueries({ queryKey: keys.feeds(communityId) })
    void client.invalidateQueries({ queryKey: keys.mine(communityId) })
    void client.invalidateQueries({ queryKey: ['announcements', communityId, 'revisions', announcementId] })
  }
}

/** Says that I have read it, as it stands; again changes nothing. */
export function useConfirm(communityId: string, { id, version }: Pick<Announcement, 'id' | 'version'>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.confirm(communityId, id, version),
    onSuccess: ({ confirmedAt }) =>
      client.setQueryData<Announcement>(
        keys.one(communityId, id),
        (one) => one && { ...one, confirmedAt, abilities: { ...one.abilities, confirm: false } },
      ),
  })
}

/** Corrects a published notice in the open. */
export function useCorrect(communityId: string, announcementId: string) {
  const shown = useShown(communityId, announcementId)
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (draft: CorrectionDraft) => api.correct(communityId, announcementId, draft, submissions.nameFor(draft)),
    onSuccess: (one) => {
      submissions.done()
      shown(one)
    },
  })
}

/** Withdraws a published notice; the line that it was stays. */
export function useWithdraw(communityId: string, announcementId: string) {
  const shown = useShown(communityId, announcementId)
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (reason: string) =>
      api.withdraw(communityId, announcementId, reason, submissions.nameFor([announcementId, reason])),
    onSuccess: (one) => {
      submissions.done()
      shown(one)
    },
  })
}

/** Keeps a notice at the top until an instant, or lets it go. */
export function usePin(communityId: string, announcementId: string) {
  const shown = useShown(communityId, announcementId)
  return useMutation({
    mutationFn: (until: string | null) => api.pin(communityId, announcementId, until),
    onSuccess: shown,
  })
}

/** Gives a scheduled notice another time, or none: then it is a draft again. */
export function useReschedule(communityId: string, { id, version }: Pick<Announcement, 'id' | 'version'>) {
  const shown = useShown(communityId, id)
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (at: string | null) =>
      at === null
        ? api.unschedule(communityId, id)
        : publishDraft(communityId, id, { version, at }, submissions.nameFor([id, version, at])),
    onSuccess: (one) => {
      submissions.done()
      shown(one)
    },
  })
}

/** What a notice said before it was corrected, latest first; asked for once it is wanted. */
export const useRevisions = (communityId: string, announcementId: string, isPublic: boolean, isWanted: boolean) =>
  useInfiniteQuery({
    queryKey: keys.revisions(communityId, announcementId, isPublic),
    ...paged,
    enabled: isWanted,
    queryFn: ({ pageParam, signal }) =>
      api.fetchRevisions(communityId, announcementId, { isPublic, cursor: pageParam }, signal),
  })
