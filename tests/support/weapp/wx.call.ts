import type { Guest } from './guest.ts'
import type { Life } from './life.ts'

/** How an interface of wx says no; the text follows `name:fail `. */
export class WxFailure extends Error {
  readonly extra: object
  constructor(message: string, extra: object = {}) {
    super(message)
    this.extra = extra
  }
}

export interface WxOptions {
  success?: (result: unknown) => void
  fail?: (result: unknown) => void
  complete?: (result: unknown) => void
  [option: string]: unknown
}

/** Makes interfaces of wx in its two styles, on the bridge of one run. */
export interface WxCalls {
  /** An interface that answers later, by callbacks or by a promise when none is given. */
  later(name: string, run: (options: WxOptions) => unknown): (options?: WxOptions) => unknown
  /** An interface that answers at once, or throws as WeChat does. */
  now(name: string, run: (...values: never[]) => unknown): (...values: never[]) => unknown
}

export function createWxCalls(guest: Guest, life: Life): WxCalls {
  return {
    later:
      (name, run) =>
      (options = {}) => {
        const { success, fail, complete } = options
        const answered = new Promise<unknown>((resolve, reject) => {
          // Not even a refusal is heard before the caller's own code has ended.
          life.later(
            `wx.${name}`,
            () =>
              void Promise.resolve()
                .then(() => run(options))
                .then(resolve, reject),
          )
        })
        const outcome = answered.then(
          (result) => ({ ok: true, result: { ...(result as object), errMsg: `${name}:ok` } }),
          (error: unknown) => {
            if (!(error instanceof WxFailure)) life.fault(`wx.${name}`, error)
            const extra = error instanceof WxFailure ? error.extra : {}
            return { ok: false, result: { ...extra, errMsg: `${name}:fail ${(error as Error).message}` } }
          },
        )
        if (success || fail || complete) {
          void outcome.then(({ ok, result }) => {
            const answer = guest.copy(result)
            life.guard(`wx.${name} ${ok ? 'success' : 'fail'}`, () => (ok ? success : fail)?.(answer))
            life.guard(`wx.${name} complete`, () => complete?.(answer))
          })
          return undefined
        }
        return outcome.then(({ ok, result }) => {
          if (ok) return guest.copy(result)
          // WeChat rejects with a plain object, not with an Error.
          throw guest.copy(result) as unknown as Error
        })
      },
    now:
      (name, run) =>
      (...values) => {
        try {
          return guest.copy(run(...values))
        } catch (error) {
          if (!(error instanceof WxFailure)) throw error
          throw new Error(`${name}:fail ${error.message}`, { cause: error })
        }
      },
  }
}
