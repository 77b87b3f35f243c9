import { isUnreachable } from '../lib/failure.ts'
import { messageOf } from '../lib/messages.ts'
import { Box } from '../platform/elements.tsx'
import { Button } from './button.tsx'
import { EmptyState } from './empty.state.tsx'
import { uiTexts } from './ui.texts.ts'

/** A page that could not be had: what happened, what is kept, and the way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = uiTexts.use()
  return (
    <Box role="alert">
      <EmptyState
        id="error-state"
        picture="lamp"
        title={isUnreachable(error) ? words.offlineTitle : words.failedTitle}
        body={messageOf(error)}
        action={
          <Button id="retry" kind="plain" icon="again" onPress={onRetry}>
            {words.retry}
          </Button>
        }
      />
    </Box>
  )
}
