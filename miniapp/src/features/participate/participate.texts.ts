import { texts } from '../../lib/i18n.ts'

export const participateTexts = texts(
  {
    title: '参与',
    waiting: '等您投票',
    running: '正在进行',
    past: '以前的决定',
    emptyTitle: '还没有要一起决定的事',
    emptyBody: '业委会或筹备组把一件事交给全体业主表决时，会先在这里公示，到了时间您就在这里投票。',
    nothingWaiting: '现在没有等您投的票。',
    nowhereTitle: '还没有登记住处',
    nowhereBody: '绑定房屋并核实业主身份后，小区里要您投票的事会出现在这里。',
    yours: (voted: number, all: number) => (all === 1 ? '您有一票' : `您有 ${all} 票，已投 ${voted} 票`),
    voted: '您投过了',
    motions: (count: number) => `${count} 项`,
  },
  {
    title: 'Join in',
    waiting: 'Waiting for your vote',
    running: 'Under way',
    past: 'Earlier decisions',
    emptyTitle: 'Nothing to decide together yet',
    emptyBody:
      'When the owners’ committee or a preparatory group puts something to all owners, it is announced here first, and here you vote when the time comes.',
    nothingWaiting: 'Nothing waits for your vote now.',
    nowhereTitle: 'No home registered yet',
    nowhereBody: 'Once your flat is bound and you are checked as its owner, what is put to your vote appears here.',
    yours: (voted: number, all: number) => (all === 1 ? 'You have one vote' : `You have ${all} votes, ${voted} cast`),
    voted: 'You have voted',
    motions: (count: number) => (count === 1 ? '1 item' : `${count} items`),
  },
)
