import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '../announcements.keys.ts'
import { fetchQuestionSettings, setQuestionSettings, type SettingsEdit } from '../questions.api.ts'

/** Whether neighbours may ask under notices. */
export const useQuestionSettings = (communityId: string) =>
  useQuery({
    queryKey: keys.questionSettings(communityId),
    queryFn: ({ signal }) => fetchQuestionSettings(communityId, signal),
  })

/** Settles it; where somebody else has meanwhile, what they settled is shown. */
export function useSetQuestionSettings(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SettingsEdit) => setQuestionSettings(communityId, body),
    onSuccess: (settings) => client.setQueryData(keys.questionSettings(communityId), settings),
    onError: () => void client.invalidateQueries({ queryKey: keys.questionSettings(communityId) }),
  })
}
