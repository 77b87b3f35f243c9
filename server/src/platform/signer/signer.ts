import type { LogOf } from '@liren/shared/votes.audit'
import type { SignedHead } from '@liren/shared/votes.heads'

/**
 * Who signs the logs of votes: a process of its own, with its own key and memory. `headAt` gives the signed head of a size
 * that is committed. Throws `vote_signer_away` when it cannot be reached, `vote_halted` when it goes no further.
 */
export interface SignerPort {
  headAt(of: LogOf, size: number): Promise<SignedHead>
  /** Heads it has signed, of the sizes after one, at most 1,000; throws `vote_signer_away`. */
  headsAfter(of: LogOf, after: number, limit: number): Promise<SignedHead[]>
}

/** Where the signer listens, and the word that lets a caller in. */
export interface SignerAddress {
  url: string
  token: string
}
