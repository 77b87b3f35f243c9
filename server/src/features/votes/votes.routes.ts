import { votes } from '@liren/shared/votes.decisions'
import { votesRoll } from '@liren/shared/votes.roll'
import type { Routes } from '../../platform/http/routes.ts'
import type { VotesDeps } from './votes.casting.service.ts'
import { rollChangesFor, rollDraftFor } from './votes.changes.service.ts'
import { endGroup, groupsOf, hatsOf, nameGroup } from './votes.hats.service.ts'
import { maySeeVotes, reviewsVotes } from './votes.policy.ts'
import * as remarks from './votes.remarks.service.ts'
import * as service from './votes.service.ts'
import { takeStep } from './votes.steps.service.ts'

export function votesRoutes(routes: Routes, { vault }: VotesDeps): void {
  routes.community(votes.organisers, maySeeVotes, async ({ db, actor }) => ({ items: await hatsOf(db, actor) }))
  routes.account(
    votes.presets,
    () => true,
    () => Promise.resolve({ items: service.presetsOf() }),
  )
  routes.community(votes.nameGroup, reviewsVotes, ({ db, actor, call }) =>
    nameGroup(db, vault, actor, call.params.estateId, call.body),
  )
  routes.community(votes.groups, reviewsVotes, async ({ db, actor }) => ({ items: await groupsOf(db, actor) }))
  routes.community(votes.endGroup, reviewsVotes, async ({ db, actor, call }) => {
    await endGroup(db, actor, call.params.groupId)
    return {}
  })
  routes.community(votes.list, maySeeVotes, ({ db, actor, call }) => service.decisionsFor(db, actor, call.query))
  routes.community(votes.create, maySeeVotes, ({ db, actor, call }) => service.createDecision(db, actor, call.body))
  routes.community(votes.detail, maySeeVotes, ({ db, actor, call }) =>
    service.decisionFor(db, actor, call.params.decisionId),
  )
  routes.community(votes.edit, maySeeVotes, ({ db, actor, call }) =>
    service.editDecision(db, actor, call.params.decisionId, call.body),
  )
  routes.community(votes.step, maySeeVotes, ({ db, actor, call }) =>
    takeStep(db, vault, actor, call.params.decisionId, call.body),
  )
  routes.community(votesRoll.rollDraft, maySeeVotes, ({ db, actor, call }) =>
    rollDraftFor(db, actor, call.params.decisionId),
  )
  routes.community(votesRoll.rollChanges, maySeeVotes, ({ db, actor, call }) =>
    rollChangesFor(db, actor, call.params.decisionId, call.query),
  )
  routes.community(votes.remarks, maySeeVotes, ({ db, actor, call }) =>
    remarks.remarksFor(db, actor, call.params.decisionId, call.query),
  )
  routes.community(votes.remark, maySeeVotes, ({ db, actor, call }) =>
    remarks.makeRemark(db, vault, actor, call.params.decisionId, call.body),
  )
  routes.community(votes.answer, maySeeVotes, ({ db, actor, call }) =>
    remarks.answerRemark(db, actor, call.params, call.body),
  )
}
