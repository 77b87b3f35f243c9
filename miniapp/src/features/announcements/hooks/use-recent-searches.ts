import { useState } from 'react'
import { z } from 'zod'
import { forgetDraft, keepDraft, readDraft } from '../../../lib/drafts.ts'

const most = 8
const schema = z.array(z.string().min(1).max(50)).max(most)

/** What this person looked for in this community on this device, the latest first; it goes nowhere else. */
export function useRecentSearches(communityId: string) {
  const name = `search.${communityId}`
  const [recent, setRecent] = useState<string[]>(() => readDraft(schema, name) ?? [])
  return {
    recent,
    remember(q: string) {
      const next = [q, ...recent.filter((one) => one !== q)].slice(0, most)
      setRecent(next)
      keepDraft(name, next)
    },
    forget() {
      setRecent([])
      forgetDraft(name)
    },
  }
}
