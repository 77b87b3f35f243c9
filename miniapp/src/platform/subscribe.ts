import type { SubscribeAnswer } from '@liren/shared/messages.wechat'

/** Whether this target can ask for WeChat messages; only WeChat can. */
export const canSubscribe: boolean = false

/** What somebody answered, by the id of each template; null when WeChat did not ask at all. */
export async function subscribe(_templateIds: readonly string[]): Promise<Record<string, SubscribeAnswer> | null> {
  return null
}
