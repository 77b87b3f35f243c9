import { votesDemands } from '@liren/shared/votes.demands'
import type { Routes } from '../../platform/http/routes.ts'
import * as demands from './votes.demands.service.ts'
import { maySeeVotes, ownsSomething, reviewsVotes } from './votes.policy.ts'

export function votesDemandsRoutes(routes: Routes): void {
  routes.community(votesDemands.demands, maySeeVotes, ({ db, actor }) => demands.demandsFor(db, actor))
  routes.community(votesDemands.demand, maySeeVotes, ({ db, actor, call }) =>
    demands.demandFor(db, actor, call.params.demandId),
  )
  routes.community(votesDemands.start, ownsSomething, ({ db, actor, call }) =>
    demands.startDemand(db, actor, call.params.estateId, call.body),
  )
  routes.community(votesDemands.join, ownsSomething, ({ db, actor, call }) =>
    demands.joinDemand(db, actor, call.params.demandId),
  )
  routes.community(votesDemands.leave, ownsSomething, ({ db, actor, call }) =>
    demands.leaveDemand(db, actor, call.params.demandId),
  )
  routes.community(votesDemands.withdraw, ownsSomething, ({ db, actor, call }) =>
    demands.withdrawDemand(db, actor, call.params.demandId),
  )
  routes.community(votesDemands.answer, maySeeVotes, ({ db, actor, call }) =>
    demands.answerDemand(db, actor, call.params.demandId, call.body),
  )
  routes.community(votesDemands.setCounts, reviewsVotes, ({ db, actor, call }) =>
    demands.setDemandCounts(db, actor, call.params.estateId, call.body),
  )
}
