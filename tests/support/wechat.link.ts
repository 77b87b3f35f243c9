import { identity, type Session } from '@liren/shared/identity'
import { testDevice, type TestApp } from './app.ts'
import type { WechatStandin } from './wechat.standin.ts'

/** Ties a WeChat id to an account, as the phone button does. */
export async function linkWechat(
  test: TestApp,
  wechat: WechatStandin,
  { accountId }: Session,
  openid: string,
): Promise<void> {
  const device = { ...testDevice(), platform: 'weapp' as const }
  const body = { code: wechat.loginCode({ openid }), device }
  const stranger = await test.call(identity.signInWithWechat, { body })
  await test.admin.query(`UPDATE account_login SET account_id = $1 WHERE account_id = $2`, [
    accountId,
    stranger.accountId,
  ])
}
