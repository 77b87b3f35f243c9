import { useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import type { HeldRole } from '@liren/shared/roles'
import { routes } from '../../../lib/routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { contentOf, fromServer, writingFaults } from '../composer.draft.ts'
import { useComposer } from './use-composer.ts'
import { useDraftSaving } from './use-draft-saving.ts'
import { usePublish } from './use-publish.ts'
import { useReachPreview } from './use-reach-preview.ts'

/** Everything about writing one notice: the draft, where it is kept, whom it reaches, the step one is at. */
export function useComposing(communityId: string, one: Announcement | null, signatures: readonly HeldRole[]) {
  const { draft, change, get, startOver, wasResumed } = useComposer(communityId, one, signatures)
  const saving = useDraftSaving(communityId, draft, { get, change })
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
    publishing.mutate(saved, {
      onSuccess: ({ id }) => {
        startOver()
        replace(`${routes.announcement(communityId, id)}&published=1`)
      },
    })
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
    preview,
    step,
    goOn,
    goBack,
    faults: wasChecked ? writingFaults(draft) : [],
    isAudienceMissing: wasChecked && !preview.isChosen,
    signed: signatures.find((held) => held.role === draft.signature?.role && held.scopeId === draft.signature.scopeId),
    publish,
    isPublishing: publishing.isPending || publishing.isSuccess,
    publishError: publishing.error,
  }
}

export type Composing = ReturnType<typeof useComposing>
