const nothing = () => () => {}

/** WeChat has no keyboard focus to hold. */
export const useDialogFocus = (_id: string): ((close: () => void) => () => void) => nothing
