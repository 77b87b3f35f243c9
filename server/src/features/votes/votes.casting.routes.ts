import { votesCasting } from '@liren/shared/votes.casting'
import { votesDesignations } from '@liren/shared/votes.designations'
import { votesProof } from '@liren/shared/votes.proof'
import type { Routes } from '../../platform/http/routes.ts'
import { castBallot, receiptFor, signReceipt, type VotesDeps } from './votes.casting.service.ts'
import { designate, designationFor } from './votes.designations.service.ts'
import { atLeast, consistencyFor, inclusionFor, signedHeadFor } from './votes.proof.service.ts'
import { headsFor, logFor, proofFor } from './votes.reading.service.ts'
import { maySeeVotes, ownsSomething } from './votes.policy.ts'
import { doorsFor, remindSilent, turnoutFor } from './votes.turnout.service.ts'

export function votesCastingRoutes(routes: Routes, deps: VotesDeps): void {
  routes.community(votesCasting.myHeads, maySeeVotes, async ({ db, actor, call }) => ({
    items: await headsFor(db, actor, call.params.decisionId),
  }))
  routes.community(votesCasting.rollProof, maySeeVotes, ({ db, actor, call }) =>
    proofFor(db, deps.vault, actor, call.params),
  )
  routes.committed(
    votesCasting.cast,
    ownsSomething,
    ({ db, actor, call }) => castBallot(db, deps, actor, call.params.decisionId, call.body),
    signReceipt(deps),
  )
  routes.community(votesDesignations.designation, maySeeVotes, ({ db, actor, call }) =>
    designationFor(db, actor, call.params),
  )
  routes.community(votesDesignations.designate, ownsSomething, ({ db, actor, call }) =>
    designate(db, deps.vault, actor, call.params, call.body.ownerId),
  )
  routes.community(votesDesignations.undesignate, ownsSomething, ({ db, actor, call }) =>
    designate(db, deps.vault, actor, call.params, null),
  )
  routes.committed(
    votesCasting.receipt,
    maySeeVotes,
    ({ db, actor, call }) => receiptFor(db, actor, call.params.decisionId, call.params.headId),
    signReceipt(deps),
  )
  routes.community(votesCasting.log, maySeeVotes, ({ db, actor, call }) =>
    logFor(db, actor, call.params.decisionId, call.query),
  )
  routes.community(votesCasting.turnout, maySeeVotes, ({ db, actor, call }) =>
    turnoutFor(db, actor, call.params.decisionId),
  )
  routes.community(votesCasting.doors, maySeeVotes, ({ db, actor, call }) =>
    doorsFor(db, actor, call.params.decisionId, call.query),
  )
  routes.community(votesCasting.remind, maySeeVotes, ({ db, actor, call }) =>
    remindSilent(db, actor, call.params.decisionId),
  )
  routes.committed(
    votesProof.signedHead,
    maySeeVotes,
    ({ db, actor, call }) => signedHeadFor(db, actor, call.params.decisionId),
    atLeast(deps),
  )
  routes.community(votesProof.consistency, maySeeVotes, ({ db, actor, call }) =>
    consistencyFor(db, actor, call.params.decisionId, call.query),
  )
  routes.community(votesProof.inclusion, maySeeVotes, ({ db, actor, call }) =>
    inclusionFor(db, actor, call.params.decisionId, call.query),
  )
}
