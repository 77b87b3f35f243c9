import { texts } from '../../lib/i18n.ts'

export const messagesTexts = texts(
  {
    title: '消息',
    markAll: '全部标为已读',
    published: (sender: string) => `${sender} 的通知`,
    reminded: (sender: string) => `${sender} 提醒您看一看`,
    from: (sender: string) => `来自 ${sender}`,
    emptyTitle: '还没有消息',
    emptyBody: '有人给您家发通知、您的事有了进展，都会在这里留一条。',
    nowhereTitle: '还没有登记住处',
    nowhereBody: '绑定房屋后，发给您家的消息会出现在这里。',
  },
  {
    title: 'Messages',
    markAll: 'Mark all as read',
    published: (sender: string) => `Notice from ${sender}`,
    reminded: (sender: string) => `${sender} asks you to have a look`,
    from: (sender: string) => `From ${sender}`,
    emptyTitle: 'No messages yet',
    emptyBody: 'When a notice is sent to your home, or something of yours moves on, a line appears here.',
    nowhereTitle: 'No home registered yet',
    nowhereBody: 'Once your flat is bound, messages for your home appear here.',
  },
)
