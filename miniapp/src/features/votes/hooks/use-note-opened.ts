import { useEffect } from 'react'
import { randomName } from '../../../platform/random.ts'
import { noteOpened } from '../delivery.api.ts'
import type { InDecision } from '../votes.api.ts'

/** Decisions that this run of the app has said so of. */
const said = new Set<string>()

/** Says, once, that an owner has an open ballot on this phone: it proves the delivery. That it failed hinders nobody. */
export function useNoteOpened({ communityId, decisionId }: InDecision, isDue: boolean): void {
  useEffect(() => {
    if (!isDue || said.has(decisionId)) return
    said.add(decisionId)
    noteOpened({ communityId, decisionId }, randomName(32)).catch(() => said.delete(decisionId))
  }, [communityId, decisionId, isDue])
}
