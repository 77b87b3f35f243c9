import { votesCasting } from '@liren/shared/votes.casting'
import type { Routes } from '../../platform/http/routes.ts'
import { castBallot, receiptFor, type VotesDeps } from './votes.casting.service.ts'
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
  routes.community(votesCasting.cast, ownsSomething, ({ db, actor, call }) =>
    castBallot(db, deps, actor, call.params.decisionId, call.body),
  )
  routes.community(votesCasting.receipt, maySeeVotes, ({ db, actor, call }) =>
    receiptFor(db, actor, call.params.decisionId, call.params.headId),
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
}
