import { urlOf } from '@liren/shared/endpoint'
import { identity } from '@liren/shared/identity'
import { votesCasting } from '@liren/shared/votes.casting'
import { votes } from '@liren/shared/votes.decisions'
import type { FireOptions } from '../fire.ts'
import type { OwnCluster } from '../support/own.cluster.ts'
import { createTown, type Town } from '../support/votes.town.ts'
import { contest, known } from './benches.ts'
import { keep, printBench, printStorm } from './report.ts'
import type { LoadRequest } from './requests.ts'
import { startServer, type ServerProcess } from './server.process.ts'
import { runStorm } from './storm.ts'

const heads = 400

/** What owners ask for who open a decision: the decision, their heads, who they are; one owner after the other. */
function pagesOf({ communityId, elections }: Town): LoadRequest[][] {
  const [election] = elections
  if (!election) throw new Error('nothing is voted on')
  const params = { communityId, decisionId: election.decision.id }
  const paths = [urlOf(votes.detail, { params }), urlOf(votesCasting.myHeads, { params }), urlOf(identity.me, {})]
  return election.heads.map(({ voter }) =>
    paths.map((path) => ({ path, headers: { authorization: `Bearer ${voter.tokens[0]}` }, status: 200 })),
  )
}

/**
 * The decision page as owners open it after a push: its first look, the same with the ETag that another process gave, and
 * all of them within some seconds; beside a bare endpoint with the same statements, and pgbench.
 */
export async function decisionPage(_: OwnCluster, options: FireOptions): Promise<boolean> {
  const town = await createTown({ heads, decisions: 1, seed: Number(options.seed) })
  const servers: ServerProcess[] = []
  try {
    const database = town.test.database
    await town.test.admin.query('ANALYZE')
    const pages = pagesOf(town)
    const looks = pages.flatMap(([decision]) => decision ?? [])
    const [warm, rounds, seconds] = [Number(options.warm), Number(options.rounds), Number(options.seconds)]
    for (const { name, title, isKnown } of [
      { name: 'decision', title: 'decision page', isKnown: false },
      {
        name: 'decision-unchanged',
        title: 'decision page, unchanged (304), its ETag from another process',
        isKnown: true,
      },
    ]) {
      const product = await startServer('product', [database.appUrl, 'false'])
      const other = await startServer('product', [database.appUrl, 'false'])
      servers.push(product, other)
      const requests = isKnown ? await known(looks, other) : looks
      const result = await contest({ name, title }, database, { product, requests }, { rounds, seconds, warm })
      printBench(result)
      keep(name, result)
    }
    const plan = { opens: Number(options.opens), seconds: Number(options.within), rounds, warm }
    const stormed = await runStorm(database, pages.flat(), plan)
    printStorm(plan, stormed)
    keep('decision-storm', { plan, stormed })
    return true
  } finally {
    for (const server of servers) await server.stop()
    await town.test.close()
  }
}
