import type { VotePolicy } from '@liren/shared/votes.policy'

/** An authority to vote for a head in one decision. Instructions are sealed with it; a motion without one is blank. */
export interface ProxyGrant {
  headKey: string
  agent: string
  validFrom: Date
  validTo: Date
  revokedAt: Date | null
  castSeq: number | null
}

export type ProxyCode =
  'vote_proxy_barred' | 'vote_proxy_cap' | 'vote_proxy_open' | 'vote_proxy_over' | 'already_voted' | 'vote_not_entitled'

const isAlive = ({ revokedAt, castSeq, validTo }: ProxyGrant, now: Date) =>
  revokedAt === null && castSeq === null && now < validTo

/** Heads whose vote an agent holds or has cast; taken back and lapsed ones do not count towards the cap. */
const principalsOf = (agent: string, grants: readonly ProxyGrant[], now: Date): Set<string> =>
  new Set(
    grants
      .filter((one) => one.agent === agent && (one.castSeq !== null || isAlive(one, now)))
      .map((one) => one.headKey),
  )

/**
 * Why a head cannot give its vote to this agent: property staff never (舟山 art. 17), nobody to themselves, one proxy at
 * a time, no proxy once the head has voted, and no agent for more heads than the rules let (潍坊 art. 32: three).
 */
export function grantRefusal(
  asked: { headKey: string; principal: string; agent: string; isPropertyStaff: boolean; hasVoted: boolean },
  grants: readonly ProxyGrant[],
  { maxPrincipalsPerAgent }: Pick<VotePolicy, 'maxPrincipalsPerAgent'>,
  now: Date,
): ProxyCode | null {
  if (asked.isPropertyStaff || asked.agent === asked.principal) return 'vote_proxy_barred'
  if (asked.hasVoted) return 'already_voted'
  if (grants.some((one) => one.headKey === asked.headKey && isAlive(one, now))) return 'vote_proxy_open'
  const held = principalsOf(asked.agent, grants, now)
  return held.size >= maxPrincipalsPerAgent && !held.has(asked.headKey) ? 'vote_proxy_cap' : null
}

/** Why an agent cannot cast under a grant now: it is not theirs, it is over or not begun, or the head has voted. */
export function proxyCastRefusal(
  grant: ProxyGrant,
  { agent, isPropertyStaff, hasVoted }: { agent: string; isPropertyStaff: boolean; hasVoted: boolean },
  now: Date,
): ProxyCode | null {
  if (grant.agent !== agent) return 'vote_not_entitled'
  if (isPropertyStaff) return 'vote_proxy_barred'
  if (hasVoted) return 'already_voted'
  return isAlive(grant, now) && now >= grant.validFrom ? null : 'vote_proxy_over'
}

/** A principal takes a proxy back until it is used. */
export const revokeRefusal = ({ castSeq, revokedAt }: ProxyGrant): ProxyCode | null => {
  if (castSeq !== null) return 'already_voted'
  return revokedAt === null ? null : 'vote_proxy_over'
}
