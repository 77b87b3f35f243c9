import { clockOf } from '../../../lib/time.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { useScanOutbox } from '../hooks/use-scanning.ts'
import { forgetScan } from '../scans.kept.ts'
import { volunteeringTexts } from '../volunteering.texts.ts'

/** Scans that the server does not have yet: they wait, or were not taken in. */
export function KeptScans({ communityId }: { communityId: string }) {
  const words = volunteeringTexts.use()
  const waiting = useScanOutbox(communityId)
  if (waiting.length === 0) return null
  return (
    <Section title={words.unsent}>
      <Stack tight>
        {waiting.map(({ key, title, keptAt, fault }) =>
          fault === null ? (
            <Banner key={key} id={`kept-scan-${key}`} tone="info">
              {words.unsentWaits(title, clockOf(keptAt))}
            </Banner>
          ) : (
            <Banner
              key={key}
              id={`kept-scan-${key}`}
              tone="warn"
              action={
                <Button id={`kept-scan-drop-${key}`} kind="quiet" snug onPress={() => forgetScan(key)}>
                  {words.drop}
                </Button>
              }
            >
              {words.unsentRefused(title, fault)}
            </Banner>
          ),
        )}
      </Stack>
    </Section>
  )
}
