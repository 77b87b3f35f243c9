/** What the log of a decision may hold. Ids of people are never in it: `actor` is a mark of one person in one decision. */
export const logKinds = [
  'transition',
  'open',
  'delivery',
  'ballot',
  'paper_received',
  'proxy_granted',
  'proxy_revoked',
  'extension',
  'close',
  'paper_opened',
  'ruling',
  'count',
  'objection',
  'recount',
  'release',
] as const
export type LogKind = (typeof logKinds)[number]

/** What may follow the close; any other kind after it is tampering. */
export const kindsAfterClose: readonly LogKind[] = [
  'transition',
  'paper_opened',
  'ruling',
  'count',
  'objection',
  'recount',
  'release',
]

/** A ballot as the log has it: the choices are bound, not told. */
export interface BallotBody {
  [name: string]: string | number | null
  pseudonym: string
  commitment: string
  channel: 'ELECTRONIC' | 'PAPER'
  /** The seq of the proxy's grant, or null. */
  grant: number | null
}

/** What the opening binds. Hashes are base64url of SHA-256; area is an integer in 0.01 m². */
export interface OpenBody {
  [name: string]: string | number | null | readonly string[]
  step: 'OPEN'
  to: 'OPEN'
  /** Digest of the agenda and of the policy, as the notice told them. */
  agenda: string
  policy: string
  rollRoot: string
  heads: number
  area: number
  /** How many units the roll has: small estates may have a small committee. */
  units: number
  closesAt: string
  /** The public half of the key that choices are sealed to, and where the two copies of the other half are kept. */
  key: string
  keptBy: readonly string[]
  by: string
  actor: string
  reason: null
}
