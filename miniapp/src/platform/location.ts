/** Where a phone is, in degrees of WGS 84, and how many metres it may be off. */
export interface Fix {
  latitude: number
  longitude: number
  accuracy: number
}

/** Longer than this nobody stands at a door for it. */
const patienceMs = 8_000

/** Where this device is now; null where it may not, cannot or does not say. It is compared here, and goes nowhere. */
export const whereAmI = (): Promise<Fix | null> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve(null)
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 30_000 },
    )
  })
