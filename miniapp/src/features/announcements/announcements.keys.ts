/** Names of what react-query holds of this feature. */
export const keys = {
  feed: (communityId: string, narrowed: object) => ['announcements', communityId, 'feed', narrowed] as const,
  /** All lists of notices to me, however narrowed. */
  feeds: (communityId: string) => ['announcements', communityId, 'feed'] as const,
  publicFeed: (communityId: string, narrowed: object) => ['announcements', communityId, 'public', narrowed] as const,
  publicOne: (communityId: string, announcementId: string) =>
    ['announcements', communityId, 'public', 'one', announcementId] as const,
  search: (communityId: string, q: string, isPublic: boolean) =>
    ['announcements', communityId, isPublic ? 'public-search' : 'search', q] as const,
  questions: (communityId: string, announcementId: string) =>
    ['announcements', communityId, 'questions', announcementId] as const,
  questionQueue: (communityId: string) => ['announcements', communityId, 'question-queue'] as const,
  questionSettings: (communityId: string) => ['announcements', communityId, 'question-settings'] as const,
  displaySettings: (communityId: string) => ['announcements', communityId, 'display-settings'] as const,
  mine: (communityId: string) => ['announcements', communityId, 'mine'] as const,
  signatures: (communityId: string) => ['announcements', communityId, 'signatures'] as const,
  revisions: (communityId: string, announcementId: string, isPublic: boolean) =>
    ['announcements', communityId, 'revisions', announcementId, isPublic] as const,
  one: (communityId: string, announcementId: string) => ['announcements', communityId, 'one', announcementId] as const,
  reach: (communityId: string, announcementId: string) =>
    ['announcements', communityId, 'reach', announcementId] as const,
  unreached: (communityId: string, announcementId: string) =>
    ['announcements', communityId, 'unreached', announcementId] as const,
  preview: (communityId: string, audience: unknown, signature: unknown) =>
    ['announcements', communityId, 'preview', audience, signature] as const,
}
