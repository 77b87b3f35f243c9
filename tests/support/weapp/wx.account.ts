import type { Device } from './device.ts'
import { WxFailure, type WxCalls } from './wx.call.ts'
import type { WxEvents } from './wx.events.ts'

/** Whether a finger is on the screen: some interfaces answer only to a tap. */
export interface Gesture {
  isTap: boolean
}

interface Decision {
  event: 'agree' | 'disagree' | 'exposureAuthorization'
  buttonId?: string
}

export interface Account {
  api: Record<string, (...values: never[]) => unknown>
  /** Asks for the person's agreement to the privacy guide before something private; false when refused. */
  agreed(reason: string): Promise<boolean>
  /** The person tapped a button of `open-type="agreePrivacyAuthorization"`. */
  tappedAgree(buttonId: string): void
}

const mostTemplates = 3
const refusedPrivacy = new WxFailure('privacy permission is not authorized', { errno: 104 })

/** Login, privacy, subscribe messages and the scanner: what WeChat knows of the person and does for them. */
export function createAccount(device: Device, gesture: Gesture, events: WxEvents, { later }: WxCalls): Account {
  const { person } = device
  const agreeButtons = new Set<string>()

  const agreed = (reason: string): Promise<boolean> => {
    if (device.hasAgreedToPrivacy) return Promise.resolve(true)
    if (events.count('NeedPrivacyAuthorization') === 0) {
      // WeChat's own sheet, which appears when the mini-program has none.
      device.hasAgreedToPrivacy = person.acceptsPrivacy
      return Promise.resolve(person.acceptsPrivacy)
    }
    return new Promise((resolve) => {
      const decide = ({ event, buttonId }: Decision) => {
        if (event === 'exposureAuthorization') return
        // An agreement counts only after a tap on the button that it names.
        const isReal = event === 'agree' && buttonId !== undefined && agreeButtons.has(buttonId)
        device.hasAgreedToPrivacy = isReal
        resolve(isReal)
      }
      events.tell('NeedPrivacyAuthorization', Object.assign(decide, { referrer: reason }))
    })
  }

  const subscribe = (wasTap: boolean, templates: unknown) => {
    if (!wasTap) throw new WxFailure('can only be invoked by user TAP gesture.', { errCode: 10005 })
    if (!Array.isArray(templates) || templates.length === 0)
      throw new WxFailure("TmplIds can't be empty", { errCode: 10001 })
    if (templates.length > mostTemplates) throw new WxFailure('Templates count out of max bounds', { errCode: 20003 })
    if (person.subscription === 'off') throw new WxFailure('The main switch is switched off', { errCode: 20004 })
    return Object.fromEntries(templates.map((template) => [String(template), person.subscription]))
  }

  return {
    agreed,
    tappedAgree: (buttonId) => void agreeButtons.add(buttonId),
    api: {
      login: later('login', () => ({ code: person.loginCode() })),
      checkSession: later('checkSession', () => ({})),
      getPrivacySetting: later('getPrivacySetting', () => ({
        needAuthorization: !device.hasAgreedToPrivacy,
        privacyContractName: '《里仁小程序隐私保护指引》',
      })),
      openPrivacyContract: later('openPrivacyContract', () => ({})),
      requirePrivacyAuthorize: later('requirePrivacyAuthorize', async () => {
        if (!(await agreed('requirePrivacyAuthorize'))) throw refusedPrivacy
      }),
      requestSubscribeMessage: (options: Parameters<ReturnType<typeof later>>[0]) => {
        // Whether it was a tap is known now; by the time the bridge answers, the finger is gone.
        const wasTap = gesture.isTap
        return later('requestSubscribeMessage', ({ tmplIds }) => subscribe(wasTap, tmplIds))(options)
      },
      scanCode: later('scanCode', () => {
        const result = person.scanned()
        if (result === null) throw new WxFailure('cancel')
        return { result, scanType: 'QR_CODE', charSet: 'utf-8', path: '', rawData: '' }
      }),
      getLocation: later('getLocation', async () => {
        if (!(await agreed('getLocation'))) throw refusedPrivacy
        const position = person.position()
        if (position === null) throw new WxFailure('auth deny')
        return { ...position, accuracy: 30, speed: 0, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 30 }
      }),
      setClipboardData: later('setClipboardData', async ({ data }) => {
        if (!(await agreed('setClipboardData'))) throw refusedPrivacy
        device.clipboard = String(data)
      }),
    },
  }
}
