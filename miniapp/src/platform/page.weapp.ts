import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** The title in WeChat's own bar. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
}

export function usePageLanguage(_language: string): void {}
