import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Box, Press } from './elements.tsx'
import type { ShareButtonProps, ShareCard } from './share.types.ts'

/** A browser passes pages on by itself. */
export function useShareCard(_: ShareCard | null): void {}

/** Copies the address of a page, to be pasted wherever one likes. */
export function ShareButton({ id, className, card, words }: ShareButtonProps) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await Taro.setClipboardData({ data: `${location.origin}${card.path}` }).catch(() => null)
    setCopied(true)
  }
  return (
    <Press id={id} className={className} onPress={() => void copy()}>
      <Box as="span" role="status">
        {isCopied ? words.copied : words.copy}
      </Box>
    </Press>
  )
}
