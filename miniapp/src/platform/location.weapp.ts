import Taro from '@tarojs/taro'
import type { Fix } from './location.ts'

/** Longer than this nobody stands at a door for it. */
const patienceMs = 8_000

/** Where this phone is now; null where it may not, cannot or does not say. It is compared here, and goes nowhere. */
export async function whereAmI(): Promise<Fix | null> {
  try {
    const { latitude, longitude, accuracy } = await Taro.getLocation({
      type: 'wgs84',
      isHighAccuracy: true,
      highAccuracyExpireTime: patienceMs,
    })
    return { latitude, longitude, accuracy }
  } catch {
    return null
  }
}
