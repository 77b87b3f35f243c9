import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { hoursText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { changingTexts } from '../changing.texts.ts'
import { useWards } from '../hooks/use-changing.ts'

/** What children of my flat signed up for; an adult consents before they may come. Nothing where there is none. */
export function WardsPart({ communityId }: { communityId: string }) {
  const words = changingTexts.use()
  const now = useNow()
  const locale = useLocale()
  const { wards, consenting } = useWards(communityId)
  const items = wards.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={words.wards}>
      <Stack>
        {consenting.error && <Banner tone="danger">{messageOf(consenting.error)}</Banner>}
        {items.map((ward) => (
          <Card key={ward.signupId} id={`ward-${ward.signupId}`}>
            <Stack tight>
              <Box as="h3">{ward.title}</Box>
              <Box as="p">{words.wardLine(ward.nickname, hoursText(ward.startsAt, ward.endsAt, now, locale))}</Box>
              <Box as="p">{ward.place}</Box>
              {ward.isConsented ? (
                <Mark icon="check" tone="accent">
                  {words.consented}
                </Mark>
              ) : (
                <>
                  <Box as="p">{words.wardAsks}</Box>
                  <Button
                    id={`consent-${ward.signupId}`}
                    kind="primary"
                    icon="check"
                    busy={consenting.isPending && consenting.variables.signupId === ward.signupId}
                    onPress={() => consenting.mutate({ shiftId: ward.shiftId, signupId: ward.signupId })}
                  >
                    {words.consent}
                  </Button>
                </>
              )}
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  )
}
