import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { isBlank } from '../composer.draft.ts'
import { composerTexts } from '../composer.texts.ts'
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
