import type { Question } from '@liren/shared/announcements.questions'
import { useState } from 'react'

/** Which sheet is open over which question. */
export type Asking = { sheet: 'answer' | 'refuse' | 'take-back'; question: Question }

/** What is open over the questions of a notice, and whether one was just asked. */
export interface NoticeQuestions {
  ask: () => void
  isAsking: boolean
  hasAsked: boolean
  asked: () => void
  asking: Asking | null
  setAsking: (asking: Asking) => void
  close: () => void
}

/** Keeps which sheet is open, for a screen that draws sheets above its content. */
export function useNoticeQuestions(): NoticeQuestions {
  const [isAsking, setIsAsking] = useState(false)
  const [hasAsked, setHasAsked] = useState(false)
  const [asking, setAsking] = useState<Asking | null>(null)
  return {
    ask: () => setIsAsking(true),
    isAsking,
    hasAsked,
    asked: () => {
      setIsAsking(false)
      setHasAsked(true)
    },
    asking,
    setAsking,
    close: () => {
      setIsAsking(false)
      setAsking(null)
    },
  }
}
