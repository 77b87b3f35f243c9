/** WeChat prints no pages. */
export const canPrint: boolean = false

export const printPage = (): void => {}
