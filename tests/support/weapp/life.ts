/**
 * One run of the mini-program, from launch to its end: everything that happens later goes through here, so that
 * nothing happens after the end and no error gets lost. (Rejections nobody handles fail the test by way of jest.)
 */
export interface Life {
  readonly isOver: boolean
  /** What went wrong, oldest first: errors nobody caught, console errors, interfaces that do not exist. */
  readonly faults: string[]
  fault(what: string, error?: unknown): void
  /** Runs work now; an error becomes a fault. */
  guard<T>(what: string, work: () => T): T | undefined
  later(what: string, work: () => void, milliseconds?: number): ReturnType<typeof setTimeout>
  /** Told before anything that was put off runs. */
  onTurn(listener: () => void): void
  /** Told when it ends. */
  onEnd(listener: () => void): void
  end(): void
}

const mostFrames = 4

/** An error in one line: compiled code is one line too, so a whole stack would say nothing more. */
export function told(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return JSON.stringify(error)
  const frames =
    'stack' in error ? [...String(error.stack).matchAll(/at (?:(\S+) )?\(?[^\s()]*?([\w.-]+:\d+:\d+)\)?$/gm)] : []
  const places = frames.slice(0, mostFrames).map((frame) => `${frame[1] ?? '?'}@${frame[2] ?? '?'}`)
  return [String(error.message), ...places].join(' < ')
}

export function createLife(): Life {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const endings: (() => void)[] = []
  const turns: (() => void)[] = []
  let isOver = false
  const life: Life = {
    get isOver() {
      return isOver
    },
    faults: [],
    fault(what, error) {
      if (!isOver) life.faults.push(error === undefined ? what : `${what}: ${told(error)}`)
    },
    guard(what, work) {
      if (isOver) return undefined
      try {
        return work()
      } catch (error) {
        life.fault(what, error)
        return undefined
      }
    },
    later(what, work, milliseconds = 0) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        for (const listener of turns) listener()
        life.guard(what, work)
      }, milliseconds)
      timers.add(timer)
      return timer
    },
    onTurn: (listener) => void turns.push(listener),
    onEnd: (listener) => void endings.push(listener),
    end() {
      isOver = true
      for (const timer of timers) clearTimeout(timer)
      for (const listener of endings) listener()
    },
  }
  return life
}
