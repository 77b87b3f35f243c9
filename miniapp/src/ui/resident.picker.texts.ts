import { texts } from '../lib/i18n.ts'

/** Words for choosing a resident. */
export const residentPickerTexts = texts(
  {
    entrance: '住在哪个单元门',
    chooseEntrance: '请选单元门',
    who: '是哪一位',
    chooseWho: '请选住户',
    more: '更多住户',
  },
  {
    entrance: 'Which entrance',
    chooseEntrance: 'Please choose',
    who: 'Who',
    chooseWho: 'Please choose',
    more: 'More residents',
  },
)
