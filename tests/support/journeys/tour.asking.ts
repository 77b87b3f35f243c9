import { announcementQuestions as questions } from '@liren/shared/announcements.questions'
import type { Stage } from './stage.ts'
import { after, at, back, opened, seen, tap, through, type Stop } from './tour.ts'
import type { Visitor } from './visitor.ts'
import { writtenFor } from './demo.words.ts'

const title = '1单元周三上午停水两小时'

/** Lets the neighbours of the demo ask, and has some of them ask: one question shown and answered, one that waits. */
export async function letDemoAsk({ test, communityId, sessionOf, noticeTitled }: Stage): Promise<void> {
  const committee = await sessionOf('沈书记')
  const setting = { version: 0, isOn: true, promisedReplyMinutes: 120 }
  await test.call(questions.setSettings, { params: { communityId }, body: setting }, { as: committee })
  const { id } = await noticeTitled('陈默', title)
  const ask = async (text: string, isNamed: boolean) =>
    test.call(
      questions.ask,
      { params: { communityId, announcementId: id }, body: { text, isNamed } },
      { as: await sessionOf('陈默') },
    )
  const head = await sessionOf('王秀英')
  const shown = await ask(writtenFor.asked, true)
  const about = { params: { communityId, questionId: shown.id } }
  await test.call(questions.review, { ...about, body: { refusal: null } }, { as: head })
  await test.call(questions.answer, { ...about, body: { text: writtenFor.answered } }, { as: head })
  const open = await ask(writtenFor.unanswered, true)
  await test.call(
    questions.review,
    { params: { communityId, questionId: open.id }, body: { refusal: null } },
    { as: head },
  )
  await ask(writtenFor.waiting, false)
  const held = await ask(writtenFor.held, true)
  await test.admin.query(`UPDATE question SET status = 'refused', verdict = 'risky' WHERE id = $1`, [held.id])
}

const openNotice = through(`[id^=feed-item-]:has-text("${title}")`, '[id^=question-]')

async function look({ page }: Visitor) {
  await at(page, '#search-words').fill('电')
  await tap(page, '#search-go')
  await seen(page, '[id^=found-]')
}
async function lookInVain({ page }: Visitor) {
  await at(page, '#search-words').fill('zzz')
  await tap(page, '#search-go')
  await seen(page, '#search-none')
}
async function clear({ page }: Visitor) {
  await at(page, '#search-words').fill('')
  await seen(page, '[id^=recent-search-]')
}

/** For a resident who looks for something, and asks. */
export const askingTour: Stop[] = [
  { screen: 'search-start', go: after(opened('/', '#open-search'), through('#open-search', '#search-start')) },
  { screen: 'search-found', go: look },
  { screen: 'search-none', go: lookInVain },
  { screen: 'search-recent', go: clear },
  { screen: 'notice-questions', go: after(back, openNotice) },
  { screen: 'ask', go: through('#ask', '#ask-sheet') },
  {
    screen: 'take-back',
    go: after(through('#ask-sheet-close', '[id^=take-back-]'), through('[id^=take-back-]', '#take-back-sheet')),
  },
]

/** For the committee, which looks at questions and settles whether there are any. */
export const lookingTour: Stop[] = [
  {
    screen: 'questions',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-questions'),
      through('#desk-questions', '[id^=queued-]'),
    ),
  },
  { screen: 'question-refuse', go: through('[id^=refuse-]', '[id^=refuse-question-]') },
  {
    screen: 'asking',
    go: after(
      through('[id^=refuse-question-] [id$=-close]', '#page-back'),
      back,
      through('#desk-asking', '#asking-on'),
    ),
  },
]

/** For whoever published and answers. */
export const answeringTour: Stop[] = [
  {
    screen: 'questions-own',
    go: after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-questions'),
      through('#desk-questions', '[id^=answer-]'),
    ),
  },
  { screen: 'answer', go: through('[id^=answer-]', '#answer-send') },
]

/** For a resident who asked: what became of it, in the inbox. */
export const toldTour: Stop[] = [
  {
    screen: 'inbox-told',
    go: after(opened('/', '#tab-inbox'), through('#tab-inbox', '[id^=message-]')),
  },
]
