import { useCallback, useEffect, useRef, useState } from 'react'
import { randomName } from '../platform/random.ts'
import { codeOf, isUnreachable } from './failure.ts'

/** A row of the server, in the version one has read. */
export interface Saved {
  id: string
  version: number
}

/** What a draft remembers of the server. */
interface Keeping<C> {
  /** Where the server keeps it, once it does. */
  server: Saved | null
  /** A first saving without an answer yet: sent again unchanged under the same name, so that it counts once. */
  pendingCreate: { name: string; content: C } | null
  /** What the server has, as JSON. */
  saved: string | null
}

/** How a kind of draft is saved: what the server would take of it, and the calls. */
export interface Keeper<D, C, T extends Saved> {
  /** Null while something is missing. */
  contentOf: (draft: D) => C | null
  create: (content: C, submission: string) => Promise<T>
  edit: (id: string, content: C, version: number) => Promise<T>
  read: (id: string) => Promise<T>
  /** Whether the server's row says what this content says. */
  saysTheSame: (content: C, theirs: T) => boolean
}

/** How saving reads and changes the draft while the author goes on typing. */
export interface DraftBox<D, C> {
  get: () => D
  change: (part: Partial<Keeping<C>>) => void
}

/** The draft was changed elsewhere; `theirs` is what the server has now. */
export class EditedElsewhere<T = unknown> extends Error {
  override name = 'EditedElsewhere'
  readonly theirs: T

  constructor(theirs: T) {
    super('edited elsewhere')
    this.theirs = theirs
  }
}

async function createOnServer<D extends Keeping<C>, C, T extends Saved>(keeper: Keeper<D, C, T>, box: DraftBox<D, C>) {
  const draft = box.get()
  const content = keeper.contentOf(draft)
  if (content === null) return
  const pending = draft.pendingCreate ?? { name: randomName(32), content }
  box.change({ pendingCreate: pending })
  try {
    const { id, version } = await keeper.create(pending.content, pending.name)
    box.change({ server: { id, version }, pendingCreate: null, saved: JSON.stringify(pending.content) })
  } catch (error) {
    // Refused for good: the next content is another submission. No answer: the same one is sent again.
    if (!isUnreachable(error)) box.change({ pendingCreate: null })
    throw error
  }
}

async function editOnServer<D extends Keeping<C>, C, T extends Saved>(
  keeper: Keeper<D, C, T>,
  box: DraftBox<D, C>,
  server: Saved,
): Promise<Saved> {
  const content = keeper.contentOf(box.get())
  const text = JSON.stringify(content)
  if (content === null || text === box.get().saved) return server
  const settle = (version: number): Saved => {
    const saved = { id: server.id, version }
    box.change({ server: saved, saved: text })
    return saved
  }
  try {
    return settle((await keeper.edit(server.id, content, server.version)).version)
  } catch (error) {
    if (codeOf(error) !== 'edited_elsewhere') throw error
    const theirs = await keeper.read(server.id)
    // Our own earlier saving whose answer was lost looks like somebody else's; it says what we say.
    if (!keeper.saysTheSame(content, theirs)) throw new EditedElsewhere(theirs)
    return settle(theirs.version)
  }
}

/**
 * Brings the server's draft up to what is typed. Null while something is missing.
 * Throws `Failure`, or `EditedElsewhere` with the other text.
 */
export async function saveDraft<D extends Keeping<C>, C, T extends Saved>(
  keeper: Keeper<D, C, T>,
  box: DraftBox<D, C>,
): Promise<Saved | null> {
  if (keeper.contentOf(box.get()) === null) return null
  if (box.get().server === null) await createOnServer(keeper, box)
  const { server } = box.get()
  return server && editOnServer(keeper, box, server)
}

const quietMs = 2500
const againMs = 20_000

export type SavingState = 'local' | 'saving' | 'saved' | 'offline' | 'conflict'

interface Outcome<T> {
  theirs: T | null
  error: unknown
}

const fine = { theirs: null, error: null }

/** Saves the draft to the server a little after typing stops, one saving at a time. The keeper is the same every time. */
export function useDraftSaving<D extends Keeping<C>, C, T extends Saved>(
  keeper: Keeper<D, C, T>,
  draft: D,
  { get, change }: { get: () => D; change: (part: Partial<D>) => void },
) {
  const [isSaving, setSaving] = useState(false)
  const [outcome, setOutcome] = useState<Outcome<T>>(fine)
  const underWay = useRef<Promise<Saved | null> | null>(null)

  /** Saves now; null when something is missing or saving failed (the state says why). */
  const save = useCallback(async (): Promise<Saved | null> => {
    await underWay.current
    const run = async () => {
      setSaving(true)
      try {
        const saved = await saveDraft(keeper, { get, change: change as DraftBox<D, C>['change'] })
        setOutcome(fine)
        return saved
      } catch (error) {
        const isOther = error instanceof EditedElsewhere
        setOutcome(isOther ? { theirs: error.theirs as T, error: null } : { theirs: null, error })
        return null
      } finally {
        setSaving(false)
        underWay.current = null
      }
    }
    underWay.current = run()
    return underWay.current
  }, [keeper, get, change])

  const content = keeper.contentOf(draft)
  // Whether the server lacks something that could be sent.
  const isDueNow = content !== null && JSON.stringify(content) !== draft.saved
  const mayGoOn = outcome.theirs === null
  useEffect(() => {
    if (!isDueNow || !mayGoOn || isSaving) return undefined
    const timer = setTimeout(() => void save(), outcome.error ? againMs : quietMs)
    return () => clearTimeout(timer)
  }, [draft, isDueNow, mayGoOn, isSaving, outcome.error, save])

  /** Goes on with the text written here, over the other one. */
  const keepMine = () => {
    const { theirs } = outcome
    const over: Partial<Keeping<C>> = { saved: null }
    if (theirs) change({ ...over, server: { id: theirs.id, version: theirs.version } } as Partial<D>)
    setOutcome(fine)
  }
  /** Goes on with the other text. */
  const keepTheirs = (other: D) => {
    change(other)
    setOutcome(fine)
  }

  return {
    save,
    state: stateOf(outcome, isSaving, isDueNow, draft.saved !== null),
    error: outcome.error !== null && !isUnreachable(outcome.error) ? outcome.error : null,
    theirs: outcome.theirs,
    keepMine,
    keepTheirs,
  }
}

function stateOf(outcome: Outcome<unknown>, isSaving: boolean, isDueNow: boolean, isKnown: boolean): SavingState {
  if (outcome.theirs !== null) return 'conflict'
  if (isSaving) return 'saving'
  if (isUnreachable(outcome.error)) return 'offline'
  return isKnown && !isDueNow ? 'saved' : 'local'
}
