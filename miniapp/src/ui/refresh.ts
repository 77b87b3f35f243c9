import Taro from '@tarojs/taro'

/** Pull to refresh, where the page allows it (WeChat; browsers have their own). */
export function useRefresh(refetch: () => Promise<unknown>): void {
  Taro.usePullDownRefresh(() => {
    void refetch().finally(() => Taro.stopPullDownRefresh())
  })
}
