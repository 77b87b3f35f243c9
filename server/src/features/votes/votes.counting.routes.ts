import { votesOfficial } from '@liren/shared/votes.official'
import { votesPaper } from '@liren/shared/votes.paper'
import { votesPrints } from '@liren/shared/votes.prints'
import { votesProxies } from '@liren/shared/votes.proxies'
import { votesResults } from '@liren/shared/votes.results'
import { votesTies } from '@liren/shared/votes.ties'
import type { Routes } from '../../platform/http/routes.ts'
import { signReceipt, type VotesDeps } from './votes.casting.service.ts'
import { voteIntake } from './votes.files.service.ts'
import { countVotes, recountVotes } from './votes.count.service.ts'
import { importOfficial, takeOfficialFile } from './votes.official.service.ts'
import * as paper from './votes.paper.service.ts'
import { maySeeVotes, ownsSomething } from './votes.policy.ts'
import { noticeFor, printPapers, resultNoticeFor } from './votes.printing.service.ts'
import * as proxies from './votes.proxies.service.ts'
import { addScan, removeScan } from './votes.scans.service.ts'
import { resultFor } from './votes.result.service.ts'
import { openRunOff, recordLot } from './votes.ties.service.ts'

export function votesCountingRoutes(routes: Routes, deps: VotesDeps): void {
  const { vault } = deps
  routes.community(votesProxies.proxies, maySeeVotes, async ({ db, actor, call }) => ({
    items: await proxies.proxiesFor(db, actor, call.params.decisionId),
  }))
  routes.community(votesProxies.grantProxy, ownsSomething, ({ db, actor, call }) =>
    proxies.grantProxy(db, deps, actor, call.params.decisionId, call.body),
  )
  routes.community(votesProxies.revokeProxy, ownsSomething, async ({ db, actor, call }) => {
    await proxies.revokeProxy(db, deps, actor, call.params)
    return {}
  })
  routes.committed(
    votesProxies.castProxy,
    maySeeVotes,
    ({ db, actor, call }) => proxies.castAsProxy(db, deps, actor, call.params),
    signReceipt(deps),
  )
  routes.community(votesPaper.issue, maySeeVotes, ({ db, actor, call }) =>
    printPapers(db, deps, actor, call.params.decisionId, call.body),
  )
  routes.community(votesPaper.list, maySeeVotes, ({ db, actor, call }) =>
    paper.papersFor(db, actor, call.params.decisionId, call.query),
  )
  routes.community(votesPaper.receive, maySeeVotes, ({ db, actor, call }) =>
    paper.receivePaper(db, deps, actor, call.params),
  )
  routes.community(
    votesPaper.scan,
    maySeeVotes,
    ({ db, actor, call }) => addScan(db, actor, call.params, call.file),
    voteIntake,
  )
  routes.community(votesPaper.removeScan, maySeeVotes, async ({ db, actor, call }) => {
    await removeScan(db, actor, call.params)
    return {}
  })
  routes.community(votesPaper.enter, maySeeVotes, ({ db, actor, call }) =>
    paper.enterPaper(db, vault, actor, call.params, call.body),
  )
  routes.community(votesPaper.settle, maySeeVotes, ({ db, actor, call }) =>
    paper.settlePaper(db, vault, actor, call.params, call.body),
  )
  routes.community(
    votesOfficial.officialFile,
    maySeeVotes,
    ({ db, actor, call }) => takeOfficialFile(db, actor, call.params.decisionId, call.file),
    voteIntake,
  )
  routes.community(votesOfficial.importOfficial, maySeeVotes, ({ db, actor, call }) =>
    importOfficial(db, vault, actor, call.params.decisionId, call.body),
  )
  routes.community(votesResults.count, maySeeVotes, ({ db, actor, call }) =>
    countVotes(db, vault, actor, call.params.decisionId, call.body),
  )
  routes.community(votesResults.recount, maySeeVotes, ({ db, actor, call }) =>
    recountVotes(db, vault, actor, call.params.decisionId, call.body),
  )
  routes.community(votesResults.result, maySeeVotes, ({ db, actor, call }) =>
    resultFor(db, actor, call.params.decisionId),
  )
  routes.community(votesTies.lot, maySeeVotes, ({ db, actor, call }) =>
    recordLot(db, vault, actor, call.params.decisionId, call.body),
  )
  routes.community(votesTies.runOff, maySeeVotes, ({ db, actor, call }) =>
    openRunOff(db, vault, actor, call.params.decisionId, call.body),
  )
  routes.community(votesPrints.notice, maySeeVotes, ({ db, actor, call }) =>
    noticeFor(db, deps, actor, call.params.decisionId),
  )
  routes.community(votesPrints.resultNotice, maySeeVotes, ({ db, actor, call }) =>
    resultNoticeFor(db, deps, actor, call.params.decisionId),
  )
}
