import type { LogEntry } from '@liren/shared/votes.audit'
import type { Json } from '@liren/shared/votes.canonical'
import { filesOf, pack, type ExportFiles } from './votes.archive.ts'
import { certificatesOf, signAll, testKey, type Certificate, type SignedHead } from './votes.signing.ts'
import type { Story } from './votes.story.ts'

type Body = Record<string, Json>
export const bodyOf = (entry: LogEntry): Body => entry.body as Body

/** The first entry of a kind, or the n-th. */
export function entryOf({ entries }: Pick<Story, 'entries'>, kind: string, nth = 0): LogEntry {
  const found = entries.filter((entry) => entry.kind === kind)[nth]
  if (!found) throw new Error(`this story has no ${kind} ${String(nth)}`)
  return found
}

/** The entry of a step of the decision's life. */
export function stepOf({ entries }: Pick<Story, 'entries'>, step: string): LogEntry {
  const found = entries.find((entry) => bodyOf(entry)['step'] === step)
  if (!found) throw new Error(`this story has no ${step}`)
  return found
}

/** The log with one entry changed. */
export const withEntry = (entries: readonly LogEntry[], seq: number, change: Partial<LogEntry>): LogEntry[] =>
  entries.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry))

/** The log with something in the body of one entry changed. */
export const withBody = (entries: readonly LogEntry[], seq: number, change: Body): LogEntry[] =>
  entries.map((entry) => (entry.seq === seq ? { ...entry, body: { ...bodyOf(entry), ...change } } : entry))

/** References to entries by number that move with them. */
const references = ['grant', 'received', 'seq']

/** Entries numbered anew, and what refers to their numbers with them: what a careful forger does. */
export function renumbered(entries: readonly LogEntry[]): LogEntry[] {
  const moved = new Map(entries.map(({ seq }, at) => [seq, at + 1]))
  return entries.map((entry, at) => {
    const body = { ...bodyOf(entry) }
    for (const name of references) {
      const to = body[name]
      if (typeof to === 'number') body[name] = moved.get(to) ?? to
    }
    return { ...entry, seq: at + 1, body }
  })
}

/** The log without one entry, closed up. */
export const without = (entries: readonly LogEntry[], seq: number): LogEntry[] =>
  renumbered(entries.filter((entry) => entry.seq !== seq))

/** The log with one more entry after another; at its time, unless it says when. */
export function withMore(
  entries: readonly LogEntry[],
  after: number,
  more: { kind: string; body: Body; at?: string },
): LogEntry[] {
  const before = entries.find(({ seq }) => seq === after)
  if (!before) throw new Error('no such entry')
  const added = { ...before, ...more, seq: 1_000_000 } as unknown as LogEntry
  return renumbered(entries.flatMap((entry) => (entry.seq === after ? [entry, added] : [entry])))
}

export interface Change {
  entries?: LogEntry[]
  agenda?: Json
  policy?: Json
  certificates?: Certificate[]
  signed?: SignedHead[]
  files?: Partial<ExportFiles>
  manifest?: Record<string, Json>
  /** Whether the forger has the signers' keys and signs everything again. */
  resign?: boolean
}

/** A value of a body, as a text. */
export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** The two signers of every story. */
export const signersOf = ({ certificates }: Story) =>
  certificates.map((one, at) => ({ key: testKey(at + 1), from: text(one['from']) }))

/** The export of a story once somebody has changed something, packed so that nothing shows on the outside. */
export function forged(story: Story, change: Change): Buffer {
  const { community, decision } = story
  const { entries = story.entries, agenda = story.agenda, policy = story.policy } = change
  const again = () =>
    signAll(
      entries,
      entries.map(({ seq }) => seq),
      signersOf(story),
    )
  const signed = change.signed ?? (change.resign ? again() : story.signed)
  const certificates = change.certificates ?? story.certificates
  const files = { ...filesOf({ entries, signed, certificates, agenda, policy }), ...change.files }
  return pack(files, { community, decision }, change.manifest)
}

export { certificatesOf, testKey }
