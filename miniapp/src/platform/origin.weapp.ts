/** Scheme, host and port of the API; chosen when the bundle is built (`TARO_APP_API_ORIGIN`), the local demo by default. */
export const apiOrigin: string = process.env.TARO_APP_API_ORIGIN || 'http://127.0.0.1:3000'

/** Where the H5 client is reached, for addresses in codes: the API's host serves it. */
export const webOrigin = (): string => apiOrigin
