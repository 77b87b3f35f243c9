import { demo } from '@liren/shared/demo'
import { call } from '../../lib/api-client.ts'
import { thisDevice } from '../../lib/device.ts'
import { codeOf } from '../../lib/failure.ts'

/** The demo's clock and people; null where there is no demo. */
export async function fetchDemo(signal?: AbortSignal) {
  try {
    return await call(demo.overview, {}, { signal })
  } catch (error) {
    if (codeOf(error) === 'not_found') return null
    throw error
  }
}

export const enterAs = (accountId: string) => call(demo.enter, { body: { accountId, device: thisDevice() } })

export const advanceClock = (seconds: number) => call(demo.advanceClock, { body: { seconds } })
