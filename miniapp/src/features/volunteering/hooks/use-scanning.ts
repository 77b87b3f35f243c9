import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Shift } from '@liren/shared/volunteering'
import type { PlaceCheck } from '@liren/shared/volunteering.place'
import { useNow } from '../../../lib/clock.ts'
import { thisDevice } from '../../../lib/device.ts'
import { isUnreachable } from '../../../lib/failure.ts'
import { randomName } from '../../../platform/random.ts'
import { sendScan } from '../attendance.api.ts'
import { sendKeptScans } from '../scans.api.ts'
import { keepScan, useKeptScans } from '../scans.kept.ts'
import { keys } from '../volunteering.keys.ts'
import { useAskAnew } from './use-shifts.ts'

const againMs = 15_000

/** What was scanned without a network, and the sending of it: once it is back, and every little while. */
export function useScanOutbox(communityId: string) {
  const client = useQueryClient()
  const waiting = useKeptScans(communityId)
  const due = waiting.flatMap(({ key, fault }) => (fault === null ? [key] : [])).join()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (due === '') return undefined
    const again = setTimeout(() => setAttempt(attempt + 1), againMs)
    const stop = onlineManager.subscribe((isOnline) => isOnline && setAttempt(attempt + 1))
    const send = async () => {
      if (await sendKeptScans()) void client.invalidateQueries({ queryKey: keys.all(communityId) })
    }
    if (onlineManager.isOnline()) void send()
    return () => {
      clearTimeout(again)
      stop()
    }
  }, [due, attempt, client, communityId])
  return waiting
}

/** Checking in or out: sent at once, or kept where there is no network; somebody looks at what was kept. */
export function useScanning(
  { communityId, shift }: { communityId: string; shift: Shift },
  comparePlace: () => Promise<PlaceCheck | null>,
) {
  const client = useQueryClient()
  const askAnew = useAskAnew(communityId)
  const now = useNow()
  const [state, setState] = useState<{ isBusy: boolean; error: unknown; isKept: boolean }>({
    ...{ isBusy: false, error: null, isKept: false },
  })
  const keep = (code: string, keptAt: string, place: PlaceCheck | null) => {
    const of = { communityId, shiftId: shift.id, title: shift.title }
    keepScan({ ...of, key: randomName(8), code, keptAt, place, submission: randomName(32), fault: null })
    setState({ isBusy: false, error: null, isKept: true })
  }
  const check = async (code: string) => {
    if (state.isBusy) return
    const at = new Date(now).toISOString()
    setState({ isBusy: true, error: null, isKept: false })
    const place = await comparePlace()
    if (!onlineManager.isOnline()) return keep(code, at, place)
    try {
      const body = { code, device: thisDevice().id, keptAt: null, place }
      const after = await sendScan({ communityId, shiftId: shift.id }, body, randomName(32))
      client.setQueryData(keys.shift(communityId, shift.id), after)
      setState({ isBusy: false, error: null, isKept: false })
      askAnew()
    } catch (error) {
      if (isUnreachable(error)) keep(code, at, place)
      else setState({ isBusy: false, error, isKept: false })
    }
  }
  return { ...state, check }
}
