import { codeOf, Failure } from '../../lib/failure.ts'
import { thisDevice } from '../../lib/device.ts'
import { messageOf } from '../../lib/messages.ts'
import { withLock } from '../../platform/locks.ts'
import { sendScan } from './attendance.api.ts'
import { forgetScan, noteScan, readScans, type KeptScan } from './scans.kept.ts'

/** Refusals that say "later", not "no". */
const passing = ['unauthenticated', 'request_in_flight', 'too_many_requests']

const isRefused = (error: unknown): boolean =>
  error instanceof Failure &&
  error.problem !== null &&
  error.problem.status < 500 &&
  !passing.includes(error.problem.code)

async function trySending({ key, communityId, shiftId, submission, code, keptAt, place }: KeptScan): Promise<boolean> {
  try {
    await sendScan({ communityId, shiftId }, { code, device: thisDevice().id, keptAt, place }, submission)
    forgetScan(key)
    return true
  } catch (error) {
    // The first try had reached the server, and only its answer was lost.
    if (codeOf(error) === 'shift_code_replayed') forgetScan(key)
    else if (isRefused(error)) noteScan(key, messageOf(error))
    return codeOf(error) === 'shift_code_replayed'
  }
}

async function sendAll(): Promise<boolean> {
  let hasSent = false
  for (const scan of readScans()) if (scan.fault === null && (await trySending(scan))) hasSent = true
  return hasSent
}

let underWay: Promise<boolean> | null = null

/** Sends the scans that wait, one after another; one tab does at a time. Says whether any got through. */
export function sendKeptScans(): Promise<boolean> {
  underWay ??= withLock('shift-scans', sendAll).finally(() => {
    underWay = null
  })
  return underWay
}
