import type { Decision } from '@liren/shared/votes.views'
import { squareMetres } from '../../../lib/area.ts'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { dueText, momentText } from '../../../lib/time.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { Box } from '../../../platform/elements.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { runTexts } from '../run.texts.ts'

/** The figures of the roll, and when voting is. */
export function RunFacts({ decision }: { decision: Decision }) {
  const words = runTexts.use()
  const names = voteNames.use()
  const now = useNow()
  const locale = useLocale()
  const { roll, opensAt, closesAt, extensions } = decision
  const when = (instant: string) => dueText(instant, now, locale)
  const frozenAt = roll && momentText(roll.frozenAt, now, locale)
  return (
    <>
      {opensAt !== null && closesAt !== null && (
        <Section title={words.times}>
          <Card>
            <Figures
              id="run-times"
              items={[
                { id: 'run-opens', name: words.opens, value: when(opensAt) },
                {
                  id: 'run-closes',
                  name: words.closes,
                  value: when(closesAt),
                  ...(extensions > 0 ? { note: words.extended(extensions) } : {}),
                },
              ]}
            />
          </Card>
        </Section>
      )}
      {decision.noticedAt !== null && (
        <Section title={words.roll}>
          <Card>
            {roll === null || frozenAt === null ? (
              <Box as="p">{words.noRoll}</Box>
            ) : (
              <Figures
                id="run-roll"
                items={[
                  { id: 'run-heads', name: words.heads, value: names.heads(roll.heads) },
                  {
                    id: 'run-area',
                    name: words.area,
                    value: names.area(squareMetres(roll.areaCentiares)),
                    note: roll.freeze > 1 ? words.frozenAgain(roll.freeze, frozenAt) : words.frozen(frozenAt),
                  },
                ]}
              />
            )}
          </Card>
        </Section>
      )}
    </>
  )
}
