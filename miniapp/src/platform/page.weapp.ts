import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** The title in WeChat's own bar. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    // Refused while another page is in front, and then of no matter.
    void Taro.setNavigationBarTitle({ title }).catch(() => {})
  }, [title])
}

export function usePageLanguage(_language: string): void {}
