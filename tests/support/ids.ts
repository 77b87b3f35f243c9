import { randomBytes } from 'node:crypto'

/** A UUIDv7 made at another time. */
export function uuidv7(at: number): string {
  const time = at.toString(16).padStart(12, '0')
  const rest = randomBytes(10).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`
}
