import { z } from 'zod'
import { keepDraft, readDraft } from '../../lib/drafts.ts'
import { createStore, useStore } from '../../lib/store.ts'

const kept = z.object({
  key: z.string(),
  communityId: z.string(),
  /** Of a note: the matter it is added to. */
  complaintId: z.string().nullable().default(null),
  /** What it says, for whoever looks at what was not sent yet. */
  text: z.string(),
  /** As it was filled in, with its place; read again when it is sent, or when its author goes on writing. */
  form: z.unknown(),
  /** Names the submission through every try, so that it counts once. */
  submission: z.string(),
  pictures: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      size: z.number(),
      submission: z.string(),
      /** Under which the server has it, once it does. */
      sentId: z.string().nullable(),
    }),
  ),
  /** Why the server would not have it, in the words it used. */
  fault: z.string().nullable(),
})
/** A report, or a note to one, that was handed in and that the server does not have for certain. */
export type KeptReport = z.infer<typeof kept>

const name = 'complaint-outbox'
const changes = createStore(0)
/** What the device would not keep lives as long as the page. */
let unkept: KeptReport[] | null = null

/** The reports of this account that wait to be sent, oldest first. */
export const readOutbox = (): KeptReport[] => unkept ?? readDraft(z.array(kept), name) ?? []

function write(all: KeptReport[]): void {
  unkept = keepDraft(name, all.length === 0 ? null : all) ? null : all
  changes.set(changes.get() + 1)
}

/** The same in a component. */
export function useKeptReports(communityId: string): KeptReport[] {
  useStore(changes)
  return readOutbox().filter((one) => one.communityId === communityId)
}

export const keepReport = (report: KeptReport): void => write([...readOutbox(), report])

/** Notes how far a report came. */
export const noteReport = (key: string, part: Partial<KeptReport>): void =>
  write(readOutbox().map((one) => (one.key === key ? { ...one, ...part } : one)))

export const forgetReport = (key: string): void => write(readOutbox().filter((one) => one.key !== key))
