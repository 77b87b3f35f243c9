import { texts } from '../../lib/i18n.ts'

export const searchTexts = texts(
  {
    title: '搜通知',
    label: '要找的字词',
    placeholder: '一个字也可以，比如“电”',
    go: '搜索',
    recent: '最近搜过',
    forget: '清除记录',
    startTitle: '想找哪条通知',
    startBody: '写一个字或几个词，标题和正文里都有的通知会列在这里。',
    noneTitle: (q: string) => `没有找到“${q}”`,
    noneBody: '换个说法，或者少写几个字再试试。发给别人家的通知不在这里。',
    found: (count: number, more: boolean) => (more ? `先列出 ${count} 条，往下还有` : `找到 ${count} 条`),
    unread: '未读',
  },
  {
    title: 'Search notices',
    label: 'What to look for',
    placeholder: 'A word, or one character',
    go: 'Search',
    recent: 'Searched before',
    forget: 'Forget these',
    startTitle: 'Which notice do you look for?',
    startBody: 'Type a word or several. Notices that have them all, in title or text, are listed here.',
    noneTitle: (q: string) => `Nothing found for “${q}”`,
    noneBody: 'Try another word, or fewer of them. Notices to other homes are not searched.',
    found: (count: number, more: boolean) => (more ? `The first ${count}; there are more` : `${count} found`),
    unread: 'Unread',
  },
)
