import { texts } from '../../lib/i18n.ts'

export const homeTexts = texts(
  {
    title: '里仁',
    greetings: { night: '夜深了', morning: '早上好', noon: '中午好', afternoon: '下午好', evening: '晚上好' },
    greeting: (greeting: string, name: string) => `${greeting}，${name}`,
    switchCommunity: '切换社区',
    elderTitle: '大字模式',
    elderNote: '字更大，按钮更好点',
    notices: '最新通知',
    compose: '写通知',
    workbench: '工作台',
    openWorkbench: '打开工作台',
    unread: '未读',
    feedEmptyTitle: '还没有通知',
    feedEmptyBody: '居委会、楼长或物业发给您家的通知，会贴在这里。',
    nowhereTitle: (name: string) => `${name}，欢迎`,
    nowhereBody: '还没有登记您住在哪里。请到居委会，或找您的楼长、网格员登记；登记好了，发给您家的通知就会出现在这里。',
    check: '登记好了，看一看',
    feedStaffBody: '发给您的通知会贴在这里。您写的在工作台。',
    officerTitle: (name: string) => `${name}，您好`,
    officerBody: (role: string) =>
      `您的身份是${role}。街道、部门和平台的事务还不在这里办；在某个社区登记住处或担任角色后，那里的通知会出现。`,
  },
  {
    title: 'Liren',
    greetings: {
      night: 'Good night',
      morning: 'Good morning',
      noon: 'Good day',
      afternoon: 'Good afternoon',
      evening: 'Good evening',
    },
    greeting: (greeting: string, name: string) => `${greeting}, ${name}`,
    switchCommunity: 'Change community',
    elderTitle: 'Large text',
    elderNote: 'Bigger words, bigger buttons',
    notices: 'Latest notices',
    compose: 'Write a notice',
    workbench: 'Workbench',
    openWorkbench: 'Open the workbench',
    unread: 'Unread',
    feedEmptyTitle: 'No notices yet',
    feedEmptyBody:
      'Notices to your home from the residents’ committee, your building head or the property company will hang here.',
    nowhereTitle: (name: string) => `Welcome, ${name}`,
    nowhereBody:
      'We do not know yet where you live. Please register at the residents’ committee, or with your building head or grid worker; then notices for your home appear here.',
    check: 'I am registered, look again',
    feedStaffBody: 'Notices to you will hang here. Those you write are at the workbench.',
    officerTitle: (name: string) => `Hello, ${name}`,
    officerBody: (role: string) =>
      `You are here as: ${role}. The work of offices above communities is not done here yet; notices appear once you have a home or a role in a community.`,
  },
)
