import { canonical, type Json } from '@liren/shared/votes.canonical'
import { testKey } from './votes.signing.ts'
import { tellStory, type Story } from './votes.story.ts'
import type { Change } from './votes.tampering.ts'

/** Big enough to have everything in it, and areas in its count; and a small one, whose areas stay hidden. */
export const policy = {
  duplicatePolicy: 'FIRST_VALID',
  allowRevote: false,
  unreturnedMode: 'DELIVERED_ABSTAIN',
} as const
export const big = tellStory({ seed: 11, heads: 60, policy })
export const small = tellStory({ seed: 12, heads: 20, policy })
export const few = tellStory({ seed: 11, heads: 60, policy, sign: 'few' })
export const counted = tellStory({ seed: 11, heads: 60, policy, until: 'COUNTED' })
export const stranger = testKey(9)

export type Bodies = Record<string, Json>
/** What one who has the signers' keys makes of a log. */
export const again = (entries: Story['entries']): Change => ({ entries, resign: true })
/** A canonical text with one thing in it changed. */
export const fileWith = (story: Story, change: (file: Bodies) => void): Buffer => {
  const file = JSON.parse(story.counting.toString()) as Bodies
  change(file)
  return Buffer.from(`${canonical(file)}\n`)
}
export const rolls = (file: Bodies) => file['roll'] as unknown as Bodies[]
export const opened = (file: Bodies) => (file['ballots'] as unknown as Bodies[]).filter(({ salt }) => salt !== null)
