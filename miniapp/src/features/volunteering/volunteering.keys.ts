/** Names of what react-query holds of this feature. */
export const keys = {
  all: (communityId: string) => ['volunteering', communityId] as const,
  shifts: (communityId: string, which: unknown) => ['volunteering', communityId, 'shifts', which] as const,
  shift: (communityId: string, shiftId: string) => ['volunteering', communityId, 'shift', shiftId] as const,
  calendar: (communityId: string, from: string, days: number) =>
    ['volunteering', communityId, 'calendar', from, days] as const,
  wards: (communityId: string) => ['volunteering', communityId, 'wards'] as const,
  wanted: (communityId: string) => ['volunteering', communityId, 'wanted'] as const,
  activities: (communityId: string, state: string) => ['volunteering', communityId, 'activities', state] as const,
  activity: (communityId: string, activityId: string) => ['volunteering', communityId, 'activity', activityId] as const,
  roster: (communityId: string, shiftId: string) => ['volunteering', communityId, 'roster', shiftId] as const,
  code: (communityId: string, shiftId: string, direction: string) =>
    ['volunteering', communityId, 'code', shiftId, direction] as const,
  figures: (communityId: string) => ['volunteering', communityId, 'figures'] as const,
  certificates: (communityId: string) => ['volunteering', communityId, 'certificates'] as const,
  certificate: (communityId: string, certificateId: string) =>
    ['volunteering', communityId, 'certificate', certificateId] as const,
  thanks: (communityId: string) => ['volunteering', communityId, 'thanks'] as const,
  groups: (communityId: string) => ['volunteering', communityId, 'groups'] as const,
  help: (communityId: string) => ['volunteering', communityId, 'help'] as const,
  lines: (communityId: string) => ['volunteering', communityId, 'lines'] as const,
  board: (communityId: string) => ['volunteering', communityId, 'board'] as const,
  year: (communityId: string, year: number) => ['volunteering', communityId, 'year', year] as const,
  credited: (communityId: string) => ['volunteering', communityId, 'credited'] as const,
  reviews: (communityId: string) => ['volunteering', communityId, 'reviews'] as const,
}
