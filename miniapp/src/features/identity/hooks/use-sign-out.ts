import { useMutation } from '@tanstack/react-query'
import { isUnreachable } from '../../../lib/failure.ts'
import { routes } from '../../../lib/routes.ts'
import { forgetSession } from '../../../lib/session.ts'
import { restart } from '../../../platform/navigation.ts'
import { signOut } from '../identity.api.ts'

/**
 * Signs out here, or everywhere. Without a network this device forgets the session all the same;
 * everywhere needs the server, so that fails and says so.
 */
export const useSignOut = () =>
  useMutation({
    mutationFn: async (everywhere: boolean) => {
      try {
        await signOut(everywhere)
      } catch (error) {
        if (everywhere && isUnreachable(error)) throw error
      }
    },
    onSuccess: () => {
      forgetSession('signed-out')
      restart(routes.home)
    },
  })
