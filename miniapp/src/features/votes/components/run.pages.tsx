import type { Decision } from '@liren/shared/votes.views'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { usePrint } from '../hooks/use-step.ts'
import { runTexts } from '../run.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { hasResult } from '../votes.phases.ts'

type Page = 'candidates' | 'delivery' | 'opening' | 'turnout' | 'papers' | 'counting' | 'official'

const icons: Record<Page, IconName> = {
  candidates: 'me',
  delivery: 'inbox',
  opening: 'key',
  turnout: 'people',
  papers: 'file',
  counting: 'numbers',
  official: 'shield',
}

/** The pages on which something is done with a decision as it stands, in the order of its life. */
function pagesOf({ motions, noticedAt, policy, steps, abilities, state }: Decision): Page[] {
  const runs = abilities.answer
  const shown: [Page, boolean][] = [
    ['candidates', motions.some(({ kind }) => kind === 'election')],
    ['delivery', runs && noticedAt !== null],
    ['opening', steps.includes('OPEN')],
    ['turnout', abilities.seeTurnout],
    ['papers', abilities.recordPaper],
    ['counting', abilities.count || abilities.recount || (runs && state === 'CLOSED')],
    ['official', runs && policy.legalMode === 'OFFICIAL_EXTERNAL' && noticedAt !== null],
  ]
  return shown.flatMap(([page, isShown]) => (isShown ? [page] : []))
}

/** Where each thing of a decision is done, and the sheets to be printed. */
export function RunPages({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = runTexts.use()
  const print = usePrint(at)
  const { communityId, decisionId } = at
  const isElsewhere = decision.legalMode === 'OFFICIAL_EXTERNAL'
  const answers = decision.abilities.answer || decision.abilities.comment
  return (
    <Section title={words.pages}>
      {print.error && <Banner tone="danger">{messageOf(print.error)}</Banner>}
      <Card flush>
        {decision.abilities.edit && (
          <ListRow
            id="run-edit"
            icon="edit"
            title={words.edit}
            note={words.editNote}
            onPress={() => open(voteRoutes.draft(communityId, decisionId))}
          />
        )}
        {decision.demandId !== null && (
          <ListRow
            id="run-demand"
            icon="people"
            title={words.demand}
            note={words.demandNote}
            onPress={() => open(voteRoutes.demands(communityId))}
          />
        )}
        <ListRow
          id="run-as-owner"
          icon="eye"
          title={words.asOwner}
          note={words.asOwnerNote}
          onPress={() => open(routes.decision(communityId, decisionId))}
        />
        {answers && (
          <ListRow
            id="run-answers"
            icon="chat"
            title={words.answers}
            note={words.answersNote}
            trailing={decision.openRemarks > 0 && <Badge tone="warn">{words.open(decision.openRemarks)}</Badge>}
            onPress={() => open(voteRoutes.answers(communityId, decisionId))}
          />
        )}
        {pagesOf(decision).map((page) => (
          <ListRow
            key={page}
            id={`run-${page}`}
            icon={icons[page]}
            title={words[page]}
            note={page === 'turnout' && isElsewhere ? words.turnoutElsewhere : words[`${page}Note`]}
            onPress={() => open(voteRoutes[page](communityId, decisionId))}
          />
        ))}
        {decision.agendaHash !== null && (
          <ListRow
            id="run-print-notice"
            icon="print"
            title={words.notice}
            note={words.noticeNote}
            onPress={() => print.mutate('notice')}
          />
        )}
        {hasResult(decision.state) && decision.countedAt !== null && (
          <ListRow
            id="run-print-result"
            icon="print"
            title={words.resultNotice}
            note={words.resultNoticeNote}
            onPress={() => print.mutate('resultNotice')}
          />
        )}
      </Card>
    </Section>
  )
}
