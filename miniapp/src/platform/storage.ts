import Taro from '@tarojs/taro'

/** Text kept on this device. A full or forbidden store loses the entry, never the caller's work. */
export const storage = {
  get(key: string): string | null {
    try {
      const value: unknown = Taro.getStorageSync(key)
      return typeof value === 'string' && value !== '' ? value : null
    } catch {
      return null
    }
  },

  /** Returns whether it was kept. */
  set(key: string, value: string): boolean {
    try {
      Taro.setStorageSync(key, value)
      return true
    } catch {
      return false
    }
  },

  remove(key: string): void {
    try {
      Taro.removeStorageSync(key)
    } catch {
      // Nothing depends on it being gone.
    }
  },

  keys(): string[] {
    try {
      return Taro.getStorageInfoSync().keys
    } catch {
      return []
    }
  },
}
