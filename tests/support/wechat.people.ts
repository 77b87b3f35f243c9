import type { Session } from '@liren/shared/identity'
import { wechatMessages, type MessageTemplate } from '@liren/shared/messages.wechat'
import { attachLogin } from '../../server/src/features/identity/identity.accounts.service.ts'
import { sendDue } from '../../server/src/features/messages/messages.delivery.service.ts'
import { withContext } from '../../server/src/platform/db/context.ts'
import { createWechatMessages } from '../../server/src/platform/wechat/wechat.messages.ts'
import { tokenStore } from '../../server/src/platform/wechat/token.store.ts'
import { testTemplates, testVault, type TestApp } from './app.ts'
import type { WechatStandin } from './wechat.standin.ts'

/** Teaches the stand-in the templates that every test app has. */
export function registerTemplates(wechat: WechatStandin): void {
  for (const { id, words } of Object.values(testTemplates)) wechat.addTemplate(id, Object.values(words))
}

/** Somebody signs in with WeChat from now on; returns who they are there. */
export async function giveWechat(test: TestApp, { accountId }: Session): Promise<string> {
  const openid = `o-${accountId}`
  await withContext(test.pool, { purpose: 'login' }, (db) => attachLogin(db, testVault(), accountId, 'wechat', openid))
  return openid
}

/** Somebody taps on "remind me" and accepts, in WeChat and here. */
export async function accept(
  test: TestApp,
  wechat: WechatStandin,
  as: Session,
  templates: MessageTemplate[] = ['notice'],
): Promise<void> {
  for (const template of templates) wechat.accept(`o-${as.accountId}`, testTemplates[template].id)
  const answers = Object.fromEntries(templates.map((template) => [template, 'accept' as const]))
  await test.call(wechatMessages.reportAnswers, { body: { answers } }, { as })
}

/** What a process does every few seconds: sends the WeChat messages that are due. */
export function sendMessages(test: TestApp, wechat: WechatStandin, timeoutMs = 5_000): Promise<void> {
  const { appId, secret, baseUrl } = wechat
  const vault = testVault()
  const accessToken = tokenStore({ pool: test.pool, vault, name: `wechat:${appId}` })
  return sendDue({
    pool: test.pool,
    vault,
    wechat: createWechatMessages({ appId, secret, baseUrl, timeoutMs, accessToken }),
    templates: testTemplates,
    log: { warn: () => undefined },
    isStopping: () => false,
  })
}

/** Advances the clock to a time of day in China, today or tomorrow. */
export async function advanceTo(test: TestApp, time: string): Promise<void> {
  const { rows } = await test.admin.query<{ seconds: number }>(
    `SELECT extract(epoch FROM (t.at + CASE WHEN t.at > n.now THEN interval '0' ELSE interval '1 day' END) - n.now)::int + 1 AS seconds
     FROM (SELECT app.now() AS now) n, LATERAL (SELECT
       (date_trunc('day', n.now AT TIME ZONE 'Asia/Shanghai') + $1::time) AT TIME ZONE 'Asia/Shanghai' AS at) t`,
    [time],
  )
  await test.advance(rows[0]?.seconds ?? 0)
}
