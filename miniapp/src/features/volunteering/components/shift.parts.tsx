import type { Shift } from '@liren/shared/volunteering'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { clockOf, fullMomentText, hoursText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Bars } from '../../../ui/bars.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { useStanding } from '../hooks/use-standing.ts'
import { minorsTexts } from '../minors.texts.ts'
import { volunteeringNames } from '../names.texts.ts'
import { volunteeringTexts } from '../volunteering.texts.ts'
import { FactList } from '../../../ui/fact.list.tsx'

/** How I stand with a shift, how full it is, and what there is to know before one signs up. */
export function ShiftCardLarge({ shift, about }: { shift: Shift; about: { body: string; organiser: string } | null }) {
  const words = volunteeringTexts.use()
  const names = volunteeringNames.use()
  const minors = minorsTexts.use()
  const now = useNow()
  const locale = useLocale()
  const standing = useStanding()(shift)
  const { taken, capacity, waiting, risk } = shift
  const places = words.places(taken, capacity) + (waiting > 0 ? ` · ${words.waitingCount(waiting)}` : '')
  return (
    <>
      <Banner id="shift-standing" tone={standing.isMyTurn ? 'warn' : 'info'}>
        {standing.text}
      </Banner>
      <Card id="shift-facts">
        <Stack>
          <Box as="h2">{shift.title}</Box>
          <FactList
            items={[
              [words.when, hoursText(shift.startsAt, shift.endsAt, now, locale)],
              [words.where, shift.place],
              [words.sort, shift.tags.length === 0 ? null : shift.tags.map((tag) => names.tag[tag]).join('、')],
              [words.language, shift.language],
              [words.who, risk ? minors.risky : `${names.age[shift.age]} · ${minors.minors}`],
            ]}
          />
          <Bars
            id="shift-places"
            caption={words.placesName}
            heads={[words.shift, words.placesName]}
            bars={[{ name: words.placesName, value: taken, of: capacity, text: places }]}
          />
        </Stack>
      </Card>
      {about && (
        <Section title={words.about}>
          <Card>
            <Stack tight>
              <Box as="p">{about.body}</Box>
              <Box as="p">{words.organiser(about.organiser)}</Box>
            </Stack>
          </Card>
        </Section>
      )}
      {risk && (
        <Section title={words.risk}>
          <Banner id="shift-risk" tone="warn">
            {`${risk.note} ${risk.insurance ? words.insured : words.uninsured}`}
          </Banner>
        </Section>
      )}
    </>
  )
}

/** When I came and went, and whether somebody confirmed it. */
export function MyService({ mine }: { mine: NonNullable<Shift['mine']> }) {
  const words = volunteeringTexts.use()
  const locale = useLocale()
  if (mine.inAt === null) return null
  const { inAt, outAt, isConfirmed } = mine
  return (
    <Section title={words.mine}>
      <Card id="my-service">
        <FactList
          items={[
            [words.inAt, fullMomentText(inAt, locale)],
            [words.outAt, outAt === null ? words.notYet : clockOf(outAt)],
            [words.confirmed, isConfirmed ? words.yes : words.notYet],
          ]}
        />
      </Card>
    </Section>
  )
}
