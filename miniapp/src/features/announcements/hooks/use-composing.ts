import { useMemo, useState } from 'react'
import { mostAttachments } from '@liren/shared/announcements.attachments'
import type { Announcement, PublishingRole } from '@liren/shared/announcements'
import { useDraftSaving } from '../../../lib/draft.saving.ts'
import { routes } from '../../../lib/routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { withFile } from '../files.draft.ts'
import { contentOf, draftName, fromServer, writingFaults } from '../composer.draft.ts'
import { instantOf } from '../matter.draft.ts'
import { signedWith } from '../signing.draft.ts'
import { noticeKeeper } from './draft.saving.ts'
import { useAttaching } from './use-attaching.ts'
import { useComposer } from './use-composer.ts'
import { usePublish } from './use-publish.ts'
import { useReachPreview } from './use-reach-preview.ts'

/** Everything about writing one notice: the draft, where it is kept, whom it reaches, the step one is at. */
export function useComposing(communityId: string, one: Announcement | null, signatures: readonly PublishingRole[]) {
  const { draft, change, get, startOver: begin, wasResumed } = useComposer(communityId, one, signatures)
  const keeper = useMemo(() => noticeKeeper(communityId), [communityId])
  const saving = useDraftSaving(keeper, draft, { get, change })
  const attaching = useAttaching({
    communityId,
    draft: draftName(communityId, draft.server?.id),
    isReady: draft.server !== null || contentOf(draft) !== null,
    target: async () => (get().server ?? (await saving.save()))?.id ?? null,
    room: mostAttachments - draft.files.length,
    onDone: (file) => change({ files: withFile(get().files, file) }),
  })
  const startOver = () => {
    attaching.clear()
    begin()
  }
  const preview = useReachPreview(communityId, draft)
  const publishing = usePublish(communityId)
  const [step, setStep] = useState(0)
  const [wasChecked, setChecked] = useState(false)

  /** To the next step, unless something on this one is missing; the faults show then. */
  const goOn = () => {
    const isMissing = step === 0 ? writingFaults(draft).length > 0 : contentOf(draft) === null
    setChecked(isMissing)
    if (isMissing) return
    setStep(step + 1)
    void saving.save()
  }
  const goBack = () => setStep(step - 1)

  /** Saves what is here, publishes it, and shows the published notice. */
  const publish = async () => {
    const saved = await saving.save()
    if (saved === null) return
    const at = draft.publishAt === null ? null : instantOf(draft.publishAt)
    publishing.mutate(
      { ...saved, at },
      {
        onSuccess: ({ id }) => {
          startOver()
          replace(`${routes.announcement(communityId, id)}&published=1`)
        },
      },
    )
  }

  return {
    communityId,
    signatures,
    draft,
    change,
    startOver,
    wasResumed,
    saving: {
      ...saving,
      keepTheirs: () => saving.theirs && saving.keepTheirs(fromServer(saving.theirs, signatures)),
    },
    attaching,
    preview,
    step,
    goOn,
    goBack,
    faults: wasChecked ? writingFaults(draft) : [],
    isAudienceMissing: wasChecked && !preview.isChosen,
    signed: signedWith(draft, signatures),
    /** Waits for a time to be chosen. */
    isTimeMissing: draft.publishAt !== null && instantOf(draft.publishAt) === null,
    publish,
    isPublishing: publishing.isPending || publishing.isSuccess,
    publishError: publishing.error,
  }
}

export type Composing = ReturnType<typeof useComposing>
