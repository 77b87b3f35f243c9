import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { tabNames, type TabName } from './tab.names.ts'
import { uiTexts } from './ui.texts.ts'
import { useUnread } from './unread.ts'

export type { TabName } from './tab.names.ts'

const inbox = tabNames.indexOf('inbox')

/** Puts words and the unread count on WeChat's own tab bar. */
export function TabBar(_: { tab: TabName }) {
  const words = uiTexts.use()
  const unread = useUnread()
  useEffect(() => {
    tabNames.forEach((name, index) => void Taro.setTabBarItem({ index, text: words.tabs[name] }))
  }, [words])
  useEffect(() => {
    if (unread > 0) void Taro.setTabBarBadge({ index: inbox, text: unread > 99 ? '99+' : String(unread) })
    else void Taro.removeTabBarBadge({ index: inbox })
  }, [unread])
  return null
}
