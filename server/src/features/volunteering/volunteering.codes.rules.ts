import type { Direction } from '@liren/shared/volunteering.attendance'
import { DomainError } from '../../platform/errors.ts'

const minute = 60_000

/** How long a code is shown: between the 30 and 60 seconds that a person needs to raise a phone. */
const stepMs = 45_000
/** Check-in opens so long before a shift. */
export const earlyMs = 30 * minute
/** Check-out closes so long after it; who has forgotten it by then is closed by the clock. */
export const lateMs = 30 * minute
/** A scan made just before the code changed is not turned away for the way it took. */
const underWayMs = 5_000
/** A phone without network keeps a scan no longer than this. */
const keptMs = 24 * 60 * minute

/** The number of the step at an instant. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / stepMs)

/** When a step ends. */
export const endOfStep = (step: number): Date => new Date((step + 1) * stepMs)

/** What the digits of a code are computed from: never the same for two shifts, two directions or two steps. */
export const codeMessage = (shiftId: string, direction: Direction, step: number): string =>
  `liren.shift.1|${shiftId}|${direction}|${String(step)}`

/** Eight digits of a keyed digest (the truncation of RFC 4226, section 5.3). */
export function digitsOf(digest: Uint8Array): string {
  const at = (digest.at(-1) ?? 0) & 15
  const [a = 0, b = 0, c = 0, d = 0] = digest.slice(at, at + 4)
  const number = (((a & 127) * 256 + b) * 256 + c) * 256 + d
  return String(number % 100_000_000).padStart(8, '0')
}

/** The text of the QR. */
export const codeText = (code: { shiftId: string; direction: Direction; step: number; digits: string }): string =>
  `LS1.${code.shiftId}.${code.direction}.${String(code.step)}.${code.digits}`

export interface ReadCode {
  shiftId: string
  direction: Direction
  step: number
  digits: string
}

/** What a scanned text says; throws `shift_code_unknown` for what is no code. */
export function readCode(text: string): ReadCode {
  const [, shiftId, direction, step, digits] =
    /^LS1\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(in|out)\.(\d{1,12})\.(\d{8})$/.exec(text) ?? []
  if (shiftId === undefined || direction === undefined || digits === undefined)
    throw new DomainError('shift_code_unknown')
  return { shiftId, direction: direction as Direction, step: Number(step), digits }
}

/** Digits that were typed in instead of scanned. */
export const areDigits = (text: string): boolean => /^\d{8}$/.test(text)

/** The steps whose digits may have been typed in at an instant, the present one first; older ones only to be told that they are over. */
export const typedSteps = (at: Date): number[] => [0, 1, 2, 3].map((ago) => stepAt(at) - ago)

interface Shown {
  startsAt: Date
  endsAt: Date
}

/** Whether codes of a shift count at an instant. */
export const isDoorOpenAt = ({ startsAt, endsAt }: Shown, at: Date): boolean =>
  at.getTime() >= startsAt.getTime() - earlyMs && at.getTime() <= endsAt.getTime() + lateMs

/** Whether codes of a shift count at an instant; throws `shift_code_early` or `shift_code_expired`. */
export function expectDoorOpen({ startsAt, endsAt }: Shown, at: Date): void {
  if (at.getTime() < startsAt.getTime() - earlyMs) throw new DomainError('shift_code_early')
  if (at.getTime() > endsAt.getTime() + lateMs) throw new DomainError('shift_code_expired')
}

/**
 * Whether a code is the one that was shown when it was scanned: of this step, or of one that was over only just now. A kept scan is judged by when it was made, and looked at by a person besides.
 */
export function expectStep(code: ReadCode, scannedAt: Date, now: Date): void {
  if (scannedAt > now || now.getTime() - scannedAt.getTime() > keptMs) throw new DomainError('shift_code_expired')
  const step = stepAt(scannedAt)
  if (code.step > step) throw new DomainError('shift_code_early')
  if (scannedAt.getTime() - endOfStep(code.step).getTime() > underWayMs) throw new DomainError('shift_code_expired')
}

interface Times extends Shown {
  inAt: Date
  outAt: Date
}

/** What of an attendance counts: not before the shift began, not past the time its door closes. In milliseconds. */
function countedOf({ startsAt, endsAt, inAt, outAt }: Times): { from: number; to: number } {
  const from = Math.max(inAt.getTime(), startsAt.getTime())
  return { from, to: Math.max(from, Math.min(outAt.getTime(), endsAt.getTime() + lateMs)) }
}

/** Whole minutes served, without the time that `credited` attendances of the same person have brought already. */
export function servedMinutes(times: Times, credited: readonly Times[] = []): number {
  const { from, to } = countedOf(times)
  let [at, served] = [from, 0]
  for (const one of credited.map(countedOf).toSorted((a, b) => a.from - b.from)) {
    served += Math.max(0, Math.min(one.from, to) - at)
    at = Math.max(at, one.to)
  }
  return Math.floor((served + Math.max(0, to - at)) / minute)
}

/** Whether a credit is among the five in a hundred that are called back: by the id of its journal, which nobody knows before. */
export const isSampled = (journalId: string): boolean => Number.parseInt(journalId.slice(-4), 16) % 20 === 0
