/** What a page looks like when it is passed on. */
export interface ShareCard {
  title: string
  /** Inside the app, such as `/pages/announcements/detail/index?id=…`. */
  path: string
}

export interface ShareButtonProps {
  id: string
  className?: string | undefined
  card: ShareCard
  /** Where one passes a page on with WeChat's own card, and where one copies its address. */
  words: { share: string; copy: string; copied: string }
}
