import { Button } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ShareButtonProps, ShareCard } from './share.types.ts'

/** Shipped with the mini-program, 5 wide and 4 high; without it WeChat shows the page as it is on my screen. */
const imageUrl = '/assets/share.png'

/** What WeChat shows when the page is passed on, from its menu too; the page's config allows it. */
export function useShareCard(card: ShareCard | null): void {
  Taro.useShareAppMessage(() => ({ ...card, imageUrl }))
}

/** WeChat passes a page on only through its menu or its own button. */
export function ShareButton({ id, className, words }: ShareButtonProps) {
  return (
    <Button id={id} className={className} openType="share">
      {words.share}
    </Button>
  )
}
