/** Names of what react-query holds of this feature. */
export const keys = {
  all: (communityId: string) => ['complaints', communityId] as const,
  mine: (communityId: string) => ['complaints', communityId, 'mine'] as const,
  queue: (communityId: string, of: string) => ['complaints', communityId, 'queue', of] as const,
  building: (communityId: string, buildingId: string) => ['complaints', communityId, 'building', buildingId] as const,
  flats: (communityId: string, entranceId: string) => ['complaints', communityId, 'flats', entranceId] as const,
  climbed: (communityId: string) => ['complaints', communityId, 'climbed'] as const,
  one: (communityId: string, complaintId: string) => ['complaints', communityId, 'one', complaintId] as const,
  similar: (communityId: string, query: unknown) => ['complaints', communityId, 'similar', query] as const,
  mergeable: (communityId: string, complaintId: string, number: string) =>
    ['complaints', communityId, 'mergeable', complaintId, number] as const,
  rules: (communityId: string) => ['complaints', communityId, 'rules'] as const,
  calls: (communityId: string, complaintId: string) => ['complaints', communityId, 'calls', complaintId] as const,
  callable: (communityId: string, complaintId: string, to: string) =>
    ['complaints', communityId, 'callable', complaintId, to] as const,
  meetings: (communityId: string) => ['complaints', communityId, 'meetings'] as const,
  meeting: (communityId: string, meetingId: string) => ['complaints', communityId, 'meeting', meetingId] as const,
  topics: (communityId: string, state: string) => ['complaints', communityId, 'topics', state] as const,
  topic: (communityId: string, topicId: string) => ['complaints', communityId, 'topic', topicId] as const,
  tasks: (communityId: string) => ['complaints', communityId, 'tasks'] as const,
  taskList: (communityId: string) => ['complaints', communityId, 'task-list'] as const,
  workers: (communityId: string, complaintId: string) => ['complaints', communityId, 'workers', complaintId] as const,
  board: (communityId: string, period: unknown) => ['complaints', communityId, 'board', period] as const,
  orders: (communityId: string, filters: unknown) => ['complaints', communityId, 'orders', filters] as const,
  layout: (communityId: string) => ['complaints', communityId, 'layout'] as const,
  limits: (communityId: string) => ['complaints', communityId, 'limits'] as const,
  holidays: (communityId: string) => ['complaints', communityId, 'holidays'] as const,
  spots: (communityId: string) => ['complaints', communityId, 'spots'] as const,
  spot: (communityId: string, code: string) => ['complaints', communityId, 'spot', code] as const,
  sheets: (communityId: string, partnerId: string) => ['complaints', communityId, 'sheets', partnerId] as const,
  sheet: (communityId: string, importId: string) => ['complaints', communityId, 'sheet', importId] as const,
  sheetRows: (communityId: string, importId: string, version: number) =>
    ['complaints', communityId, 'sheet', importId, 'rows', version] as const,
  partners: (communityId: string) => ['complaints', communityId, 'partners'] as const,
  settings: (communityId: string) => ['complaints', communityId, 'settings'] as const,
}

/** To what my offices are called: in all communities. */
export const calledKey = ['complaints-called'] as const

/** How the communities of my street stand. */
export const streetKey = ['complaints-street'] as const
