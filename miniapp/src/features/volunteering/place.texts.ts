import { texts } from '../../lib/i18n.ts'

/** Words for comparing the place at check-in. */
export const placeTexts = texts(
  {
    agree: '签到时核对我在不在活动地点',
    agreeNote: '在手机上比对，只留下“在”或“不在”，不留位置。不同意也能签到。',
    ask: '请志愿者签到时核对位置',
    askNote: '在活动地点打开，记下这里的位置。志愿者可以不同意。',
    asked: (metres: number) => `已记下这里，周围 ${String(metres)} 米内算到场`,
    noFix: '手机没有给出位置，请允许定位后再试。',
    check: { PASS: '核对过位置：在', FAIL: '核对过位置：不在' },
  },
  {
    agree: 'Check that I am at the place as I check in',
    agreeNote:
      'Compared on the phone; only “there” or “not there” is kept, and no position. You can check in without it.',
    ask: 'Ask volunteers to check the place',
    askNote: 'Switch it on at the place: where you are now is noted. Volunteers may decline.',
    asked: (metres: number) => `Noted; within ${String(metres)} metres counts as there`,
    noFix: 'The phone gave no position. Please allow it, and try again.',
    check: { PASS: 'Place checked: there', FAIL: 'Place checked: not there' },
  },
)
