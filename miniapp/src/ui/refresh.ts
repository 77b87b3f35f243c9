import Taro from '@tarojs/taro'

interface Refreshable {
  refetch: () => Promise<unknown>
  /** When the data came, in milliseconds; 0 before. */
  dataUpdatedAt: number
}

const freshMs = 15_000

/**
 * Pages stay alive below others: what they show is asked for anew when they come back to the front, once it is older than
 * `afterMs`.
 */
export function useFreshOnShow({ refetch, dataUpdatedAt }: Refreshable, afterMs = freshMs): void {
  Taro.useDidShow(() => {
    if (dataUpdatedAt > 0 && Date.now() - dataUpdatedAt > afterMs) void refetch()
  })
}

/** The same, and pull to refresh, where the page allows it (WeChat; browsers have their own). */
export function useRefresh(query: Refreshable, afterMs = freshMs): void {
  useFreshOnShow(query, afterMs)
  Taro.usePullDownRefresh(() => {
    void query.refetch().finally(() => Taro.stopPullDownRefresh())
  })
}
