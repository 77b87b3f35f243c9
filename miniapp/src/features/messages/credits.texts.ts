import type { MessageTemplate } from '@liren/shared/messages.wechat'
import { texts } from '../../lib/i18n.ts'

export const creditsTexts = texts(
  {
    title: '消息提醒',
    intro: '所有消息都在“消息”里，一条不少。微信提醒另算：微信规定，您每同意一次，我们只能发一条。',
    templates: { notice: '新消息', reminder: '等您看、等您办的' } satisfies Record<MessageTemplate, string>,
    notes: {
      notice: '有人给您家发通知、您关心的诉求有进展、有事派给您时，在微信里告诉您。',
      reminder: '通知还没看、诉求等您答复或快到期时，在微信里提醒您。',
    } satisfies Record<MessageTemplate, string>,
    left: (count: number) => (count === 0 ? '没有了' : `还能发 ${String(count)} 条`),
    add: '再加一次微信提醒',
    ask: '下次有通知，在微信里提醒我',
    askNote: '点一下，同意一次，微信提醒一条。夜里 22 点到早上 8 点不打扰，紧急的事除外。',
    thanks: (count: number) => `记下了，还能在微信里提醒您 ${String(count)} 次。`,
    refused: '没有加上。需要时随时可以再来。',
    blocked: '微信里关掉了订阅消息。请在小程序右上角“···”的“设置”里打开。',
    off: '这个平台还没有接通微信提醒。消息都在“消息”里。',
    elsewhere: '请在微信小程序里添加提醒；这里可以看到还剩几次。',
    noWechat: '您还没有用微信登录过，微信不知道该提醒谁。',
  },
  {
    title: 'Reminders',
    intro:
      'Everything is in Messages, nothing is missing there. WeChat is on top: each time you agree, it lets us send one message.',
    templates: { notice: 'News', reminder: 'What waits for you' },
    notes: {
      notice:
        'Tells you in WeChat when a notice is sent to your home, a report of yours moves on, or one is sent to you.',
      reminder: 'When you have not read a notice, or a report waits for your answer or runs out of time.',
    },
    left: (count: number) => (count === 0 ? 'none left' : `${String(count)} left`),
    add: 'Add one WeChat reminder',
    ask: 'Tell me in WeChat next time',
    askNote: 'One tap, one message. Quiet from 10 pm to 8 am, but for what is urgent.',
    thanks: (count: number) => `Noted. WeChat can tell you ${String(count)} more times.`,
    refused: 'Nothing was added. You can come back whenever you like.',
    blocked: 'Messages are turned off in WeChat. Open “···” at the top right of the mini-program, then Settings.',
    off: 'WeChat messages are not connected on this platform. Everything is in Messages.',
    elsewhere: 'Add reminders in the WeChat mini-program; here you see how many are left.',
    noWechat: 'You have not signed in with WeChat yet, so it does not know whom to tell.',
  },
)
