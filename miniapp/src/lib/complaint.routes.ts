import { withQuery } from './routes.ts'

const inCommunity = (page: string) => (communityId: string) =>
  withQuery(`/pages/complaints/${page}/index`, { community: communityId })

/** Pages of complaints. */
export const complaintRoutes = {
  report: inCommunity('report'),
  /** A word left to a column. */
  consult: (communityId: string, columnId: string) =>
    withQuery('/pages/complaints/report/index', { community: communityId, column: columnId }),
  mine: inCommunity('mine'),
  desk: inCommunity('desk'),
  /** To what my offices are called, in all communities. */
  called: '/pages/complaints/called/index',
  /** Tasks pushed from above. */
  tasks: inCommunity('tasks'),
  /** How the communities of my street stand. */
  street: '/pages/complaints/street/index',
  meetings: inCommunity('meetings'),
  meeting: (communityId: string, meetingId: string) =>
    withQuery('/pages/complaints/meeting/index', { community: communityId, id: meetingId }),
  /** The coordination list, and one parent matter of it. */
  topics: inCommunity('topics'),
  topic: (communityId: string, topicId: string) =>
    withQuery('/pages/complaints/topic/index', { community: communityId, id: topicId }),
  settings: inCommunity('settings'),
  rules: inCommunity('rules'),
  board: inCommunity('board'),
  /** What is a day overdue or more. */
  climbed: inCommunity('climbed'),
  layout: inCommunity('layout'),
  limits: inCommunity('limits'),
  holidays: inCommunity('holidays'),
  spots: inCommunity('spots'),
  partners: inCommunity('partners'),
  /** The work orders of a hotline, and one sheet of them. */
  hotline: (communityId: string, partnerId: string) =>
    withQuery('/pages/complaints/hotline/index', { community: communityId, id: partnerId }),
  sheet: (communityId: string, importId: string) =>
    withQuery('/pages/complaints/sheet/index', { community: communityId, id: importId }),
  /** All matters, of which only some are asked for. */
  orders: (communityId: string, filters: Record<string, string> = {}) =>
    withQuery('/pages/complaints/orders/index', { community: communityId, ...filters }),
  detail: (communityId: string, complaintId: string) =>
    withQuery('/pages/complaints/detail/index', { community: communityId, id: complaintId }),
  /** What neighbours of a building let one another see. */
  building: (communityId: string, buildingId: string) =>
    withQuery('/pages/complaints/building/index', { community: communityId, id: buildingId }),
} as const
