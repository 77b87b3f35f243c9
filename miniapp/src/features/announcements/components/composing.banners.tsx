import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { isBlank } from '../composer.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { useMine } from '../hooks/use-mine.ts'
import type { Composing } from '../hooks/use-composing.ts'

/** What the author should know about the draft before going on. */
export function ComposingBanners({ composing, onConflict }: { composing: Composing; onConflict: () => void }) {
  const words = composerTexts.use()
  const { draft, saving, step, startOver, wasResumed } = composing
  return (
    <>
      {wasResumed && step === 0 && !isBlank(draft) && (
        <Banner
          id="compose-resumed"
          tone="info"
          action={
            <Button id="start-over" snug kind="quiet" onPress={startOver}>
              {words.startOver}
            </Button>
          }
        >
          {words.resumed}
        </Banner>
      )}
      {draft.server === null && isBlank(draft) && <Unfinished communityId={composing.communityId} />}
      {saving.theirs && (
        <Banner
          id="compose-conflict"
          tone="warn"
          action={
            <Button id="open-conflict" snug kind="quiet" onPress={onConflict}>
              {words.see}
            </Button>
          }
        >
          {words.conflict.title}
        </Banner>
      )}
      {saving.error !== null && (
        <Banner id="compose-refused" tone="danger">
          {messageOf(saving.error)}
        </Banner>
      )}
    </>
  )
}

/** Above an empty notice: the draft of mine touched last, which may be what was meant. */
function Unfinished({ communityId }: { communityId: string }) {
  const words = composerTexts.use()
  const mine = useMine(communityId).data?.pages[0]?.items ?? []
  const last = mine.find((one) => one.status === 'draft' && one.isMine)
  if (!last) return null
  return (
    <Banner
      id="compose-unfinished"
      tone="info"
      action={
        <Button id="compose-go-on" snug kind="quiet" onPress={() => replace(routes.writtenByMe(communityId, last))}>
          {words.goOn}
        </Button>
      }
    >
      {words.unfinished(last.title)}
    </Banner>
  )
}
