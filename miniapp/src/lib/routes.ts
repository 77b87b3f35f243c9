/** An address with its parameters. */
export const withQuery = (path: string, query: Record<string, string>) => {
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
  dataReads: '/pages/identity/reads/index',
  consents: '/pages/identity/consents/index',
  dataExport: '/pages/identity/export/index',
  deleteAccount: '/pages/identity/delete/index',
  join: '/pages/binding/join/index',
  requestBinding: '/pages/binding/request/index',
  myFlats: '/pages/binding/homes/index',
  findCommunity: '/pages/binding/find/index',
  bindings: (communityId: string) => withQuery('/pages/workbench/bindings/index', { community: communityId }),
  slips: (communityId: string) => withQuery('/pages/workbench/slips/index', { community: communityId }),
  publicAnnouncement: (communityId: string, announcementId: string) =>
    withQuery('/pages/announcements/public/index', { community: communityId, id: announcementId }),
  announcement: (communityId: string, announcementId: string) =>
    withQuery('/pages/announcements/detail/index', { community: communityId, id: announcementId }),
  reach: (communityId: string, announcementId: string) =>
    withQuery('/pages/announcements/reach/index', { community: communityId, id: announcementId }),
  reminders: '/pages/messages/reminders/index',
  search: (communityId: string) => withQuery('/pages/announcements/search/index', { community: communityId }),
  questions: (communityId: string) => withQuery('/pages/announcements/questions/index', { community: communityId }),
  questionSettings: (communityId: string) => withQuery('/pages/announcements/asking/index', { community: communityId }),
  displaySettings: (communityId: string) => withQuery('/pages/announcements/display/index', { community: communityId }),
  compose: (communityId: string, announcementId?: string) =>
    withQuery('/pages/announcements/compose/index', {
      community: communityId,
      ...(announcementId === undefined ? {} : { id: announcementId }),
    }),
  disclosures: (communityId: string) => withQuery('/pages/announcements/board/index', { community: communityId }),
  correctAnnouncement: (communityId: string, announcementId: string) =>
    withQuery('/pages/announcements/correct/index', { community: communityId, id: announcementId }),
  myAnnouncements: (communityId: string) => withQuery('/pages/announcements/mine/index', { community: communityId }),
  /** Something I wrote: a draft to go on with, all else to look at. */
  writtenByMe: (communityId: string, one: { id: string; status: string }): string =>
    withQuery(one.status === 'draft' ? '/pages/announcements/compose/index' : '/pages/announcements/detail/index', {
      community: communityId,
      id: one.id,
    }),
  desk: (communityId: string) => withQuery('/pages/workbench/desk/index', { community: communityId }),
  roles: (communityId: string) => withQuery('/pages/workbench/roles/index', { community: communityId }),
  register: (communityId: string, estateId?: string) =>
    withQuery('/pages/register/home/index', {
      community: communityId,
      ...(estateId === undefined ? {} : { estate: estateId }),
    }),
  registerUnits: (communityId: string, entranceId: string, label: string) =>
    withQuery('/pages/register/units/index', { community: communityId, entrance: entranceId, label }),
  /** An import by its id, or a new one into an estate. */
  registerImport: (communityId: string, which: { id: string } | { estate: string }) =>
    withQuery('/pages/register/import/index', { community: communityId, ...which }),
  places: (communityId: string) => withQuery('/pages/workbench/places/index', { community: communityId }),
  /** A place opened for editing; a unit also says behind which entrance it lies. */
  place: (communityId: string, placeId: string, entranceId?: string) =>
    withQuery('/pages/workbench/place/index', {
      community: communityId,
      id: placeId,
      ...(entranceId === undefined ? {} : { entrance: entranceId }),
    }),
  officers: (communityId: string) => withQuery('/pages/roles/officers/index', { community: communityId }),
  column: (communityId: string, columnId: string) =>
    withQuery('/pages/columns/column/index', { community: communityId, id: columnId }),
  editColumns: (communityId: string) => withQuery('/pages/columns/edit/index', { community: communityId }),
  roster: (communityId: string, columnId: string) =>
    withQuery('/pages/columns/roster/index', { community: communityId, id: columnId }),
  decision: (communityId: string, decisionId: string) =>
    withQuery('/pages/votes/decision/index', { community: communityId, id: decisionId }),
  /** The ballot of one head; `asProxy` fills it in for somebody else to hand in. */
  ballot: (communityId: string, decisionId: string, headId: string, asProxy?: 'proxy') =>
    withQuery('/pages/votes/ballot/index', {
      community: communityId,
      id: decisionId,
      head: headId,
      ...(asProxy === undefined ? {} : { as: asProxy }),
    }),
  voteProxies: (communityId: string, decisionId: string) =>
    withQuery('/pages/votes/proxies/index', { community: communityId, id: decisionId }),
  voteResult: (communityId: string, decisionId: string) =>
    withQuery('/pages/votes/result/index', { community: communityId, id: decisionId }),
  grids: (communityId: string) => withQuery('/pages/workbench/grids/index', { community: communityId }),
} as const

const tabs: readonly string[] = [routes.home, routes.inbox, routes.participate, routes.me]

/** Tab pages are switched to, never stacked. */
export const isTab = (url: string) => tabs.includes(url)
