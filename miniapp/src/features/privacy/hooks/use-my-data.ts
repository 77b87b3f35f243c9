import { useMutation } from '@tanstack/react-query'
import { forgetDrafts } from '../../../lib/drafts.ts'
import { forgetWaiting } from '../../../lib/waiting.files.ts'
import { forgetSession } from '../../../lib/session.ts'
import { useStepUp } from '../../identity/hooks/use-step-up.ts'
import { deleteAccount, exportMyData } from '../privacy.api.ts'

/** Takes all that is kept about me as a file, after a fresh code to my phone. */
export function useExport() {
  const { through, question } = useStepUp()
  const exporting = useMutation({ mutationFn: () => through(exportMyData) })
  return { exporting, question }
}

/** Deletes my account, after a fresh code to my phone; `onGone` learns the pseudonym under which the rest is kept. */
export function useDeleteAccount(onGone: (pseudonym: string) => void) {
  const { through, question } = useStepUp()
  const deleting = useMutation({
    mutationFn: () => through(deleteAccount),
    onSuccess: ({ pseudonym }) => {
      onGone(pseudonym)
      forgetDrafts()
      void forgetWaiting()
      forgetSession('signed-out')
    },
  })
  return { deleting, question }
}
