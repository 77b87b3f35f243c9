/** Browsers scale pages themselves. */
export const systemTextScale = (): number => 1
