import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Locale } from '@liren/shared/primitives'
import { prefer } from '../../../lib/preferences.ts'
import { updateMe } from '../identity.api.ts'
import { meKey } from './use-me.ts'

/** Changes my nickname. */
export function useRename() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (nickname: string) => updateMe({ nickname }),
    onSuccess: () => client.invalidateQueries({ queryKey: meKey }),
  })
}

/** Speaks another language at once; the account learns it so that messages come in it too. */
export function useChangeLocale() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (locale: Locale) => updateMe({ locale }),
    onMutate: (locale) => prefer({ locale }),
    onSettled: () => client.invalidateQueries(),
  })
}
