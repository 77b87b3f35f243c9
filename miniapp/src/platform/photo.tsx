import type { PhotoProps } from './photo.types.ts'

/** A photograph; its frame cuts it. */
export function Photo({ src, alt, className }: PhotoProps) {
  return <img src={src} alt={alt} className={className} decoding="async" />
}

/** Browsers have no viewer of their own: the page shows its own. */
export const viewPhotos = (_addresses: readonly string[], _at: number): boolean => false
