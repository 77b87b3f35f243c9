import type { Problem } from '@liren/shared/problem'

/**
 * Why a call came to nothing: the server refused with a code, nobody answered, or the answer made no sense
 * (an old client, a proxy's page).
 */
export class Failure extends Error {
  override name = 'Failure'
  readonly kind: 'refused' | 'unreachable' | 'unreadable'
  readonly problem: Problem | null

  constructor(kind: 'refused' | 'unreachable' | 'unreadable', problem: Problem | null = null) {
    super(problem?.code ?? kind)
    this.kind = kind
    this.problem = problem
  }
}

/** The refusal's code, or null for any other failure. */
export const codeOf = (error: unknown) => (error instanceof Failure ? (error.problem?.code ?? null) : null)

export const isUnreachable = (error: unknown) => error instanceof Failure && error.kind === 'unreachable'
