import { withQuery } from './routes.ts'

const inCommunity = (page: string) => (communityId: string) =>
  withQuery(`/pages/points/${page}/index`, { community: communityId })

const of = (page: string) => (communityId: string, id: string) =>
  withQuery(`/pages/points/${page}/index`, { community: communityId, id })

/** Pages of points, and of what they buy. */
export const pointsRoutes = {
  balance: inCommunity('balance'),
  statement: inCommunity('statement'),
  shop: inCommunity('shop'),
  orders: inCommunity('orders'),
  desk: inCommunity('desk'),
  stock: inCommunity('stock'),
  proposals: inCommunity('proposals'),
  resident: inCommunity('resident'),
  settings: inCommunity('settings'),
  merits: inCommunity('merits'),
  records: inCommunity('records'),
  openings: inCommunity('openings'),
  order: of('order'),
  item: of('item'),
  opening: of('opening'),
} as const
