import Taro from '@tarojs/taro'
import { useTitleInFront } from './front.ts'

const setTitle = (title: string) => void Taro.setNavigationBarTitle({ title }).catch(() => {})

/** The title in WeChat's own bar, which is that of whatever page is in front. */
export const usePageTitle = (title: string): void => useTitleInFront(title, setTitle)

export function usePageLanguage(_language: string): void {}
