import { z } from 'zod'
import { createWechatClient, type WechatSettings } from './wechat.client.ts'
import { WechatError } from './wechat.error.ts'

/** A subscription message to one person: the template's words by the names it gives them, such as `thing1`. */
export interface WechatMessage {
  openid: string
  templateId: string
  /** What a tap opens, with its query, without a leading slash. */
  page: string
  words: Record<string, string>
}

/**
 * What became of a message. Only `sent` reached the person; of `unknown` nobody knows, so that it is never sent again.
 * The others were not sent: `declined` (no credit is left, or the person refused), `nobody` (WeChat knows no such person
 * of ours), `limited` (the day's quota is used up), `busy` (try again soon), `faulty` (it will never work like this).
 */
export type WechatOutcome = 'sent' | 'declined' | 'nobody' | 'limited' | 'busy' | 'faulty' | 'unknown'

/** An outcome with WeChat's own number, for the log. */
export interface WechatAnswer {
  outcome: WechatOutcome
  errcode: number | null
}

/** Sends subscription messages; never throws and never sends one twice. */
export interface WechatMessages {
  send(message: WechatMessage): Promise<WechatAnswer>
}

const outcomes: ReadonlyMap<number, WechatOutcome> = new Map([
  [0, 'sent'],
  [-1, 'busy'],
  [40003, 'nobody'],
  [43101, 'declined'],
  [45009, 'limited'],
  [45011, 'limited'],
  // The token was refused, and so was the one fetched then.
  [40001, 'busy'],
  [40014, 'busy'],
  [42001, 'busy'],
])

const yes = z.looseObject({ errmsg: z.literal('ok') })

/** WeChat's subscribeMessage.send. A message whose call got no readable answer may have arrived. */
export function createWechatMessages(settings: WechatSettings): WechatMessages {
  const { callOnce, withToken } = createWechatClient(settings)
  return {
    async send({ openid, templateId, page, words }) {
      const data = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, { value }]))
      const body = { touser: openid, template_id: templateId, page, miniprogram_state: 'formal', lang: 'zh_CN', data }
      let underWay = false
      try {
        const { errcode, body: said } = await withToken(async (token) => {
          underWay = true
          const path = '/cgi-bin/message/subscribe/send'
          const reply = await callOnce({ name: 'subscribe_send', path, query: { access_token: token }, body })
          underWay = false
          return reply
        })
        // A zero that WeChat did not say is only the number left out.
        if (errcode === 0 && !yes.safeParse(said).success) return { outcome: 'unknown', errcode: null }
        return { outcome: outcomes.get(errcode) ?? 'faulty', errcode }
      } catch (error) {
        // Without a token, or without a connection, nothing has left us.
        const neverLeft = !underWay || (error instanceof WechatError && error.reason === 'no_connection')
        return { outcome: neverLeft ? 'busy' : 'unknown', errcode: error instanceof WechatError ? error.errcode : null }
      }
    },
  }
}
