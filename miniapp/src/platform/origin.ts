/** H5 is served by the API server itself. */
export const apiOrigin = ''
