/** What a time-stamp authority said of a digest: its token (RFC 3161, DER), and the time in it. */
export interface Stamp {
  token: Buffer
  at: Date
}

/** Why there is no stamp: nobody answered, the authority refused, or the answer is not of what was asked. */
export type StampFault = 'away' | 'refused' | 'strange'

export class StampFailure extends Error {
  override readonly name = 'StampFailure'
  readonly fault: StampFault

  constructor(fault: StampFault, message: string) {
    super(message)
    this.fault = fault
  }
}

/** An authority apart from us, which says that something existed at a time. Throws `StampFailure`. */
export interface TimestampPort {
  /** Stamps a SHA-256. */
  stamp(digest: Uint8Array): Promise<Stamp>
}
