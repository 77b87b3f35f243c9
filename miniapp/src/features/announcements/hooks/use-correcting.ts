import { useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import { mostAttachments } from '@liren/shared/announcements.attachments'
import { codeOf } from '../../../lib/failure.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { withFile } from '../files.draft.ts'
import {
  correctionContent,
  correctionFaults,
  correctionForm,
  correctionName,
  correctionOf,
  olderName,
  setAsideOlder,
} from '../correction.draft.ts'
import { useAttaching } from './use-attaching.ts'
import { useCorrect } from './use-life.ts'

/** A correction being written: kept on the device, sent once, and told when a colleague was faster. */
export function useCorrecting(communityId: string, one: Announcement) {
  const initial = correctionOf(one)
  const draft = correctionName(one.id)
  useState(() => setAsideOlder(one.id, initial))
  const [older, , { done: letGoOlder }] = useFormDraft(correctionForm.nullable(), olderName(one.id), null)
  const [form, setForm, { done }] = useFormDraft(correctionForm, draft, initial)
  const [wasTried, setTried] = useState(false)
  const correcting = useCorrect(communityId, one.id)
  const change = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const attaching = useAttaching({
    communityId,
    draft,
    isReady: true,
    target: () => Promise.resolve(one.id),
    room: mostAttachments - form.files.length,
    onDone: (file) => setForm((now) => ({ ...now, files: withFile(now.files, file) })),
  })
  const submit = (onCorrected: () => void) => {
    const content = correctionContent(form)
    setTried(content === null)
    if (content === null) return
    correcting.mutate(content, {
      onSuccess: () => {
        done()
        onCorrected()
      },
    })
  }
  const isOverrun = codeOf(correcting.error) === 'edited_elsewhere'
  return {
    form,
    change,
    attaching,
    faults: wasTried ? correctionFaults(form) : [],
    submit,
    isBusy: correcting.isPending || attaching.isBusy,
    isOverrun,
    error: isOverrun ? null : correcting.error,
    /** What was written over an earlier version, before a colleague corrected it. */
    older,
    /** Goes on with that, over what it says now. */
    takeOlder: () => {
      if (older) setForm({ ...older, version: one.version })
      letGoOlder()
    },
    letGoOlder,
  }
}

export type Correcting = ReturnType<typeof useCorrecting>
