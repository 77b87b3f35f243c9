import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { VotePolicy } from '@liren/shared/votes.policy'
import type { Decision, DecisionDraft } from '@liren/shared/votes.views'
import { useDraftSaving, type Keeper } from '../../../lib/draft.saving.ts'
import { forgetDraft, readDraft, useKeptDraft } from '../../../lib/drafts.ts'
import {
  agendaFaults,
  areRulesDone,
  blankDecision,
  contentOf,
  draftName,
  fromServer,
  isBlank,
  localDecision,
  saysTheSame,
  type Hat,
  type LocalDecision,
} from '../decision.draft.ts'
import { fetchDecision } from '../decisions.api.ts'
import { knownAgain } from '../documents.draft.ts'
import { createDecision, editDecision } from '../organising.api.ts'
import { keys } from '../votes.keys.ts'
import { useDraftDocuments } from './use-documents.ts'

const hasUnsaved = (draft: LocalDecision): boolean =>
  draft.pendingCreate !== null || JSON.stringify(contentOf(draft)) !== draft.saved

/** How a decision's draft is saved in its community; `know` is told what the server has then. */
const decisionKeeper = (
  communityId: string,
  know: (decision: Decision) => Decision,
): Keeper<LocalDecision, DecisionDraft, Decision> => ({
  contentOf,
  create: (content, submission) => createDecision(communityId, content, submission).then(know),
  edit: (decisionId, content, version) => editDecision({ communityId, decisionId }, content, version).then(know),
  read: (decisionId) => fetchDecision(communityId, decisionId),
  saysTheSame,
})

export interface Start {
  communityId: string
  /** A draft that the server has; null for a new one. */
  one: Decision | null
  hats: readonly Hat[]
  /** What a new one starts from. */
  policy: VotePolicy
}

const blankFor = ({ hats, policy }: Start): LocalDecision => blankDecision(hats[0] as Hat, policy)

/** What to begin with: what this device still holds, else what the server has, else nothing. */
function beginning(start: Start): LocalDecision {
  const { communityId, one } = start
  const kept = readDraft(localDecision, draftName(communityId, one?.id))
  if (one === null) return kept ?? blankFor(start)
  if (kept === null) return fromServer(one)
  return hasUnsaved(kept) ? kept : knownAgain(fromServer(one), kept)
}

/** The decision being written: every change is kept on this device, and a little later on the server. */
export function useDrafting(start: Start) {
  const { communityId, one } = start
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => beginning(start))
  const [wasResumed] = useState(() => one === null && !isBlank(draft))
  const [step, setStep] = useState(0)
  const [wasChecked, setChecked] = useState(false)
  const latest = useRef(draft)
  const name = draftName(communityId, draft.server?.id)
  useKeptDraft(name, isBlank(draft) ? null : draft)

  const change = useCallback(
    (part: Partial<LocalDecision>) => {
      const isFirstSaved = latest.current.server === null && part.server
      latest.current = { ...latest.current, ...part }
      // From here on it is found under its own id, so that the next new one begins empty.
      if (isFirstSaved) forgetDraft(draftName(communityId, undefined))
      if (part.server) void client.invalidateQueries({ queryKey: keys.all(communityId) })
      setDraft(latest.current)
    },
    [client, communityId],
  )
  const get = useCallback(() => latest.current, [])
  // Whoever goes on from here at once must not hand in the version before.
  const know = useCallback(
    (decision: Decision) => client.setQueryData<Decision>(keys.one(communityId, decision.id), decision) ?? decision,
    [client, communityId],
  )
  const keeper = useMemo(() => decisionKeeper(communityId, know), [communityId, know])
  const saving = useDraftSaving(keeper, draft, { get, change })
  const documents = useDraftDocuments({ communityId, name, draft, get, change })
  const faults = agendaFaults(draft)

  return {
    draft,
    change,
    /** Begins again with nothing; what was there is gone from this device. */
    startOver: () => {
      documents.sending.clear()
      forgetDraft(draftName(communityId, latest.current.server?.id))
      change(blankFor(start))
    },
    wasResumed,
    documents,
    step,
    /** To the next step, unless something of the agenda is missing; the faults show then. */
    goOn: () => {
      const isMissing = step === 0 ? faults.length > 0 : !areRulesDone(draft)
      setChecked(isMissing)
      if (isMissing) return
      setStep(step + 1)
      void saving.save()
    },
    goBack: () => setStep(step - 1),
    faults: wasChecked ? faults : [],
    /** Whether to point at what the rules do not rest on yet. */
    saysMissing: wasChecked && !areRulesDone(draft),
    saving: {
      ...saving,
      keepTheirs: () => saving.theirs && saving.keepTheirs(knownAgain(fromServer(saving.theirs), draft)),
    },
  }
}

export type Drafting = ReturnType<typeof useDrafting>
