const withQuery = (path: string, query: Record<string, string>) => {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

/** Where every page lives, once. */
export const routes = {
  home: '/pages/tabs/home/index',
  inbox: '/pages/tabs/inbox/index',
  participate: '/pages/tabs/participate/index',
  me: '/pages/tabs/me/index',
  signIn: (next?: string) => withQuery('/pages/identity/sign-in/index', next === undefined ? {} : { next }),
  privacy: '/pages/identity/privacy/index',
  sessions: '/pages/identity/sessions/index',
  announcement: (communityId: string, announcementId: string) =>
    withQuery('/pages/announcements/detail/index', { community: communityId, id: announcementId }),
  compose: (communityId: string, announcementId?: string) =>
    withQuery('/pages/announcements/compose/index', {
      community: communityId,
      ...(announcementId === undefined ? {} : { id: announcementId }),
    }),
  myAnnouncements: (communityId: string) => withQuery('/pages/announcements/mine/index', { community: communityId }),
  desk: (communityId: string) => withQuery('/pages/workbench/desk/index', { community: communityId }),
  roles: (communityId: string) => withQuery('/pages/workbench/roles/index', { community: communityId }),
  places: (communityId: string) => withQuery('/pages/workbench/places/index', { community: communityId }),
} as const

const tabs: readonly string[] = [routes.home, routes.inbox, routes.participate, routes.me]

/** Tab pages are switched to, never stacked. */
export const isTab = (url: string) => tabs.includes(url)
