import { usePromise } from '../../../lib/duty.ts'
import { useQuestions } from '../hooks/use-questions.ts'
import type { NoticeQuestions } from '../hooks/use-notice-questions.ts'
import { AskSheet } from './ask.sheet.tsx'
import { QuestionSheets } from './question.sheets.tsx'

interface NoticeQuestionSheetsProps {
  communityId: string
  announcementId: string
  state: NoticeQuestions
}

/** Whatever sheet is open over the questions of a notice. */
export function NoticeQuestionSheets({ communityId, announcementId, state }: NoticeQuestionSheetsProps) {
  const promiseOf = usePromise()
  const first = useQuestions(communityId, announcementId).data?.pages[0]
  if (state.isAsking)
    return (
      <AskSheet
        communityId={communityId}
        announcementId={announcementId}
        promise={first ? promiseOf(first.promisedReplyMinutes) : ''}
        onAsked={state.asked}
        onClose={state.close}
      />
    )
  if (state.asking === null) return null
  return <QuestionSheets communityId={communityId} asking={state.asking} onClose={state.close} />
}
