import { votesCandidacies } from '@liren/shared/votes.candidacies'
import type { Routes } from '../../platform/http/routes.ts'
import type { VotesDeps } from './votes.casting.service.ts'
import { boardFor, electionsFor } from './votes.candidacies.service.ts'
import * as display from './votes.display.service.ts'
import { maySeeVotes } from './votes.policy.ts'
import * as standing from './votes.standing.service.ts'

export function votesCandidaciesRoutes(routes: Routes, { vault }: VotesDeps): void {
  routes.community(votesCandidacies.elections, maySeeVotes, async ({ db, actor }) => ({
    items: await electionsFor(db, actor),
  }))
  routes.community(votesCandidacies.board, maySeeVotes, ({ db, actor, call }) =>
    boardFor(db, actor, call.params.decisionId),
  )
  routes.community(votesCandidacies.call, maySeeVotes, ({ db, actor, call }) =>
    display.callCandidates(db, vault, actor, call.params.decisionId, call.body),
  )
  routes.community(votesCandidacies.nominate, maySeeVotes, ({ db, actor, call }) =>
    standing.nominate(db, actor, call.params.decisionId, call.body),
  )
  routes.community(votesCandidacies.accept, maySeeVotes, ({ db, actor, call }) =>
    standing.replyToProposal(db, actor, call.params, call.body),
  )
  routes.community(votesCandidacies.withdraw, maySeeVotes, ({ db, actor, call }) =>
    standing.withdrawCandidacy(db, vault, actor, call.params),
  )
  routes.community(votesCandidacies.check, maySeeVotes, ({ db, actor, call }) =>
    display.checkCandidacy(db, vault, actor, call.params, call.body),
  )
  routes.community(votesCandidacies.display, maySeeVotes, ({ db, actor, call }) =>
    display.displayCandidates(db, vault, actor, call.params.decisionId),
  )
  routes.community(votesCandidacies.object, maySeeVotes, ({ db, actor, call }) =>
    display.objectToCandidacy(db, actor, call.params, call.body),
  )
  routes.community(votesCandidacies.answer, maySeeVotes, ({ db, actor, call }) =>
    display.answerCandidacyObjection(db, vault, actor, call.params, call.body),
  )
}
