import Taro from '@tarojs/taro'
import { NoSecureRandom } from './secure.random.types.ts'

export { NoSecureRandom } from './secure.random.types.ts'

/** Bytes that nobody can guess, from WeChat (base library 2.17.3 and later). */
export function secureRandom(length: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new NoSecureRandom())
    const manager = Taro.canIUse('getUserCryptoManager') ? Taro.getUserCryptoManager() : null
    if (manager === null) {
      refuse()
      return
    }
    manager.getRandomValues({
      length,
      success: ({ randomValues }) => {
        if (randomValues.byteLength === length) resolve(new Uint8Array(randomValues))
        else refuse()
      },
      fail: refuse,
    })
  })
}
