import { largestPdfBytes } from '@liren/shared/announcements.attachments'
import { localAddress } from '../platform/files.ts'
import type { PickedFile } from '../platform/files.types.ts'
import { randomName } from '../platform/random.ts'
import { readWaiting, type WaitingFile } from './waiting.files.ts'

export type FileKind = WaitingFile['kind']

/** A file on its way to the server. */
export interface Sending {
  key: string
  kind: FileKind
  file: PickedFile
  /** Where a picture can be looked at meanwhile. */
  address: string
  percent: number
  /** `restoring` and `lost` are of a page that was opened again: the device is asked for the file, or did not keep it. */
  state: 'restoring' | 'lost' | 'waiting' | 'sending' | 'failed' | 'too_large'
  error: unknown
  /** Names this submission through every try whose answer was lost. */
  submission: string
  /** Where on its page it belongs; empty where there is one place only. */
  place: string
}

/** A file just chosen. */
export const sendingOf = (kind: FileKind, file: PickedFile, place: string): Sending => ({
  key: randomName(8),
  kind,
  file,
  address: kind === 'picture' ? localAddress(file) : '',
  percent: 0,
  state: kind === 'pdf' && file.size > largestPdfBytes ? 'too_large' : 'waiting',
  error: null,
  submission: randomName(32),
  place,
})

/** What waited when this page was left, to be asked of the device again. */
export const leftBehind = (draft: string): Sending[] =>
  readWaiting(draft).map(({ key, kind, name, size, submission, place }) => ({
    key,
    kind,
    file: { name, size, source: '' },
    address: '',
    percent: 0,
    state: 'restoring',
    error: null,
    submission,
    place,
  }))

/** The same with the file the device kept, or without. */
export function foundAgain(one: Sending, source: PickedFile['source'] | null): Sending {
  if (source === null) return { ...one, state: 'lost' }
  const file = { ...one.file, source }
  return { ...one, file, address: one.kind === 'picture' ? localAddress(file) : '', state: 'waiting' }
}

/** What outlives the page; what is too large is never sent. */
export const toKeep = (queue: readonly Sending[]): WaitingFile[] =>
  queue
    .filter(({ state }) => state !== 'too_large')
    .map(({ key, kind, file: { name, size }, submission, place }) => ({ key, kind, name, size, submission, place }))
