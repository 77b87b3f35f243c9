import { useQuery } from '@tanstack/react-query'
import { fetchCredits } from '../credits.api.ts'

export const creditsKey = ['me', 'message-credits'] as const

/** How many WeChat messages may still be sent to me. */
export const useCredits = (enabled = true) =>
  useQuery({ queryKey: creditsKey, queryFn: ({ signal }) => fetchCredits(signal), enabled })
