import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { StepUpSheet } from '../../../ui/step.up.sheet.tsx'
import { useExport } from '../hooks/use-my-data.ts'
import { privacyTexts } from '../privacy.texts.ts'

/** All that is kept about me, as a file. */
export function ExportScreen() {
  return (
    <SignedIn title={privacyTexts.use().export.title}>
      <ExportPage />
    </SignedIn>
  )
}

function ExportPage() {
  const words = privacyTexts.use().export
  const { exporting, question } = useExport()
  return (
    <Screen
      id="data-export"
      title={words.title}
      footer={
        <Button id="export-data" kind="primary" busy={exporting.isPending} onPress={() => exporting.mutate()}>
          {words.action}
        </Button>
      }
      sheets={<StepUpSheet question={question} />}
    >
      <Stack>
        <Card>
          <Box as="p">{words.body}</Box>
        </Card>
        <Banner tone="info">{words.note}</Banner>
        {exporting.error && <Banner tone="danger">{messageOf(exporting.error)}</Banner>}
        {exporting.isSuccess && (
          <Banner id="export-done" tone="good">
            {words.done}
          </Banner>
        )}
      </Stack>
    </Screen>
  )
}
