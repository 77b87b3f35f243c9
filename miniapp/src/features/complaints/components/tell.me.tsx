import { canSubscribe } from '../../../platform/subscribe.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { useAsking } from '../../messages/hooks/use-asking.ts'
import { useCredits } from '../../messages/hooks/use-credits.ts'
import { complaintsTexts } from '../complaints.texts.ts'

/**
 * Whether WeChat may tell of it, too: asked of an author whose matter is on its way, and of whoever has just taken one. Only
 * where WeChat can ask, and only on a tap.
 */
export function TellMe({ as }: { as: 'author' | 'handler' }) {
  const words = complaintsTexts.use()
  const { data: credits } = useCredits(canSubscribe)
  const asking = useAsking(credits)
  if (!asking.isPossible) return null
  return (
    <Stack tight>
      <Button id="complaint-ask" icon="chat" busy={asking.isBusy} onPress={asking.ask}>
        {words.tellMe[as]}
      </Button>
      {asking.told && (
        <Banner id="complaint-asked" tone={asking.told.tone}>
          {asking.told.text}
        </Banner>
      )}
    </Stack>
  )
}
