/**
 * A reason why Liren cannot start (or a command cannot run) that its operator can do something about.
 * `message` is one plain English sentence; whoever runs the process prints it without a stack and exits non-zero.
 */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

/** Whether `error` is a start fault, also when it was thrown by another copy of this module (a separate bundle). */
export function isStartFault(error: unknown): error is StartFault {
  return error instanceof Error && error.name === 'StartFault'
}
