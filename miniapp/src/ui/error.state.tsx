import { codeOf, isUnreachable } from '../lib/failure.ts'
import { goneText, messageOf } from '../lib/messages.ts'
import { routes } from '../lib/routes.ts'
import { Box } from '../platform/elements.tsx'
import { openTab } from '../platform/navigation.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty.state.tsx'
import { uiTexts } from './ui.texts.ts'

/** A read with nothing typed into it is refused as invalid for its address alone: cut short, or never one of ours. */
const isLost = (error: unknown) => codeOf(error) === 'not_found' || codeOf(error) === 'invalid_request'

/** What trying again will not change. */
const isFinal = (error: unknown) => isLost(error) || codeOf(error) === 'forbidden'

/** A page that could not be had: what happened, what is kept, and the way to try again or out. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = uiTexts.use()
  return (
    <Box role="alert">
      <EmptyState
        id="error-state"
        picture="lamp"
        title={titleOf(error, words)}
        body={isLost(error) ? goneText() : messageOf(error)}
        action={
          isFinal(error) ? (
            <Button id="go-home" icon="home" onPress={() => openTab(routes.home)}>
              {words.goHome}
            </Button>
          ) : (
            <Button id="retry" icon="again" onPress={onRetry}>
              {words.retry}
            </Button>
          )
        }
      />
    </Box>
  )
}

function titleOf(error: unknown, words: ReturnType<typeof uiTexts.use>): string {
  if (isUnreachable(error)) return words.offlineTitle
  return isFinal(error) ? words.notHere : words.failedTitle
}
