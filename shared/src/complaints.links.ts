/** The page of a matter, in the mini-program and in H5 alike. */
const complaintPage = '/pages/complaints/detail/index'

/** The address of a matter inside the app. */
export const complaintPath = (communityId: string, complaintId: string): string =>
  `${complaintPage}?community=${communityId}&id=${complaintId}`
