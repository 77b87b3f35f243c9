export interface PhotoProps {
  /** An address on this device: pictures of notices are fetched with who asks, never by their address alone. */
  src: string
  /** What it shows, in words; empty for one that only stands beside its words. */
  alt: string
  className?: string | undefined
}
