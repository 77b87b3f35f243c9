/** H5 is served by the API server itself. */
export const apiOrigin = ''

/** Where the H5 client is reached, for addresses in codes. */
export const webOrigin = (): string => window.location.origin
