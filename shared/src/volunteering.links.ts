/** The address of a shift inside the app, in the mini-program and in H5 alike. */
export const shiftPath = (communityId: string, shiftId: string): string =>
  `/pages/volunteering/shift/index?community=${communityId}&id=${shiftId}`

/** The address of an activity inside the app. */
export const activityPath = (communityId: string, activityId: string): string =>
  `/pages/volunteering/activity/index?community=${communityId}&id=${activityId}`

/** The address of what neighbours are asked to help with. */
export const shiftsPath = (communityId: string): string => `/pages/volunteering/shifts/index?community=${communityId}`
