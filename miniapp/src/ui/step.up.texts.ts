import { texts } from '../lib/i18n.ts'

export const stepUpTexts = texts(
  {
    title: '先确认是您本人',
    body: (phone: string) => `这一步很要紧，光凭这台设备登录着还不够。我们会发一个验证码到您的手机 ${phone}。`,
    ownPhone: '（登记的号码）',
    send: '获取验证码',
    resend: '重新获取',
    resendIn: (seconds: number) => `${seconds} 秒后可重新获取`,
    sentBy: {
      text: '验证码已发到您的手机。',
      call: '马上有电话打到您的手机，接听后会念验证码，念两遍。',
    },
    call: '没收到？打电话念给我听',
    demoCode: (code: string) => `演示环境不发短信，验证码是 ${code}`,
    code: '验证码',
    codePlaceholder: '6 位数字',
    codeFault: '请填写 6 位验证码',
    confirm: '是我本人，继续',
  },
  {
    title: 'Is it you?',
    body: (phone: string) =>
      `This step matters, and being signed in on this device is not enough. We will send a code to your phone ${phone}.`,
    ownPhone: '(the registered number)',
    send: 'Send code',
    resend: 'Send again',
    resendIn: (seconds: number) => `Send again in ${seconds} s`,
    sentBy: {
      text: 'A code was sent to your phone.',
      call: 'Your phone rings in a moment. A voice reads the code out, twice.',
    },
    call: 'Nothing came? Call me and read it out',
    demoCode: (code: string) => `The demo sends no messages. Your code is ${code}`,
    code: 'Code',
    codePlaceholder: '6 digits',
    codeFault: 'Please enter the 6-digit code',
    confirm: 'It is me, go on',
  },
)
