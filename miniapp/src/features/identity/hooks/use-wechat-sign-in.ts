import { useMutation } from '@tanstack/react-query'
import type { Session } from '@liren/shared/identity'
import { startSession } from '../../../lib/session.ts'
import { wechatCode } from '../../../platform/login.ts'
import { attachWechatPhone, fetchMe, signInWithWechat } from '../identity.api.ts'

/** One tap: WeChat's code becomes a session. Tells whether a phone number is attached already. */
export const useWechatSignIn = () =>
  useMutation({
    mutationFn: async () => {
      const session = await signInWithWechat(await wechatCode())
      startSession(session)
      const me = await fetchMe()
      return { session, hasPhone: me.phoneMasked !== null }
    },
  })

/** Attaches the phone number; the account it joins may be another, known by that number. */
export const useAttachPhone = (enter: (session: Session) => void) =>
  useMutation({ mutationFn: attachWechatPhone, onSuccess: enter })
