import { useCallback, useEffect, useRef, useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import { isUnreachable } from '../../../lib/failure.ts'
import { contentOf, type LocalDraft } from '../composer.draft.ts'
import { EditedElsewhere, saveDraft, type DraftBox } from './draft.saving.ts'

const quietMs = 2500
const againMs = 20_000

export type SavingState = 'local' | 'saving' | 'saved' | 'offline' | 'conflict'

/** Whether the server lacks something that could be sent. */
function isDue(draft: LocalDraft): boolean {
  const content = contentOf(draft)
  return content !== null && JSON.stringify(content) !== draft.saved
}

interface Outcome {
  theirs: Announcement | null
  error: unknown
}

const fine: Outcome = { theirs: null, error: null }

/** Saves the draft to the server a little after typing stops, one saving at a time. */
export function useDraftSaving(communityId: string, draft: LocalDraft, { get, change }: DraftBox) {
  const [isSaving, setSaving] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>(fine)
  const underWay = useRef<Promise<LocalDraft['server']> | null>(null)

  /** Saves now; null when something is missing or saving failed (the state says why). */
  const save = useCallback(async (): Promise<LocalDraft['server']> => {
    await underWay.current
    const run = async () => {
      setSaving(true)
      try {
        const saved = await saveDraft(communityId, { get, change })
        setOutcome(fine)
        return saved
      } catch (error) {
        setOutcome(error instanceof EditedElsewhere ? { theirs: error.theirs, error: null } : { theirs: null, error })
        return null
      } finally {
        setSaving(false)
        underWay.current = null
      }
    }
    underWay.current = run()
    return underWay.current
  }, [communityId, get, change])

  const isDueNow = isDue(draft)
  const mayGoOn = outcome.theirs === null
  useEffect(() => {
    if (!isDueNow || !mayGoOn || isSaving) return undefined
    const timer = setTimeout(() => void save(), outcome.error ? againMs : quietMs)
    return () => clearTimeout(timer)
  }, [draft, isDueNow, mayGoOn, isSaving, outcome.error, save])

  /** Goes on with the text written here, over the other one. */
  const keepMine = () => {
    const { theirs } = outcome
    if (theirs) change({ server: { id: theirs.id, version: theirs.version }, saved: null })
    setOutcome(fine)
  }
  /** Goes on with the other text. */
  const keepTheirs = (other: LocalDraft) => {
    change(other)
    setOutcome(fine)
  }

  return {
    save,
    state: stateOf(outcome, isSaving, isDueNow, draft),
    error: refusal(outcome),
    theirs: outcome.theirs,
    keepMine,
    keepTheirs,
  }
}

const refusal = ({ error }: Outcome) => (error !== null && !isUnreachable(error) ? error : null)

function stateOf(outcome: Outcome, isSaving: boolean, isDueNow: boolean, draft: LocalDraft): SavingState {
  if (outcome.theirs) return 'conflict'
  if (isSaving) return 'saving'
  if (isUnreachable(outcome.error)) return 'offline'
  return draft.saved !== null && !isDueNow ? 'saved' : 'local'
}
