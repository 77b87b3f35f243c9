import { clusterLeast } from '@liren/shared/complaints.coordination'

/** Matters of one category in one building that no cluster holds yet, and the open cluster there, if there is one. */
export interface Unclustered {
  topicId: string | null
  complaintIds: readonly string[]
}

/** What becomes of them: they join the cluster that is open, make a new one, or stay by themselves. */
export function clusterOf({ topicId, complaintIds }: Unclustered): 'join' | 'begin' | 'stay' {
  if (topicId !== null) return 'join'
  return complaintIds.length >= clusterLeast ? 'begin' : 'stay'
}
