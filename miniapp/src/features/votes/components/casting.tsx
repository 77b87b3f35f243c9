import { useNow } from '../../../lib/clock.ts'
import { useIsOffline } from '../../../lib/connection.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { StepUpSheet } from '../../../ui/step.up.sheet.tsx'
import { choicesOf } from '../ballot.draft.ts'
import { ballotTexts } from '../ballot.texts.ts'
import { useCasting, useFilling } from '../hooks/use-ballot.ts'
import { takesBallots } from '../votes.phases.ts'
import { castFault, type OfHead } from './of.head.ts'
import { ConfirmSheet } from './confirm.sheet.tsx'
import { Filling } from './filling.tsx'
import { Waiting } from './waiting.tsx'

/** Filling in, looking over and casting; what was sealed and got no answer stands in front of everything else. */
export function Casting({ at, decision, head, label }: OfHead) {
  const words = ballotTexts.use()
  const now = useNow()
  const isOffline = useIsOffline()
  const filling = useFilling(head, decision.motions)
  const { casting, question, waiting, letGo } = useCasting(at, decision, head)
  const { policy } = decision
  if (!takesBallots(decision, now)) {
    return (
      <Screen id="ballot" title={words.title}>
        <Stack>
          {label}
          <EmptyState
            id="ballot-late"
            picture="lamp"
            title={words.lateTitle}
            body={isOffline && waiting !== null ? words.lateUnknown : words.late}
          />
        </Stack>
      </Screen>
    )
  }
  const cast = () => casting.mutate(filling.draft, { onSuccess: filling.done, onError: filling.endReview })
  const fault = casting.error ? castFault(casting.error, words) : null
  const asking = question && <StepUpSheet question={question} />
  if (waiting !== null && !filling.isReviewing) {
    return (
      <Waiting
        decision={decision}
        choices={waiting.choices}
        fault={fault}
        isCasting={casting.isPending}
        onCast={cast}
        onDrop={letGo}
        label={label}
        sheets={asking}
      />
    )
  }
  const confirm = filling.isReviewing && (
    <ConfirmSheet
      decision={decision}
      choices={waiting?.choices ?? choicesOf(filling.draft, decision.motions)}
      fault={fault}
      isCasting={casting.isPending}
      onCast={cast}
      onClose={filling.endReview}
    />
  )
  return (
    <Screen
      id="ballot"
      title={words.title}
      footer={
        <>
          {fault !== null && !filling.isReviewing && <Banner tone="danger">{fault}</Banner>}
          {filling.saysMissing && (
            <Banner id="ballot-missing" tone="warn">
              {words.missing(filling.missing.length)}
            </Banner>
          )}
          <Button id="ballot-review" kind="primary" onPress={filling.review}>
            {filling.saysMissing ? words.reviewAnyway : words.review}
          </Button>
        </>
      }
      sheets={asking ?? confirm}
    >
      <Filling
        decision={decision}
        head={head}
        state={filling}
        intro={policy.allowRevote ? words.introRevote : words.intro}
        label={label}
      />
    </Screen>
  )
}
