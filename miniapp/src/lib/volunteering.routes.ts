import { withQuery } from './routes.ts'

const inCommunity = (page: string) => (communityId: string) =>
  withQuery(`/pages/volunteering/${page}/index`, { community: communityId })

const of = (page: string) => (communityId: string, id: string) =>
  withQuery(`/pages/volunteering/${page}/index`, { community: communityId, id })

/** Pages of volunteering. */
export const volunteeringRoutes = {
  shifts: inCommunity('shifts'),
  activities: inCommunity('activities'),
  propose: inCommunity('propose'),
  reviews: inCommunity('reviews'),
  certificates: inCommunity('certificates'),
  credited: inCommunity('credited'),
  figures: inCommunity('figures'),
  thanks: inCommunity('thanks'),
  help: inCommunity('help'),
  groups: inCommunity('groups'),
  year: inCommunity('year'),
  activity: of('activity'),
  shift: of('shift'),
  roster: of('roster'),
  code: of('code'),
  /** Checking in or out; with the code that was scanned, at once. */
  scan: (communityId: string, id: string, code?: string) =>
    withQuery('/pages/volunteering/scan/index', {
      community: communityId,
      id,
      ...(code === undefined ? {} : { code }),
    }),
} as const
