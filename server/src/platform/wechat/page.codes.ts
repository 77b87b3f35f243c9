import { kindOfFile } from '../pictures/file.kind.ts'
import { fetchBytes } from '../outbound/fetch.text.ts'
import { createWechatClient, refusal, type WechatSettings } from './wechat.client.ts'
import type { WechatReply } from './wechat.call.ts'
import { WechatError } from './wechat.error.ts'

/** Square codes of the mini-program itself, which WeChat draws. Refuses with a `WechatError`. */
export interface PageCodePort {
  /** A picture (JPEG or PNG) of the code that opens `page` with `scene`: 32 letters, digits or `-_` at most. */
  codeOf(wanted: { page: string; scene: string }): Promise<Buffer>
}

const width = 430
const name = 'getwxacodeunlimit'

/** WeChat answers with the picture itself; with JSON where it refuses. */
function refusalIn(bytes: Buffer): WechatReply {
  try {
    const body = JSON.parse(bytes.toString('utf8')) as { errcode?: unknown }
    return { errcode: Number(body.errcode ?? -1), requestId: null, body }
  } catch {
    throw new WechatError('unavailable', name, { reason: 'unexpected_reply' })
  }
}

/** WeChat's wxacode.getUnlimited. */
export function createPageCodes(settings: WechatSettings): PageCodePort {
  const { baseUrl = 'https://api.weixin.qq.com', timeoutMs = 10_000 } = settings
  const { withToken } = createWechatClient(settings)
  return {
    async codeOf({ page, scene }) {
      // A page that is not released yet may be printed: the codes hang for years.
      const body = JSON.stringify({ scene, page, check_path: false, env_version: 'release', width })
      let picture: Buffer | null = null
      const reply = await withToken(async (token) => {
        const url = new URL('/wxa/getwxacodeunlimit', baseUrl)
        url.search = new URLSearchParams({ access_token: token }).toString()
        const request = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
        const fetched = await fetchBytes(url, request, timeoutMs)
        if ('failure' in fetched) throw new WechatError('unavailable', name, { reason: fetched.failure })
        if (fetched.status !== 200) throw new WechatError('unavailable', name, { reason: 'http_status' })
        const bytes = Buffer.from(fetched.bytes)
        const kind = kindOfFile(bytes)
        if (kind !== 'jpeg' && kind !== 'png') return refusalIn(bytes)
        picture = bytes
        return { errcode: 0, requestId: null, body: null }
      })
      if (reply.errcode !== 0 || picture === null)
        throw refusal(reply.errcode === 45009 ? 'rate_limited' : 'unavailable', name, reply)
      return picture
    },
  }
}
