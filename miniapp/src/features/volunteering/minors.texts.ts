import { texts } from '../../lib/i18n.ts'

/** Words for who is not of age, and for who answers for them. */
export const minorsTexts = texts(
  {
    ageAsked: '第一次报名，请说明年龄，以后不再问。未满 18 周岁的，要有监护人同意才能参加。',
    age: '您的年龄',
    grown: '我已满 18 周岁',
    minor: '我未满 18 周岁',
    minorNote: '同一套房的大人会收到消息，由监护人决定是否同意',
    bornOn: '出生日期',
    bornOnHint: '只用来算哪天满 18 周岁，不给邻居看。填过不能自己改。',
    minors: '未满 18 周岁须监护人同意',
    risky: '须年满 18 周岁（有危险）',
    wards: '家里孩子报的班次',
    wardLine: (name: string, when: string) => `${name} · ${when}`,
    wardAsks: '未满 18 周岁，您同意了才能签到。点同意，就是说您已满 18 周岁，是监护人。',
    consent: '我是监护人，同意参加',
    refuse: '不同意',
    consented: '您家已同意',
    takeBack: '撤回同意',
    refuseTitle: (name: string) => `不让${name}参加这个班次`,
    refuseBody: '孩子会退出这个班次，名额给候补的人，孩子会收到消息。孩子签到以后就不能在这里撤回了。',
    lacksGuardian:
      '未满 18 周岁：已经请您家的大人同意。请监护人在“志愿服务”里点同意，或把纸质同意书交给组织者。没有同意不能签到。',
    missing: '未成年，还没有监护人同意',
    app: (by: string) => `监护人已在手机上同意（${by}）`,
    paper: (by: string) => `有监护人的纸质同意书（${by} 收存）`,
    notePaper: '收到监护人的纸质同意书',
  },
  {
    ageAsked:
      'As you sign up for the first time, please say how old you are. It is asked once. Under 18, a guardian has to consent.',
    age: 'Your age',
    grown: 'I am 18 or over',
    minor: 'I am under 18',
    minorNote: 'The adults of your flat are told, and a guardian decides',
    bornOn: 'Day of birth',
    bornOnHint: 'Only to know when you turn 18; no neighbour sees it. You cannot change it yourself later.',
    minors: 'under 18 with a guardian’s consent',
    risky: '18 and over (dangerous)',
    wards: 'Shifts of the children at home',
    wardLine: (name: string, when: string) => `${name} · ${when}`,
    wardAsks:
      'Under 18: they check in once you have consented. By consenting you say that you are 18 or over, and their guardian.',
    consent: 'I am their guardian, and consent',
    refuse: 'I do not consent',
    consented: 'Your home has consented',
    takeBack: 'Take the consent back',
    refuseTitle: (name: string) => `${name} does not come to this shift`,
    refuseBody:
      'They are taken off this shift and told; who waits gets the place. Once they have checked in, it cannot be taken back here.',
    lacksGuardian:
      'Under 18: the adults of your flat have been asked. Please have a guardian consent under volunteering, or hand the organiser a paper. Without, you cannot check in.',
    missing: 'Under age, and no guardian has consented yet',
    app: (by: string) => `A guardian has consented in the app (${by})`,
    paper: (by: string) => `A guardian’s consent on paper (kept by ${by})`,
    notePaper: 'I hold a guardian’s consent on paper',
  },
)
