/** Whether this target can read a QR code by itself. A browser needs a library of its own for that; phones' cameras do it better. */
export const canScan: boolean = false

/** What a QR code says, or null when nothing was scanned; only where `canScan`. */
export async function scan(): Promise<string | null> {
  throw new Error('no scanner here')
}
