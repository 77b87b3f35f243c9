/** China has known one time zone, eight hours ahead, and no summer time since 1992. */
export const chinaAheadMinutes = 8 * 60

/** The clock on a wall in China at an instant, to be read as UTC. */
export const wallInChina = (at: Date): Date => new Date(at.getTime() + chinaAheadMinutes * 60_000)

/** The calendar day in China at an instant, such as `2026-03-05`. */
export const dayInChina = (at: Date): string => wallInChina(at).toISOString().slice(0, 10)

/** The day and the minute in China at an instant, such as `2026-03-05 14:30`. */
export const minuteInChina = (at: Date): string => wallInChina(at).toISOString().slice(0, 16).replace('T', ' ')

const two = (n: number): string => String(n).padStart(2, '0')

/** The same without the year, as it is said: `3月5日 14:30`. */
export function momentInChina(at: Date): string {
  const wall = wallInChina(at)
  const day = `${String(wall.getUTCMonth() + 1)}月${String(wall.getUTCDate())}日`
  return `${day} ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`
}
