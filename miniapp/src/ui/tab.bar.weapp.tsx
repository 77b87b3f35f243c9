import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { tabNames, type TabName } from './tab.names.ts'
import { uiTexts } from './ui.texts.ts'
import { useUnread } from './unread.ts'

export type { TabName } from './tab.names.ts'

const index = tabNames.indexOf('inbox')

/** WeChat refuses while no tab page is in front; the next tab page that shows says it again. */
const whenInFront = (change: Promise<unknown>) => void change.catch(() => {})

/** Puts words and the unread count on WeChat's own tab bar. */
export function TabBar(_: { tab: TabName }) {
  const words = uiTexts.use().tabs
  const unread = useUnread()
  useEffect(() => {
    for (const [at, name] of tabNames.entries()) whenInFront(Taro.setTabBarItem({ index: at, text: words[name] }))
  }, [words])
  useEffect(() => {
    const text = unread > 99 ? '99+' : String(unread)
    whenInFront(unread > 0 ? Taro.setTabBarBadge({ index, text }) : Taro.removeTabBarBadge({ index }))
  }, [unread])
  return null
}
