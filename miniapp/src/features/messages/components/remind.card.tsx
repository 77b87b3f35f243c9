import { canSubscribe } from '../../../platform/subscribe.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { creditsTexts } from '../credits.texts.ts'
import { useAskForMessages, useCredits } from '../hooks/use-credits.ts'
import { AskedBanner } from './asked.banner.tsx'
import styles from './remind.card.module.css'

/** After reading a notice: to be told of the next one in WeChat. Only where WeChat can ask, and only on a tap. */
export function RemindCard() {
  const words = creditsTexts.use()
  const { data: credits } = useCredits(canSubscribe)
  const asking = useAskForMessages(credits)
  if (!canSubscribe || !credits?.isOn || !credits.hasWechat) return null
  return (
    <Card>
      <Stack tight>
        <Button id="ask-for-messages" icon="chat" busy={asking.isPending} onPress={() => asking.mutate()}>
          {words.ask}
        </Button>
        <Box as="p" className={styles['note']}>
          {words.askNote}
        </Box>
        <AskedBanner asking={asking} credits={credits} />
      </Stack>
    </Card>
  )
}
