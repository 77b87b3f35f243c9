import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { WechatMessages } from '../../platform/wechat/wechat.messages.ts'
import type { MessageTemplates } from '../../platform/wechat/wechat.templates.ts'

/** What sending WeChat messages needs from outside the feature. */
export interface DeliveryDeps {
  pool: pg.Pool
  vault: Vault
  wechat: WechatMessages
  templates: MessageTemplates
  log: Pick<FastifyBaseLogger, 'warn'>
  /** A process that stops takes nothing up any more. */
  isStopping: () => boolean
}
