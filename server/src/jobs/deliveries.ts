import { sendDue, type DeliveryDeps } from '../features/messages/messages.delivery.service.ts'

const everyMs = 5_000

/** Sends the WeChat messages that are due, every few seconds, in every process. `stop` waits for calls under way. */
export function startDeliveries(deps: Omit<DeliveryDeps, 'isStopping'>): () => Promise<void> {
  let running: Promise<void> | null = null
  let stopping = false
  const send = async (): Promise<void> => {
    try {
      await sendDue({ ...deps, isStopping: () => stopping })
    } catch (error) {
      deps.log.warn({ err: error }, 'sending WeChat messages broke off; it goes on in a few seconds')
    }
  }
  const timer = setInterval(() => {
    running ??= send().finally(() => {
      running = null
    })
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping = true
    await running
  }
}
