import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MessageCredits } from '@liren/shared/messages.wechat'
import { messageOf } from '../../../lib/messages.ts'
import { randomName } from '../../../platform/random.ts'
import { canSubscribe, subscribe } from '../../../platform/subscribe.ts'
import { reportAnswers, type Answers } from '../credits.api.ts'
import { creditsTexts } from '../credits.texts.ts'
import { creditsKey } from './use-credits.ts'

/** What came of asking: how many were added, or that WeChat did not ask. */
type Asked = { added: number } | 'blocked'

interface Told {
  tone: 'good' | 'info' | 'warn' | 'danger'
  text: string
}

const mostLeft = ({ items }: MessageCredits) => Math.max(0, ...items.map(({ count }) => count))

/** Has WeChat ask for every template there is, from a tap, and tells the server what was answered. */
function useAskForMessages(credits: MessageCredits | undefined) {
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

/** Asking for WeChat messages: whether one can here, how it stands, and what came of it in words. */
export function useAsking(credits: MessageCredits | undefined) {
  const words = creditsTexts.use()
  const asking = useAskForMessages(credits)
  const told = (): Told | null => {
    if (asking.error) return { tone: 'danger', text: messageOf(asking.error) }
    if (asking.data === undefined || !credits) return null
    if (asking.data === 'blocked') return { tone: 'warn', text: words.blocked }
    if (asking.data.added === 0) return { tone: 'info', text: words.refused }
    return { tone: 'good', text: words.thanks(mostLeft(credits)) }
  }
  return {
    isPossible: canSubscribe && credits?.isOn === true && credits.hasWechat,
    isBusy: asking.isPending,
    ask: () => asking.mutate(),
    words: { ask: words.ask, note: words.askNote },
    told: told(),
  }
}
