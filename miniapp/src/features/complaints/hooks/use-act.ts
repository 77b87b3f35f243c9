import { useState } from 'react'
import { mostComplaintPictures, type ComplaintStep } from '@liren/shared/complaints'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { useSending } from '../../../lib/sending.ts'
import { randomName } from '../../../platform/random.ts'
import { actForm, blankAct, stepOf, type ActFault, type ActForm } from '../acts.draft.ts'
import { uploadPicture, type InComplaint } from '../complaints.api.ts'
import { keepReport } from '../outbox.kept.ts'
import { useTakeStep } from './use-complaints.ts'
import { handedIn } from './use-reporting.ts'

/** Taking a step: what is filled in (it survives leaving the page), its pictures, what is missing, and sending it once. */
export function useAct(at: InComplaint, step: ComplaintStep) {
  const name = `complaint-act.${at.complaintId}.${step}`
  const [form, setForm, { done }] = useFormDraft(actForm, name, blankAct)
  const [fault, setFault] = useState<ActFault | null>(null)
  const taking = useTakeStep(at)
  const change = (part: Partial<ActForm>) => {
    setFault(null)
    setForm((now) => ({ ...now, ...part }))
  }
  // A note is written in cellars and lifts: it is kept, and goes out when there is a network.
  const isKept = step === 'NOTE'
  const sending = useSending({
    ...{ draft: name, isReady: !isKept, room: mostComplaintPictures - form.pictures.length },
    send: (file, options) => uploadPicture(at.communityId, file, options),
    onDone: ({ id }) =>
      setForm((now) =>
        now.pictures.some((one) => one.id === id) ? now : { ...now, pictures: [...now.pictures, { id }] },
      ),
  })
  const keep = () => {
    keepReport({
      ...{ key: randomName(8), ...at, text: form.note.trim(), form: null, submission: randomName(32) },
      ...{ pictures: sending.handOver().map(handedIn), fault: null },
    })
    done()
  }
  return {
    form,
    isKept,
    change,
    fault,
    sending,
    taking,
    take: (onTaken: () => void) => {
      const body = stepOf(step, form)
      if (typeof body === 'string') return setFault(body)
      if (isKept) {
        keep()
        return onTaken()
      }
      return taking.mutate(body, {
        onSuccess: () => {
          done()
          onTaken()
        },
      })
    },
  }
}

export type Act = ReturnType<typeof useAct>
