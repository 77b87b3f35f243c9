import Taro from '@tarojs/taro'
import { createContext, useContext, useEffect, useRef, type RefObject } from 'react'

/** Whether the page is in front, for what is drawn on it only after another page came before it. */
export const PageFront = createContext<RefObject<boolean> | null>(null)

/** Follows from now on, when the page is in front, whether it still is. */
export function usePageFront(): RefObject<boolean> {
  const isInFront = useRef(true)
  Taro.useDidShow(() => {
    isInFront.current = true
  })
  Taro.useDidHide(() => {
    isInFront.current = false
  })
  return isInFront
}

/** Gives a page its title when it comes to the front and when the title changes, but never while another is in front. */
export function useTitleInFront(title: string, set: (title: string) => void): void {
  const own = usePageFront()
  const isInFront = useContext(PageFront) ?? own
  Taro.useDidShow(() => set(title))
  useEffect(() => {
    if (isInFront.current) set(title)
  }, [title, set, isInFront])
}
