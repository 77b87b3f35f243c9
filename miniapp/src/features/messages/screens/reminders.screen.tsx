import type { MessageCredits } from '@liren/shared/messages.wechat'
import { Box, Txt } from '../../../platform/elements.tsx'
import { canSubscribe } from '../../../platform/subscribe.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import styles from '../components/reminders.module.css'
import { creditsTexts } from '../credits.texts.ts'
import { useAsking } from '../hooks/use-asking.ts'
import { useCredits } from '../hooks/use-credits.ts'

/** What WeChat may still tell me, and how to add to it. */
export function RemindersScreen() {
  return (
    <SignedIn title={creditsTexts.use().title}>
      <RemindersPage />
    </SignedIn>
  )
}

function RemindersPage() {
  const words = creditsTexts.use()
  const credits = useCredits()
  return (
    <Screen id="reminders" title={words.title}>
      <Box as="p" className={styles['note']}>
        {words.intro}
      </Box>
      <QueryView query={credits}>{(data) => <Credits credits={data} />}</QueryView>
    </Screen>
  )
}

function Credits({ credits }: { credits: MessageCredits }) {
  const words = creditsTexts.use()
  const asking = useAsking(credits)
  if (!credits.isOn)
    return (
      <Banner id="reminders-off" tone="info">
        {words.off}
      </Banner>
    )
  return (
    <Stack>
      <Card flush>
        {credits.items
          .filter((item) => item.templateId !== null)
          .map((item) => (
            <ListRow
              key={item.template}
              id={`credit-${item.template}`}
              icon={item.template === 'notice' ? 'notice' : 'clock'}
              title={words.templates[item.template]}
              note={words.notes[item.template]}
              trailing={<Txt>{words.left(item.count)}</Txt>}
            />
          ))}
      </Card>
      {!credits.hasWechat && <Banner tone="warn">{words.noWechat}</Banner>}
      {!canSubscribe && <Banner tone="info">{words.elsewhere}</Banner>}
      {asking.isPossible && (
        <Button id="ask-for-messages" kind="primary" icon="plus" busy={asking.isBusy} onPress={asking.ask}>
          {words.add}
        </Button>
      )}
      {asking.told && (
        <Banner id="asked" tone={asking.told.tone}>
          {asking.told.text}
        </Banner>
      )}
    </Stack>
  )
}
