import { usePageParams } from '../../../platform/page.params.ts'
import type { InDecision } from '../votes.api.ts'

/** The decision that the address of the page names. */
export function useInDecision(): InDecision {
  const { community = '', id, decision = '' } = usePageParams()
  return { communityId: community, decisionId: id ?? decision }
}
