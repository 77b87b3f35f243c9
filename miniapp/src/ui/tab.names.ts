export const tabNames = ['home', 'inbox', 'participate', 'me'] as const
export type TabName = (typeof tabNames)[number]
