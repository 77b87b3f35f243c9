import type { RollChanges, RollDraft } from '@liren/shared/votes.roll'
import type { Decision } from '@liren/shared/votes.views'
import { squareMetres } from '../../../lib/area.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useRollChanges, useRollDraft } from '../hooks/use-official.ts'
import { rollTexts } from '../roll.texts.ts'
import type { InDecision } from '../votes.api.ts'

interface RollCardProps {
  at: InDecision
  decision: Decision
}

/** Before the roll is frozen: whether it can be, which flats stand in the way, and what only a person can know. */
export function RollDraftCard({ at, decision }: RollCardProps) {
  const words = rollTexts.use()
  if (!decision.steps.includes('FREEZE')) return null
  return (
    <Section title={words.draft}>
      <RollCheck at={at} decision={decision} />
    </Section>
  )
}

/** The roll as it would be frozen now; where it is frozen already, beside what it was. */
export function RollCheck({ at, decision: { roll } }: RollCardProps) {
  const words = rollTexts.use()
  const names = voteNames.use()
  const draft = useRollDraft(at, true)
  return (
    <QueryView query={draft} skeleton={<Skeleton cards={1} />}>
      {(data) => (
        <Stack tight>
          {roll !== null && (
            <Box as="p">
              {words.from(roll.freeze, names.heads(roll.heads), names.area(squareMetres(roll.areaCentiares)))}
            </Box>
          )}
          <DraftBody draft={data} />
        </Stack>
      )}
    </QueryView>
  )
}

function DraftBody({ draft }: { draft: RollDraft }) {
  const words = rollTexts.use()
  const names = voteNames.use()
  const { fault, heads, areaCentiares, withoutArea, unknown, withoutOwner, merges } = draft
  return (
    <Stack>
      {fault === null ? (
        <Banner id="roll-ready" tone="info">
          {words.ready(names.heads(heads), names.area(squareMetres(areaCentiares)))}
        </Banner>
      ) : (
        <Banner id="roll-fault" tone="warn">
          {words.faults[fault]}
        </Banner>
      )}
      <SomeUnits id="roll-without-area" title={words.withoutArea(withoutArea.count)} some={withoutArea} />
      <SomeUnits id="roll-unknown" title={words.unknown(unknown.count)} some={unknown} />
      <SomeUnits
        id="roll-without-owner"
        title={words.withoutOwner(withoutOwner.count)}
        note={words.withoutOwnerNote}
        some={withoutOwner}
      />
      {merges.count > 0 && (
        <Fold id="roll-merges" title={words.merges(merges.count)}>
          <Box as="p">{words.mergesNote}</Box>
          {merges.questions.map(({ reason, names: people, units }) => (
            <ListRow
              key={`${reason} ${units.map(({ unitId }) => unitId).join()}`}
              icon="people"
              title={people.join('、')}
              note={`${words.reason[reason]} · ${units.map(({ label }) => label).join('、')}`}
            />
          ))}
        </Fold>
      )}
    </Stack>
  )
}

interface SomeUnitsProps {
  id: string
  title: string
  note?: string
  some: RollDraft['withoutArea']
}

/** Flats by label, folded away; nothing where there are none. */
function SomeUnits({ id, title, note, some: { count, units } }: SomeUnitsProps) {
  const words = rollTexts.use()
  if (count === 0) return null
  return (
    <Fold id={id} title={title}>
      {note !== undefined && <Box as="p">{note}</Box>}
      <Box as="p">{units.map(({ label }) => label).join('、')}</Box>
      {count > units.length && <Box as="p">{words.more(count - units.length)}</Box>}
    </Fold>
  )
}

/** After another freeze: how many heads it changed, and to who answers for it which. */
export function RollChangesCard({ at, decision }: RollCardProps) {
  const words = rollTexts.use()
  const isAgain = (decision.roll?.freeze ?? 0) > 1
  const changes = useRollChanges(at, isAgain)
  if (!isAgain) return null
  return (
    <Section title={words.changes}>
      <QueryView query={changes} skeleton={<Skeleton cards={1} />}>
        {(data) => <ChangesBody changes={data} />}
      </QueryView>
    </Section>
  )
}

function ChangesBody({ changes }: { changes: RollChanges }) {
  const words = rollTexts.use()
  const names = voteNames.use()
  const area = (centiares: number | null) => (centiares === null ? null : names.area(squareMetres(centiares)))
  const roll = ({ freeze, heads, areaCentiares }: RollChanges['to']) =>
    words.from(freeze, names.heads(heads), area(areaCentiares) ?? '')
  const counts = changes.counts.filter(({ heads }) => heads > 0)
  return (
    <Card id="roll-changes">
      <Stack tight>
        <Box as="p">{roll(changes.from)}</Box>
        <Box as="p">{roll(changes.to)}</Box>
        {counts.length === 0 && <Box as="p">{words.same}</Box>}
        <Figures
          id="roll-changes-counts"
          items={counts.map(({ kind, heads }) => ({
            id: `roll-${kind}`,
            name: words.kinds[kind],
            value: words.heads(heads),
          }))}
        />
        {changes.lines.length > 0 && (
          <Fold id="roll-lines" title={words.lines}>
            {changes.lines.map(({ kind, units, before, after }) => (
              <ListRow
                key={`${kind} ${units.map(({ unitId }) => unitId).join()}`}
                title={units.map(({ label }) => label).join('、')}
                note={`${words.kinds[kind]} · ${words.area(area(before), area(after))}`}
              />
            ))}
          </Fold>
        )}
      </Stack>
    </Card>
  )
}
