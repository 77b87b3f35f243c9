/** A reply whose ETag is known before it is made: who has it already is told so, and it is never made. */
export class Tagged<T> {
  readonly etag: string
  readonly make: () => T

  constructor(etag: string, make: () => T) {
    this.etag = `"${etag}"`
    this.make = make
  }

  /** Whether an If-None-Match names it; proxies that compress make a tag weak on the way. */
  isKnownTo(ifNoneMatch: string | undefined): boolean {
    return ifNoneMatch !== undefined && ifNoneMatch.replace(/^W\//, '') === this.etag
  }
}
