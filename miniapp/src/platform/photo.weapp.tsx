import { Image } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PhotoProps } from './photo.types.ts'

export function Photo({ src, alt, className }: PhotoProps) {
  const named = alt === '' ? { 'aria-hidden': true } : { 'aria-role': 'img', 'aria-label': alt }
  return <Image src={src} mode="aspectFill" className={className} {...named} />
}

/** WeChat's own viewer: two fingers enlarge, a long press keeps. */
export function viewPhotos(addresses: readonly string[], at: number): boolean {
  void Taro.previewImage({ urls: [...addresses], current: addresses[at] ?? '' })
  return true
}
