import { placeCheck } from '@liren/shared/volunteering.place'
import { z } from 'zod'
import { keepDraft, readDraft } from '../../lib/drafts.ts'
import { createStore, useStore } from '../../lib/store.ts'

const kept = z.object({
  key: z.string(),
  communityId: z.string(),
  shiftId: z.string(),
  /** Which shift, for whoever looks at what was not sent yet. */
  title: z.string(),
  code: z.string(),
  keptAt: z.string(),
  submission: z.string(),
  /** Whether the phone was at the place, if its owner let it say so. */
  place: placeCheck.nullable().default(null),
  /** Why the server would not have it, in the words it used. */
  fault: z.string().nullable(),
})
/** A scan made without a network. */
export type KeptScan = z.infer<typeof kept>

const name = 'shift-scans'
const changes = createStore(0)
/** What the device would not keep lives as long as the page. */
let unkept: KeptScan[] | null = null

/** The scans of this account that wait to be sent, oldest first. */
export const readScans = (): KeptScan[] => unkept ?? readDraft(z.array(kept), name) ?? []

function write(all: KeptScan[]): void {
  unkept = keepDraft(name, all.length === 0 ? null : all) ? null : all
  changes.set(changes.get() + 1)
}

/** The same in a component. */
export function useKeptScans(communityId: string): KeptScan[] {
  useStore(changes)
  return readScans().filter((one) => one.communityId === communityId)
}

export const keepScan = (scan: KeptScan): void => write([...readScans(), scan])

export const noteScan = (key: string, fault: string): void =>
  write(readScans().map((one) => (one.key === key ? { ...one, fault } : one)))

export const forgetScan = (key: string): void => write(readScans().filter((one) => one.key !== key))
