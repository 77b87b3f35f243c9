import type { z } from 'zod'
import { device } from '@liren/shared/identity'
import { deviceLabel, devicePlatform } from '../platform/device.ts'
import { randomName } from '../platform/random.ts'
import { keep, readKept } from './kept.ts'

/** This device as sign-in endpoints want it; its id is made once and kept. */
export function thisDevice(): z.input<typeof device> {
  const kept = readKept(device.shape.id, 'device')
  const id = kept ?? randomName(32)
  if (kept === null) keep('device', id)
  return { id, platform: devicePlatform, label: deviceLabel() }
}
