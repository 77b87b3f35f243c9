import type pg from 'pg'
import type { FastifyBaseLogger } from 'fastify'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Claims } from '../../platform/http/tokens.ts'
import type { SmsPort } from '../../platform/sms/sms.ts'
import type { WechatPort } from '../../platform/wechat/wechat.ts'

/** What signing in needs from outside the feature. */
export interface IdentityDeps {
  pool: pg.Pool
  vault: Vault
  /** Null where no WeChat app is set up. */
  wechat: WechatPort | null
  /** Null where no SMS account is set up. */
  sms: SmsPort | null
  /** In the demo the code is shown on the screen and nothing is sent. */
  demo: boolean
  signAccess: (claims: Claims) => string
  log: FastifyBaseLogger
}
