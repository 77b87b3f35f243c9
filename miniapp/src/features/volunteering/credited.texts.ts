import { texts } from '../../lib/i18n.ts'

/** Words for hours that neighbours may look at, and object to. */
export const creditedTexts = texts(
  {
    title: '服务时长公示',
    intro: (days: number) =>
      `记入的时长公示 ${String(days)} 天。称呼只露一个字，不显示住处。有疑问可以提出异议，由没有经手的人核对。`,
    emptyTitle: '最近没有记入的时长',
    emptyBody: '邻居的服务记入后，会在这里公示几天。',
    offTitle: '本社区没有开启公示',
    offBody: '由居委会在积分规则里决定要不要公示、公示几天。',
    you: '您',
    child: '一位未成年志愿者',
    line: (person: string, duration: string) => `${person} · ${duration}`,
    until: (when: string) => `公示到 ${when}`,
    takenBack: '已收回',
    objection: { open: '您提了异议，正在核对', upheld: '您的异议成立', dismissed: '您的异议没有成立' },
    object: '提出异议',
    objectTitle: (title: string) => `对“${title}”的时长提出异议`,
    objectBody:
      '核对的人只看到您写的话，看不到是谁提的；对方也不会知道是您。每人对每一条可以提一次，结果会告诉您。请不要写自己的名字。',
    objectLabel: '哪里不对',
    objectHint: '例如：那天晚上我在场，没有看到他',
  },
  {
    title: 'Hours on display',
    intro: (days: number) =>
      `Hours are displayed for ${String(days)} days once credited. Of a name one letter is shown, and no address. You may object; somebody without a hand in it looks at it.`,
    emptyTitle: 'No hours were credited lately',
    emptyBody: 'Once hours of neighbours are credited, they are displayed here for some days.',
    offTitle: 'This community displays no hours',
    offBody: 'The residents’ committee settles in the rules of points whether, and for how many days.',
    you: 'You',
    child: 'A volunteer under 18',
    line: (person: string, duration: string) => `${person} · ${duration}`,
    until: (when: string) => `Displayed until ${when}`,
    takenBack: 'Taken back',
    objection: {
      open: 'You objected; it is being looked at',
      upheld: 'Your objection was right',
      dismissed: 'Your objection was not borne out',
    },
    object: 'Object',
    objectTitle: (title: string) => `Object to hours of “${title}”`,
    objectBody:
      'Whoever looks at it reads your words and not who wrote them; nor does the other side learn it. Each person objects to a line once, and you are told the outcome. Please leave your name out.',
    objectLabel: 'What is wrong',
    objectHint: 'Such as: I was there that evening and did not see them',
  },
)
