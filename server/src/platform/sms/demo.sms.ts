import type { SmsPort } from './sms.ts'

/** Sends nothing: the demo shows the code on the screen. */
export const demoSms: SmsPort = { sendCode: async () => undefined }
