import { texts } from '../../lib/i18n.ts'

/** What readers are told of a notice besides its text. */
export const readingTexts = texts(
  {
    withdrawnBecause: (reason: string) => `已撤下：${reason}`,
    files: (count: number) => `${count} 个附件`,
    displayedUntil: (until: string) => `公示到 ${until}，在此之前不会撤下`,
    displayedDays: (days: number) => `发布后至少公示 ${days} 天`,
    wasDisplayed: (until: string) => `公示期到 ${until} 已满`,
    urgentUntil: (until: string) => `置于首页顶部，到 ${until}`,
    expiresAt: (until: string) => `到 ${until} 过期`,
  },
  {
    withdrawnBecause: (reason: string) => `Withdrawn: ${reason}`,
    files: (count: number) => (count === 1 ? '1 file' : `${count} files`),
    displayedUntil: (until: string) => `Displayed until ${until}, and not withdrawn before`,
    displayedDays: (days: number) => `Displayed for at least ${days} days`,
    wasDisplayed: (until: string) => `Its time of display ended ${until}`,
    urgentUntil: (until: string) => `At the top of the home page until ${until}`,
    expiresAt: (until: string) => `Expires ${until}`,
  },
)
