import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MessageCredits } from '@liren/shared/messages.wechat'
import { randomName } from '../../../platform/random.ts'
import { subscribe } from '../../../platform/subscribe.ts'
import { fetchCredits, reportAnswers, type Answers } from '../credits.api.ts'

const creditsKey = ['me', 'message-credits'] as const

/** How many WeChat messages may still be sent to me. */
export const useCredits = (enabled = true) =>
  useQuery({ queryKey: creditsKey, queryFn: ({ signal }) => fetchCredits(signal), enabled })

/** What came of asking: how many were added, or that WeChat did not ask. */
export type Asked = { added: number } | 'blocked'

/** Has WeChat ask for every template there is, from a tap, and tells the server what was answered. */
export function useAskForMessages(credits: MessageCredits | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (): Promise<Asked> => {
      const on = (credits?.items ?? []).filter((item) => item.templateId !== null)
      const said = await subscribe(on.map((item) => item.templateId ?? ''))
      if (said === null) return 'blocked'
      const answers: Answers = {}
      for (const { template, templateId } of on) {
        const answer = said[templateId ?? '']
        if (answer !== undefined) answers[template] = answer
      }
      client.setQueryData(creditsKey, await reportAnswers(answers, randomName(32)))
      return { added: Object.values(answers).filter((answer) => answer === 'accept').length }
    },
  })
}
