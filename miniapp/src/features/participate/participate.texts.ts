import { texts } from '../../lib/i18n.ts'

export const participateTexts = texts(
  {
    title: '参与',
    emptyTitle: '这里会长出大家一起做的事',
    emptyBody: '居委会、业委会发起议事、投票或志愿活动时，会出现在这里。现在还没有。',
    comingTitle: '以后您可以',
    topic: { title: '说说想法', note: '议事厅里提一件事，邻居附议' },
    vote: { title: '投自己的一票', note: '依法投票，票数谁都能核对' },
    help: { title: '搭把手', note: '报名志愿服务，时数记得准' },
  },
  {
    title: 'Join in',
    emptyTitle: 'Things we do together will grow here',
    emptyBody:
      'When the residents’ or owners’ committee opens a topic, a vote or a volunteer shift, it appears here. There is none yet.',
    comingTitle: 'Later you will be able to',
    topic: { title: 'Raise a matter', note: 'Propose something and let neighbours second it' },
    vote: { title: 'Cast your vote', note: 'By the law, with a count that anyone can check' },
    help: { title: 'Lend a hand', note: 'Sign up for shifts, with hours counted exactly' },
  },
)
