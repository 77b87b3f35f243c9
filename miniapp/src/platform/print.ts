/** Whether this device can put the page on paper by itself. */
export const canPrint: boolean = true

/** Opens the browser's own printing; what is marked `unprinted` stays off the paper. */
export const printPage = (): void => window.print()
