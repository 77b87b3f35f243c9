/** China has known one time zone, eight hours ahead, and no summer time since 1992. */
export const chinaAheadMinutes = 8 * 60

/** The clock on a wall in China at an instant, to be read as UTC. */
export const wallInChina = (at: Date): Date => new Date(at.getTime() + chinaAheadMinutes * 60_000)

/** The calendar day in China at an instant, such as `2026-03-05`. */
export const dayInChina = (at: Date): string => wallInChina(at).toISOString().slice(0, 10)

/** The day and the minute in China at an instant, such as `2026-03-05 14:30`. */
export const minuteInChina = (at: Date): string => wallInChina(at).toISOString().slice(0, 16).replace('T', ' ')
