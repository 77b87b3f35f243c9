import Taro from '@tarojs/taro'
import { Box } from '../platform/elements.tsx'
import { Button } from './button.tsx'
import styles from './more.module.css'
import { uiTexts } from './ui.texts.ts'

interface MoreProps {
  hasMore: boolean
  isLoading: boolean
  onMore: () => void
}

/** The end of a list: older rows come by themselves when it is reached, or by the button. */
export function More({ hasMore, isLoading, onMore }: MoreProps) {
  const words = uiTexts.use()
  Taro.useReachBottom(() => {
    if (hasMore && !isLoading) onMore()
  })
  if (!hasMore) return <Box className={styles['end']}>{words.noMore}</Box>
  return (
    <Button id="list-more" kind="quiet" busy={isLoading} onPress={onMore}>
      {isLoading ? words.loadingMore : words.more}
    </Button>
  )
}
