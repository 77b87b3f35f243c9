/** Replies with an ETag, so that an unchanged list costs a 304. In memory: react-query's cache is the one that lasts. */
interface Remembered {
  etag: string
  reply: unknown
}

const most = 60
const replies = new Map<string, Remembered>()

export const rememberedReply = (address: string) => replies.get(address)

/** Remembers the newest replies; the oldest goes first when there are too many. */
export function rememberReply(address: string, remembered: Remembered): void {
  replies.delete(address)
  replies.set(address, remembered)
  const oldest = replies.keys().next()
  if (replies.size > most && oldest.done !== true) replies.delete(oldest.value)
}

/** For sign-outs: what one person was told is not another's. */
export const forgetReplies = () => replies.clear()
