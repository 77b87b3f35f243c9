import { randomBytes } from 'node:crypto'
import type { Device } from './device.ts'
import type { WxCalls } from './wx.call.ts'

const libVersion = '3.3.4'
const screen = { width: 390, height: 844, statusBar: 47, titleBar: 44, tabBar: 84 }

const windowInfo = {
  pixelRatio: 3,
  screenWidth: screen.width,
  screenHeight: screen.height,
  windowWidth: screen.width,
  windowHeight: screen.height - screen.statusBar - screen.titleBar,
  statusBarHeight: screen.statusBar,
  screenTop: screen.statusBar + screen.titleBar,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
}
const deviceInfo = {
  brand: 'HUAWEI',
  model: 'HUAWEI P50<ABR-AL00>',
  system: 'Android 12',
  platform: 'android',
  abi: 'arm64-v8a',
  benchmarkLevel: 30,
  memorySize: 8000,
  cpuType: 'unknown',
}
const permissions = { bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }

/** What the phone and WeChat tell of themselves, and the small things WeChat does around the pages. */
export function createSystem(device: Device, { now, later }: WxCalls, launched: () => object) {
  const appBaseInfo = () => ({
    SDKVersion: libVersion,
    version: '8.0.49',
    language: 'zh_CN',
    enableDebug: false,
    theme: device.theme,
    host: { env: 'WeChat' },
    fontSizeScaleFactor: device.textScale,
    fontSizeSetting: Math.round(16 * device.textScale),
  })
  const network = () => ({ networkType: device.isOnline ? 'wifi' : 'none', hasSystemProxy: false, signalStrength: 3 })
  const everything = () => ({ ...windowInfo, ...deviceInfo, ...appBaseInfo(), ...permissions })
  const done = [
    'setNavigationBarColor',
    'pageScrollTo',
    'hideKeyboard',
    'vibrateShort',
    'makePhoneCall',
    'setTabBarStyle',
  ]
  const alerts = ['enableAlertBeforeUnload', 'disableAlertBeforeUnload', 'hideHomeButton', 'setBackgroundColor']
  const quiet = [...done, ...alerts].map((name) => [name, later(name, () => ({}))] as const)
  const getRandomValues = later('getRandomValues', ({ length }) => ({ randomValues: randomBytes(Number(length)) }))
  return {
    ...Object.fromEntries(quiet),
    getSystemInfoSync: now('getSystemInfoSync', everything),
    getSystemInfo: later('getSystemInfo', everything),
    getSystemInfoAsync: later('getSystemInfoAsync', everything),
    getWindowInfo: now('getWindowInfo', () => windowInfo),
    getDeviceInfo: now('getDeviceInfo', () => deviceInfo),
    getAppBaseInfo: now('getAppBaseInfo', appBaseInfo),
    getSystemSetting: now('getSystemSetting', () => permissions),
    getMenuButtonBoundingClientRect: now('getMenuButtonBoundingClientRect', () => ({
      top: 51,
      bottom: 83,
      left: 296,
      right: 383,
      width: 87,
      height: 32,
    })),
    getAccountInfoSync: now('getAccountInfoSync', () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    })),
    getLaunchOptionsSync: now('getLaunchOptionsSync', launched),
    getEnterOptionsSync: now('getEnterOptionsSync', launched),
    getNetworkType: later('getNetworkType', network),
    ...(device.hasSecureRandom ? { getUserCryptoManager: () => ({ getRandomValues }) } : {}),
    nextTick: (work: () => void) => void Promise.resolve().then(work),
    env: { USER_DATA_PATH: 'http://usr' },
  }
}
