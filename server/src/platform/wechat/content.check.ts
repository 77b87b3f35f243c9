import { z } from 'zod'
import { createWechatClient, read, refusal, type WechatSettings } from './wechat.client.ts'

/** What WeChat thinks of a text: fine, to be seen by a person first, or not to be shown. */
export type ContentVerdict = 'pass' | 'review' | 'risky'

export interface CheckedText {
  /** Who wrote it; WeChat looks at the person, too, and only at one who was in the mini-program within two hours. */
  openid: string
  text: string
}

/** What neighbours write for neighbours is looked at by somebody else first. Refuses with a `WechatError`. */
export interface ContentCheckPort {
  check(written: CheckedText): Promise<ContentVerdict>
}

/** "评论", of the four scenes that WeChat knows. */
const comment = 2
/** WeChat takes so many characters at once. */
const charactersMost = 2_500
/** Pieces overlap, so that what stands on the border is seen whole once. */
const overlap = 50

const gravity = ['pass', 'review', 'risky'] as const
const verdict = z.object({ result: z.object({ suggest: z.enum(gravity) }) })

/** Cuts a text for the check, between characters. */
export function piecesOf(text: string): string[] {
  const characters = [...text]
  const pieces: string[] = []
  for (let at = 0; at === 0 || at + overlap < characters.length; at += charactersMost - overlap)
    pieces.push(characters.slice(at, at + charactersMost).join(''))
  return pieces
}

/** WeChat's msgSecCheck, version 2. Of several pieces the gravest verdict counts, and nothing is asked after a `risky`. */
export function createContentCheck(settings: WechatSettings): ContentCheckPort {
  const { call, withToken } = createWechatClient(settings)
  const name = 'msg_sec_check'

  async function checkPiece(openid: string, content: string): Promise<ContentVerdict> {
    const body = { version: 2, scene: comment, openid, content }
    const reply = await withToken((token) =>
      call({ name, path: '/wxa/msg_sec_check', query: { access_token: token }, body }),
    )
    if (reply.errcode !== 0) throw refusal(reply.errcode === 45011 ? 'rate_limited' : 'unavailable', name, reply)
    return read(verdict, name, reply).result.suggest
  }

  return {
    async check({ openid, text }) {
      let gravest: ContentVerdict = 'pass'
      for (const piece of piecesOf(text)) {
        const found = await checkPiece(openid, piece)
        if (gravity.indexOf(found) > gravity.indexOf(gravest)) gravest = found
        if (gravest === 'risky') break
      }
      return gravest
    },
  }
}
