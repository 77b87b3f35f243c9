import '../support/taro.ts'
import {
  correctionContent,
  correctionFaults,
  type CorrectionForm,
} from '../../miniapp/src/features/announcements/correction.draft.ts'

const form: CorrectionForm = {
  version: 3,
  title: '周四停水',
  blocks: [{ key: 'a', kind: 'paragraph', text: '请储水' }],
  files: [],
  event: null,
  reason: '日期写错了',
}

test('a correction carries the version it corrects and its reason', () => {
  expect(correctionContent(form)).toEqual({
    version: 3,
    title: '周四停水',
    body: [{ type: 'paragraph', text: '请储水' }],
    attachments: [],
    event: null,
    reason: '日期写错了',
  })
})

test('what is missing is named in the order of the page', () => {
  const event = { from: { day: '', time: '09:00' }, to: { day: '', time: '11:00' }, where: '凉亭' }
  const empty = { ...form, title: ' ', blocks: [{ key: 'a', kind: 'paragraph' as const, text: '' }], event, reason: '' }
  expect(correctionFaults(empty)).toEqual(['event', 'title', 'body', 'reason'])
  expect(correctionContent(empty)).toBeNull()
  expect(correctionFaults(form)).toEqual([])
})
