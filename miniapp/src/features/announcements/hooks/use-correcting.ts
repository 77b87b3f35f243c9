import { useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import { mostAttachments } from '@liren/shared/announcements.attachments'
import { codeOf } from '../../../lib/failure.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { correctionContent, correctionFaults, correctionForm, correctionOf } from '../correction.draft.ts'
import { useAttaching } from './use-attaching.ts'
import { useCorrect } from './use-life.ts'

/** A correction being written: kept on the device, sent once, and told when a colleague was faster. */
export function useCorrecting(communityId: string, one: Announcement) {
  const initial = correctionOf(one)
  const [form, setForm, { done }] = useFormDraft(correctionForm, `correction.${one.id}`, initial)
  const [wasTried, setTried] = useState(false)
  const correcting = useCorrect(communityId, one.id)
  const change = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const attaching = useAttaching({
    communityId,
    isReady: true,
    target: () => Promise.resolve(one.id),
    room: mostAttachments - form.files.length,
    onDone: (file) => setForm((now) => ({ ...now, files: [...now.files, file] })),
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
    /** Lets go of what was written over an earlier version. */
    letGo: done,
  }
}

export type Correcting = ReturnType<typeof useCorrecting>
