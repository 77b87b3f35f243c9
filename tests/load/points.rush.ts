import { pointsShop } from '@liren/shared/points.shop'
import type { FireOptions } from '../fire.ts'
import { newKey, startApp } from '../support/app.ts'
import { codeOf, pause, send, settledBy } from '../support/asking.ts'
import { auditLedger } from '../support/points.ts'
import { buildWith } from '../support/server.build.ts'
import { startStack } from '../support/server.stack.ts'
import { addItem, plantPoints } from '../support/shop.ts'
import { manyNeighbours } from '../support/volunteering.ts'
import { seeded } from '../support/votes.story.ts'
import { createWorld } from '../support/world.ts'
import type { OwnCluster } from '../support/own.cluster.ts'

const price = 30
const has = 100

/**
 * A rush for a few pieces, each buyer asking until somebody answers, while the processes of the API and the database are
 * killed in turn: exactly so many are sold, whoever was told so has one, and nobody paid who was not.
 */
export async function rush(cluster: OwnCluster, options: FireOptions): Promise<boolean> {
  const [buyers, pieces, kills] = [Number(options.buyers), Number(options.pieces), Number(options.kills ?? 6)]
  const random = seeded(Number(options.seed))
  const test = await startApp()
  const stack = await startStack(await buildWith('good', []), test.database, test.folder, { apis: 2 })
  const faults: string[] = []
  try {
    const world = await createWorld(test)
    const { communityId } = world
    const { id: itemId } = await addItem(test, world, { stock: pieces, price, perPerson: 1 })
    const people = await manyNeighbours(test, world, buyers)
    await plantPoints(
      test,
      world,
      people.map(({ accountId }) => accountId),
      has,
    )
    const told = { sold: 0, refused: 0, again: 0 }
    const left = people.entries()
    const buy = async (): Promise<void> => {
      for (const [n, { accessToken: token }] of left)
        for (const key = newKey(); ; told.again += 1) {
          const port = stack.ports[(n + told.again) % 2] ?? 0
          const reply = settledBy(
            await send(pointsShop.order, { params: { communityId, itemId }, body: { price } }, { port, token, key }),
          )
          if (reply?.status === 201) told.sold += 1
          else if (reply && codeOf(reply) === 'shop_sold_out') told.refused += 1
          else if (reply) faults.push(`${String(reply.status)} ${reply.bytes.toString().slice(0, 200)}`)
          if (reply) break
          await pause(100 + Math.random() * 400)
        }
    }
    const state = { isOver: false }
    const kill = async (): Promise<number> => {
      for (let n = 0; n < kills; n += 1) {
        await pause(200 + random.below(400))
        if (state.isOver) return n
        if (n % 3 === 2) await cluster.kill()
        else await stack.apis[n % 2]?.end('SIGKILL')
      }
      return kills
    }
    const killing = kill()
    await Promise.all(Array.from({ length: 64 }, buy))
    state.isOver = true
    const killed = await killing
    const { rows } = await test.admin.query<{ orders: number; paid: number; below: number; stock: number }>(
      `SELECT (SELECT count(DISTINCT account_id)::int FROM points_order WHERE item_id = $1) AS orders,
        (SELECT count(*)::int FROM points_account WHERE community_id = $2 AND kind = 'member' AND balance = $3) AS paid,
        (SELECT count(*)::int FROM points_account WHERE community_id = $2 AND kind = 'member' AND balance < 0) AS below,
        (SELECT stock FROM points_item WHERE id = $1) AS stock`,
      [itemId, communityId, has - price],
    )
    const [found] = rows
    const wanted = { orders: pieces, paid: pieces, below: 0, stock: 0 }
    if (JSON.stringify(found) !== JSON.stringify(wanted)) faults.push(JSON.stringify(found))
    if (told.sold !== pieces || told.refused !== buyers - pieces) faults.push(JSON.stringify(told))
    await auditLedger(test).catch((error: unknown) => faults.push(String(error)))
    console.log(
      `${String(buyers)} buyers, ${String(pieces)} pieces, killed ${String(killed)} times (seed ${options.seed}): ` +
        `${String(told.sold)} sold, ${String(told.refused)} told that nothing is left, asked again ${String(told.again)} times`,
    )
    for (const fault of faults) console.log(`  wrong: ${fault}`)
    return faults.length === 0
  } finally {
    await stack.stop()
    await test.close()
  }
}
