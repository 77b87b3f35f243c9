import Taro from '@tarojs/taro'
import { focusManager, onlineManager } from '@tanstack/react-query'

/** Hands WeChat's show, hide and network events to react-query, once at launch. */
export function watchLifecycle(): void {
  focusManager.setEventListener((setFocused) => {
    const shown = () => setFocused(true)
    const hidden = () => setFocused(false)
    Taro.onAppShow(shown)
    Taro.onAppHide(hidden)
    return () => {
      Taro.offAppShow(shown)
      Taro.offAppHide(hidden)
    }
  })
  onlineManager.setEventListener((setOnline) => {
    const changed = ({ isConnected }: { isConnected: boolean }) => setOnline(isConnected)
    Taro.onNetworkStatusChange(changed)
    return () => Taro.offNetworkStatusChange(changed)
  })
}

export function onLeave(leave: () => void): () => void {
  Taro.onAppHide(leave)
  return () => Taro.offAppHide(leave)
}

export function onOtherTab(_key: string, _changed: () => void): () => void {
  return () => {}
}
