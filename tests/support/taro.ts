/* What the client's plain parts ask of Taro, in memory; a test answers its requests by `onRequest`. */

export interface AskedRequest {
  url: string
  method: string
  header: Record<string, string>
  data?: string
}

export interface GivenReply {
  statusCode: number
  header?: Record<string, string>
  data?: unknown
}

type Answer = (asked: AskedRequest) => GivenReply | Promise<GivenReply>

let answer: Answer = () => {
  throw new Error('no answer is set')
}

/** Every request since the last `onRequest`, in order. */
export const asked: AskedRequest[] = []

/** Answers requests from here on; a thrown error is a lost connection. */
export function onRequest(next: Answer): void {
  answer = next
  asked.length = 0
}

export const stored = new Map<string, unknown>()

/** The listeners the client set on the browser's window and document. */
export const browser = new EventTarget()

/** How `navigator.locks` grants a lock; another tab may do things before. */
export const locks = {
  beforeGrant: async (): Promise<void> => {},
  request: async <T>(_name: string, work: () => Promise<T>): Promise<T> => {
    await locks.beforeGrant()
    return work()
  },
}

Object.assign(globalThis, {
  window: browser,
  document: Object.assign(new EventTarget(), { visibilityState: 'visible', title: '', documentElement: { lang: '' } }),
})
Object.defineProperty(globalThis, 'navigator', {
  value: { userAgent: 'Mozilla/5.0 (Linux) Chrome/130', locks },
  configurable: true,
})

async function request(options: AskedRequest): Promise<GivenReply> {
  asked.push(options)
  const reply = await answer(options)
  return {
    header: {},
    ...reply,
    data: typeof reply.data === 'string' ? reply.data : JSON.stringify(reply.data ?? null),
  }
}

export const useRouter = () => ({ params: {}, path: '' })

export default {
  request,
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
  removeStorageSync: (key: string) => void stored.delete(key),
  getStorageInfoSync: () => ({ keys: [...stored.keys()] }),
  getCurrentPages: () => [],
  getCurrentInstance: () => ({ router: null }),
  navigateTo: async () => {},
  redirectTo: async () => {},
  switchTab: async () => {},
  reLaunch: async () => {},
  navigateBack: async () => {},
  useReachBottom: () => {},
  useDidShow: () => {},
  useDidHide: () => {},
  usePullDownRefresh: () => {},
  stopPullDownRefresh: () => {},
}
