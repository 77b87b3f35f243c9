import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { fullMomentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { useAdvanceClock, useDemo } from '../../demo/hooks/use-demo.ts'
import { identityTexts } from '../identity.texts.ts'

const hour = 3600

/** In the demo: moves the one clock forward, to see what time brings. */
export function DemoClock() {
  const words = identityTexts.use().demo
  const locale = useLocale()
  const { data: demo } = useDemo()
  const advancing = useAdvanceClock()
  if (!demo) return null
  const steps = [
    { id: 'hour', text: words.hour, seconds: hour },
    { id: 'day', text: words.day, seconds: 24 * hour },
    { id: 'week', text: words.week, seconds: 7 * 24 * hour },
  ]
  return (
    <Section title={words.title}>
      <Card id="demo-clock">
        <Stack>
          <Box id="demo-now">{words.note(fullMomentText(demo.now, locale))}</Box>
          {advancing.error && <Banner tone="danger">{messageOf(advancing.error)}</Banner>}
          <Buttons>
            {steps.map((step) => (
              <Button
                key={step.id}
                id={`demo-advance-${step.id}`}
                snug
                busy={advancing.isPending && advancing.variables === step.seconds}
                onPress={() => advancing.mutate(step.seconds)}
              >
                {step.text}
              </Button>
            ))}
          </Buttons>
        </Stack>
      </Card>
    </Section>
  )
}
