import { votesDelivery } from '@liren/shared/votes.delivery'
import type { Routes } from '../../platform/http/routes.ts'
import type { VotesDeps } from './votes.casting.service.ts'
import * as delivery from './votes.delivery.service.ts'
import { voteIntake } from './votes.files.service.ts'
import { maySeeVotes, ownsSomething } from './votes.policy.ts'

export function votesDeliveryRoutes(routes: Routes, deps: VotesDeps): void {
  routes.community(votesDelivery.opened, ownsSomething, ({ db, actor, call }) =>
    delivery.noteOpened(db, deps, actor, call.params.decisionId),
  )
  routes.community(votesDelivery.deliver, maySeeVotes, ({ db, actor, call }) =>
    delivery.recordDeliveries(db, deps, actor, call.params.decisionId, call.body.delivery),
  )
  routes.community(
    votesDelivery.deliveryFile,
    maySeeVotes,
    ({ db, actor, call }) => delivery.takeDeliveryFile(db, deps, actor, call.params.decisionId, call.file),
    voteIntake,
  )
  routes.community(votesDelivery.deliveryProgress, maySeeVotes, ({ db, actor, call }) =>
    delivery.progressFor(db, actor, call.params.decisionId),
  )
  routes.community(votesDelivery.deliveries, maySeeVotes, ({ db, actor, call }) =>
    delivery.deliveriesFor(db, actor, call.params.decisionId, call.query),
  )
}
