const hour = 3_600_000
export const dayMillis = 24 * hour
/** China has known one time zone, eight hours ahead, and no summer time since 1992. */
const ahead = 8 * hour

/** The calendar day of an instant in China, counted from 1970-01-01. */
const dayNumber = (at: Date): number => Math.floor((at.getTime() + ahead) / dayMillis)

/** From the day of one instant to the day of another, in calendar days. */
export const daysBetween = (from: Date, to: Date): number => dayNumber(to) - dayNumber(from)

/**
 * When a period of days is over that begins with an event: its own day does not count, and the last day is counted to
 * its end (Civil Code art. 201, 203).
 */
export const endOfDays = (from: Date, days: number): Date => new Date((dayNumber(from) + days + 1) * dayMillis - ahead)
