import { complaints } from '@liren/shared/complaints.orders'
import { z } from 'zod'
import { call } from '../../lib/api-client.ts'
import { codeOf, Failure } from '../../lib/failure.ts'
import { messageOf } from '../../lib/messages.ts'
import { letGo, takeAgain } from '../../lib/waiting.files.ts'
import type { PickedFile } from '../../platform/files.types.ts'
import { withLock } from '../../platform/locks.ts'
import { randomName } from '../../platform/random.ts'
import { shrunk } from '../../platform/shrink.ts'
import { takeStep, uploadPicture } from './complaints.api.ts'
import { fileAtHand } from './hands.kept.ts'
import { outboxTexts } from './outbox.texts.ts'
import { forgetReport, noteReport, readOutbox, type KeptReport } from './outbox.kept.ts'
import { reportForm, reportOf } from './report.draft.ts'

/** Refusals that say "later", not "no". */
const passing = ['unauthenticated', 'request_in_flight', 'too_many_requests']

const isRefused = (error: unknown): boolean =>
  error instanceof Failure &&
  error.problem !== null &&
  error.problem.status < 500 &&
  !passing.includes(error.problem.code)

/** The chosen picture itself; null where the device did not keep it. */
async function fileOf({ key, name, size }: KeptReport['pictures'][number]): Promise<PickedFile | null> {
  const source = fileAtHand(key) ?? (await takeAgain(key))
  return source === null ? null : { name, size, source }
}

/** Sends the pictures the server does not have; null when one of them is lost. */
async function sendPictures(report: KeptReport): Promise<string[] | null> {
  const { pictures } = report
  for (const picture of pictures) {
    if (picture.sentId !== null) continue
    const file = await fileOf(picture)
    if (file === null) return null
    const { submission } = picture
    const made = await uploadPicture(report.communityId, await shrunk(file), { submission, onProgress: () => {} })
    picture.sentId = made.id
    noteReport(report.key, { pictures })
  }
  return pictures.flatMap(({ sentId }) => (sentId === null ? [] : [sentId]))
}

async function sendReport(report: KeptReport): Promise<void> {
  const { key, submission, pictures } = report
  const pictureIds = await sendPictures(report)
  if (pictureIds === null) return noteReport(key, { fault: outboxTexts.now().lost })
  if (report.complaintId !== null) await takeStep(atOf(report), noteOf(report, pictureIds), submission)
  else if (!(await sendForm(report, pictureIds))) return noteReport(key, { fault: outboxTexts.now().unreadable })
  forgetReport(key)
  for (const picture of pictures) void letGo(picture.key)
}

const atOf = ({ communityId, complaintId }: KeptReport) => ({ communityId, complaintId: complaintId ?? '' })
const noteOf = ({ text }: KeptReport, pictureIds: string[]) => ({ step: 'NOTE', note: text, pictureIds }) as const

/** Sends what was filled in; false when it cannot be read any more. */
async function sendForm(report: KeptReport, pictureIds: string[]): Promise<boolean> {
  const { communityId, submission } = report
  const form = reportForm.parse(report.form)
  const body = reportOf(form, form.place, pictureIds)
  if (typeof body === 'string') return false
  await call(complaints.report, { params: { communityId }, body }, { submission })
  return true
}

/** The server let go of pictures that waited too long for their report: all go again, as another submission. */
const withFreshPictures = ({ pictures }: KeptReport): Partial<KeptReport> => ({
  submission: randomName(32),
  pictures: pictures.map((picture) => ({ ...picture, sentId: null, submission: randomName(32) })),
})

async function trySending(report: KeptReport): Promise<boolean> {
  try {
    await sendReport(report)
    return true
  } catch (error) {
    if (error instanceof z.ZodError) noteReport(report.key, { fault: outboxTexts.now().unreadable })
    else if (codeOf(error) === 'attachment_unknown') noteReport(report.key, withFreshPictures(report))
    else if (isRefused(error)) noteReport(report.key, { fault: messageOf(error) })
    return false
  }
}

async function sendAll(): Promise<string[]> {
  const reached: string[] = []
  for (const report of readOutbox()) {
    if (report.fault !== null) continue
    if (await trySending(report)) reached.push(report.communityId)
  }
  return reached
}

let underWay: Promise<string[]> | null = null

/**
 * Sends what waits, one report after another, oldest first; one tab does at a time. Each keeps its name through every try,
 * so that one whose answer was lost counts once. Gives the communities that got some.
 */
export function sendOutbox(): Promise<string[]> {
  underWay ??= withLock('complaint-outbox', sendAll).finally(() => {
    underWay = null
  })
  return underWay
}
