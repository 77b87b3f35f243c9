import type { SubscribeAnswer } from '@liren/shared/messages.wechat'
import Taro from '@tarojs/taro'

export const canSubscribe: boolean = true

/** WeChat asks for at most so many templates in one go. */
const mostTemplates = 3

const answers: Record<string, SubscribeAnswer> = {
  accept: 'accept',
  acceptWithAudio: 'accept',
  reject: 'reject',
  ban: 'ban',
  filter: 'filter',
}

/** Its types ask for `entityIds`, which only Alipay has. */
type Ask = (option: { tmplIds: string[] }) => Promise<Record<string, unknown>>

/** Asks through WeChat's own dialog, which opens only from a tap; null when messages are off in its settings. */
export async function subscribe(templateIds: readonly string[]): Promise<Record<string, SubscribeAnswer> | null> {
  try {
    const ask = Taro.requestSubscribeMessage as unknown as Ask
    const said = await ask({ tmplIds: templateIds.slice(0, mostTemplates) })
    const known = templateIds.flatMap((id) => {
      const answer = answers[String(said[id])]
      return answer === undefined ? [] : [[id, answer] as const]
    })
    return Object.fromEntries(known)
  } catch {
    return null
  }
}
