import { z } from 'zod'

/** Where an activity is, so that phones may say whether they are there; degrees of WGS 84, and metres. */
export const spot = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  radius: z.number().int().min(50).max(1_000).default(200),
})
export type Spot = z.output<typeof spot>

/** Whether a phone was where the activity is. That is all that leaves the phone, and all that is kept. */
export const placeCheck = z.enum(['PASS', 'FAIL'])
export type PlaceCheck = z.infer<typeof placeCheck>

interface Fix {
  latitude: number
  longitude: number
  /** How many metres the phone may be off, as far as it knows. */
  accuracy: number
}

const earthMetres = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two places along the surface. */
export function metresBetween(a: Omit<Fix, 'accuracy'>, b: Omit<Fix, 'accuracy'>): number {
  const north = radians(b.latitude - a.latitude)
  const east = radians(b.longitude - a.longitude)
  const h =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Between houses a phone is often off; more than this it has to be told by somebody who looks. */
const mostInaccurate = 200

/** Whether a phone that is here may be at the spot, in favour of who holds it. */
export const checkPlace = (at: Spot, fix: Fix): PlaceCheck =>
  metresBetween(at, fix) <= at.radius + Math.min(fix.accuracy, mostInaccurate) ? 'PASS' : 'FAIL'
