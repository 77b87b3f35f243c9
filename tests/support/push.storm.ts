import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { testTemplates, testVault, type TestApp } from './app.ts'
import type { WechatStandin } from './wechat.standin.ts'
import { entranceAt, type World } from './world.ts'

const root = path.resolve(fileURLToPath(new URL('.', import.meta.url)), '../..')
const tsx = pathToFileURL(createRequire(path.join(root, 'server/package.json')).resolve('tsx')).href

/** Fills an entrance with so many people, each in a flat of their own, each with one message of credit. */
export async function settleCrowd(test: TestApp, world: World, wechat: WechatStandin, people: number): Promise<void> {
  const vault = testVault()
  const crowd = Array.from({ length: people }, () => {
    const [account, login] = [randomUUID(), randomUUID()]
    const openid = `o-${account}`
    wechat.accept(openid, testTemplates.notice.id)
    const sealed = vault.seal(openid, { table: 'account_login', column: 'value_sealed', row: login })
    return { account, login, sealed, index: vault.blindIndex('openid', openid), unit: randomUUID() }
  })
  const column = (name: keyof (typeof crowd)[number]) => crowd.map((one) => one[name])
  await test.admin.query(
    `WITH p AS (SELECT * FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[])
          WITH ORDINALITY AS p(account, login, sealed, idx, unit, n)),
      units AS (INSERT INTO unit (community_id, id, entrance_id, label, use, sale_state)
        SELECT $1, unit, $2, 'P' || n, 'dwelling', 'delivered' FROM p),
      accounts AS (INSERT INTO account (id, nickname, locale) SELECT account, '邻居', 'zh-CN' FROM p),
      logins AS (INSERT INTO account_login (id, account_id, kind, value_index, value_sealed, masked)
        SELECT login, account, 'wechat', idx, sealed, '' FROM p),
      members AS (INSERT INTO member (community_id, account_id, nickname, phone_masked) SELECT $1, account, '邻居', '' FROM p),
      credits AS (INSERT INTO message_credit (account_id, template, count, last_answer, answered_at)
        SELECT account, 'notice', 1, 'accept', app.now() FROM p)
    INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by)
      SELECT $1, gen_random_uuid(), unit, account, 'tenant', $8 FROM p`,
    [
      world.communityId,
      entranceAt(world, 1, 1),
      column('account'),
      column('login'),
      column('sealed'),
      column('index'),
      column('unit'),
      world.committee.accountId,
    ],
  )
  await test.admin.query('ANALYZE')
}

/** The product in a process of its own; one that ends by itself is started again, as whoever looks after it would. */
export function startProduct(test: TestApp, wechat: WechatStandin): { kill: () => Promise<void> } {
  let isOver = false
  let child = spawnProduct(test, wechat)
  const watch = () =>
    child.once('exit', () => {
      if (isOver) return
      child = spawnProduct(test, wechat)
      watch()
    })
  watch()
  return {
    kill: async () => {
      isOver = true
      await kill(child)
    },
  }
}

function spawnProduct(test: TestApp, wechat: WechatStandin): ChildProcess {
  const template = ({ id, words }: (typeof testTemplates)['notice']) => `${id}:${Object.values(words).join(',')}`
  return spawn(process.execPath, ['--import', tsx, path.join(root, 'server/src/main.ts')], {
    cwd: root,
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DEMO: 'false',
      LOG_LEVEL: 'warn',
      POOL_SIZE: '10',
      DATABASE_URL: test.database.appUrl,
      DATABASE_OWNER_URL: test.database.ownerUrl,
      SIGNER_DATABASE_URL: test.database.signerUrl,
      WECHAT_APP_ID: wechat.appId,
      WECHAT_APP_SECRET: wechat.secret,
      WECHAT_BASE_URL: wechat.baseUrl,
      WECHAT_NOTICE_TEMPLATE: template(testTemplates.notice),
    },
  })
}

/** kill -9, and wait until it is gone. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Asks again and again until the answer is yes; fails after so many seconds. */
export async function until(yes: () => Promise<boolean> | boolean, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1_000
  while (!(await yes())) {
    if (Date.now() > end) throw new Error(`not within ${String(seconds)} s`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
