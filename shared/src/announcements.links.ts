/** The page of a notice, in the mini-program and in H5 alike. */
export const noticePage = '/pages/announcements/detail/index'

/** The address of a notice inside the app. */
export const noticePath = (communityId: string, announcementId: string): string =>
  `${noticePage}?community=${communityId}&id=${announcementId}`

/** What a QR to a notice says. `origin` is where H5 is served, such as `https://liren.example`, or empty. */
export const noticeUrl = (origin: string, communityId: string, announcementId: string): string =>
  origin + noticePath(communityId, announcementId)
