import { useState } from 'react'
import { mostComplaintPictures } from '@liren/shared/complaints'
import type { Membership } from '@liren/shared/identity'
import { keepDraft, readDraft } from '../../../lib/drafts.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { useSending, type Sending } from '../../../lib/sending.ts'
import { keepWaiting, letGo } from '../../../lib/waiting.files.ts'
import { randomName } from '../../../platform/random.ts'
import { z } from 'zod'
import { keepAtHand } from '../hands.kept.ts'
import { forgetReport, keepReport, type KeptReport } from '../outbox.kept.ts'
import {
  placeOf,
  placesFor,
  draftNameOf,
  reportForm,
  reportOf,
  type ReportFault,
  type ReportForm,
} from '../report.draft.ts'

const blank = reportForm.parse({})

/** A picture that goes along with its report or note, and waits on the device until then. */
export function handedIn({ key, file, submission }: Sending): KeptReport['pictures'][number] {
  // One that is still looked for on the device is taken from there when it is sent.
  if (file.source !== '') keepAtHand(key, file.source)
  return { key, name: file.name, size: file.size, submission, sentId: null }
}

/** Writing a report: what is filled in, what is missing, and handing it in to be sent now or when there is a network. */
export function useReporting(membership: Membership, columnId: string | null) {
  const communityId = membership.community.id
  const name = draftNameOf(communityId, columnId)
  const [typed, setForm, { isChanged, done }] = useFormDraft(reportForm, name, blank)
  const [fault, setFault] = useState<ReportFault | null>(null)
  const form: ReportForm = columnId === null ? typed : { ...typed, category: 'consultation', columnId }
  const near = placesFor(membership, form)
  const where = placeOf(form, near)
  // Nothing is sent while it is written: pictures without a report would be gone after a day.
  const pictures = useSending<never>({
    ...{ draft: name, isReady: false, room: mostComplaintPictures },
    send: () => Promise.resolve(null),
    onDone: () => {},
  })
  return {
    form,
    where,
    near,
    pictures,
    fault,
    isChanged: isChanged || pictures.queue.length > 0,
    change: (part: Partial<ReportForm>) => {
      setFault(null)
      setForm({ ...typed, ...part })
    },
    /** Writing it down for a neighbour, or no longer: a place that was chosen for the one is not meant for the other. */
    writeFor: (onBehalf: ReportForm['onBehalf']) => {
      setFault(null)
      setForm({ ...typed, onBehalf, place: typed.place?.kind === 'unit' ? null : typed.place })
    },
    /** Whether it was handed in: then it waits, and goes out by itself. */
    handIn: (): boolean => {
      const body = reportOf(form, where, [])
      if (typeof body === 'string') {
        setFault(body)
        return false
      }
      keepReport({
        ...{
          key: randomName(8),
          communityId,
          complaintId: null,
          text: form.text.trim(),
          form: { ...form, place: where },
        },
        ...{ submission: randomName(32), pictures: pictures.handOver().map(handedIn), fault: null },
      })
      done()
      return true
    },
    clear: () => {
      pictures.clear()
      done()
    },
  }
}

export type Reporting = ReturnType<typeof useReporting>

/** What can be done with a report that was not taken in. */
export function useUnsent(report: KeptReport) {
  const columnId = reportForm.safeParse(report.form).data?.columnId ?? null
  const name = draftNameOf(report.communityId, columnId)
  return {
    /** Another one that is being written is not pushed aside. */
    mayEdit: readDraft(z.unknown(), name) === null,
    edit: () => {
      const files = report.pictures.map(({ key, name: file, size }) => ({ key, name: file, size }))
      keepDraft(name, { basis: JSON.stringify(blank), value: report.form })
      keepWaiting(
        name,
        files.map((file) => ({ ...file, kind: 'picture', submission: randomName(32), place: '' })),
      )
      forgetReport(report.key)
    },
    columnId,
    discard: () => {
      for (const { key } of report.pictures) void letGo(key)
      forgetReport(report.key)
    },
  }
}
