import type { Ward } from '@liren/shared/volunteering.changes'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { hoursText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useWards } from '../hooks/use-changing.ts'
import { minorsTexts } from '../minors.texts.ts'

/** What minors of my flat signed up for; an adult consents before they may come. Nothing where there is none. */
export function WardsPart({ communityId, onRefuse }: { communityId: string; onRefuse: (ward: Ward) => void }) {
  const words = minorsTexts.use()
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
                <Box as="p">{words.wardAsks}</Box>
              )}
              <Buttons>
                {!ward.isConsented && (
                  <Button
                    id={`consent-${ward.signupId}`}
                    kind="primary"
                    icon="check"
                    busy={consenting.isPending && consenting.variables.signupId === ward.signupId}
                    onPress={() => consenting.mutate({ shiftId: ward.shiftId, signupId: ward.signupId })}
                  >
                    {words.consent}
                  </Button>
                )}
                <Button id={`refuse-${ward.signupId}`} snug={ward.isConsented} onPress={() => onRefuse(ward)}>
                  {ward.isConsented ? words.takeBack : words.refuse}
                </Button>
              </Buttons>
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  )
}

/** Asks once more before a minor is taken off a shift. */
export function RefuseSheet({ communityId, ward, onClose }: { communityId: string; ward: Ward; onClose: () => void }) {
  const words = minorsTexts.use()
  const { refusing } = useWards(communityId)
  return (
    <Sheet
      id="refuse-sheet"
      title={words.refuseTitle(ward.nickname)}
      onClose={onClose}
      footer={
        <Button
          id="refuse-confirm"
          kind="danger"
          busy={refusing.isPending}
          onPress={() => refusing.mutate({ shiftId: ward.shiftId, signupId: ward.signupId }, { onSuccess: onClose })}
        >
          {ward.isConsented ? words.takeBack : words.refuse}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.refuseBody}</Box>
        {refusing.error && <Banner tone="danger">{messageOf(refusing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
