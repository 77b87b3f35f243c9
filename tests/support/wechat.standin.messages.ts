import { z } from 'zod'

/** A subscription message that WeChat put on somebody's phone. */
export interface ShownMessage {
  openid: string
  templateId: string
  page: string
  words: Record<string, string>
}

/** The part of the stand-in that subscription messages go through. */
export interface MessageDesk {
  /** A template of the mini-program, with the names of its words, such as `thing1`. */
  addTemplate(templateId: string, words: string[]): void
  /** What a tap on "accept" does: one more message may be sent. */
  accept(openid: string, templateId: string, times?: number): void
  /** The person turns messages off in WeChat's settings. */
  turnOff(openid: string): void
  shown: ShownMessage[]
  /** WeChat's judgement of a call with a token that counts. */
  take(body: unknown): object
}

const call = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).optional(),
  lang: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.string() })),
})

/** What the public documents allow a word to be, by the kind its name begins with. */
const fits: Record<string, (value: string) => boolean> = {
  thing: (value) => value.length > 0 && value.length <= 20,
  time: (value) => /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?$/.test(value),
}
const isFit = (name: string, value: string) => fits[name.replace(/\d+$/, '')]?.(value) ?? false

/** Counts what may be sent to whom, as WeChat does, and keeps what was shown. */
export function createMessageDesk(): MessageDesk {
  const templates = new Map<string, string[]>()
  const left = new Map<string, number>()
  const known = new Set<string>()
  const off = new Set<string>()
  const shown: ShownMessage[] = []
  const keyOf = (openid: string, templateId: string) => `${openid} ${templateId}`
  return {
    shown,
    addTemplate: (templateId, words) => templates.set(templateId, words),
    accept(openid, templateId, times = 1) {
      known.add(openid)
      const key = keyOf(openid, templateId)
      left.set(key, (left.get(key) ?? 0) + times)
    },
    turnOff: (openid) => off.add(openid),
    take(body) {
      const asked = call.safeParse(body)
      if (!asked.success) return { errcode: 47001 }
      const { touser, template_id: templateId, data, page = '' } = asked.data
      const words = templates.get(templateId)
      if (!words) return { errcode: 40037 }
      if (!known.has(touser)) return { errcode: 40003 }
      const given = Object.entries(data)
      const isWhole = words.length === given.length && words.every((name) => name in data)
      if (!isWhole || !given.every(([name, { value }]) => isFit(name, value))) return { errcode: 47003 }
      const key = keyOf(touser, templateId)
      const count = left.get(key) ?? 0
      if (off.has(touser) || count === 0) return { errcode: 43101 }
      left.set(key, count - 1)
      shown.push({
        openid: touser,
        templateId,
        page,
        words: Object.fromEntries(given.map(([name, { value }]) => [name, value])),
      })
      return { errcode: 0, errmsg: 'ok', msgid: shown.length }
    },
  }
}
