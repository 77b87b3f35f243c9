import { Box } from '../../../platform/elements.tsx'
import { canSubscribe } from '../../../platform/subscribe.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { useAsking } from '../../messages/hooks/use-asking.ts'
import { useCredits } from '../../messages/hooks/use-credits.ts'
import styles from './remind.card.module.css'

/** After reading a notice: to be told of the next one in WeChat. Only where WeChat can ask, and only on a tap. */
export function RemindCard() {
  const { data: credits } = useCredits(canSubscribe)
  const asking = useAsking(credits)
  if (!asking.isPossible) return null
  return (
    <Card>
      <Stack tight>
        <Button id="ask-for-messages" icon="chat" busy={asking.isBusy} onPress={asking.ask}>
          {asking.words.ask}
        </Button>
        <Box as="p" className={styles['note']}>
          {asking.words.note}
        </Box>
        {asking.told && (
          <Banner id="asked" tone={asking.told.tone}>
            {asking.told.text}
          </Banner>
        )}
      </Stack>
    </Card>
  )
}
