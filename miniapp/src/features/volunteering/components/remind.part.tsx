import { canSubscribe } from '../../../platform/subscribe.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { useAsking } from '../../messages/hooks/use-asking.ts'
import { useCredits } from '../../messages/hooks/use-credits.ts'

/** After joining a shift: whether WeChat may tell of it the day before. Only where WeChat can ask, and only on a tap. */
export function RemindPart() {
  const { data: credits } = useCredits(canSubscribe)
  const asking = useAsking(credits)
  if (!asking.isPossible) return null
  return (
    <>
      <Button id="shift-ask" icon="clock" busy={asking.isBusy} onPress={asking.ask}>
        {asking.words.ask}
      </Button>
      {asking.told && <Banner tone={asking.told.tone}>{asking.told.text}</Banner>}
    </>
  )
}
