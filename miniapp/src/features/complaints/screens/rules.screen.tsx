import { useState } from 'react'
import { mostDispatchRules, type DispatchRules } from '@liren/shared/complaints.dispatch'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { OrderTools, toolsFor } from '../components/order.tools.tsx'
import { RuleCard } from '../components/rule.card.tsx'
import { useRules, useSetRules } from '../hooks/use-rules.ts'
import { blankRule, formsOf, placesIn, ruleOf, rulesForm, type RuleForm } from '../rules.draft.ts'
import { rulesTexts } from '../rules.texts.ts'

/** Where reports go: rules in the order in which they are tried (committee). */
export function DispatchRulesScreen() {
  return (
    <SignedIn title={rulesTexts.use().title}>
      <RulesPage />
    </SignedIn>
  )
}

function RulesPage() {
  const words = rulesTexts.use()
  const { community = '' } = usePageParams()
  const rules = useRules(community)
  if (rules.data) return <Rules communityId={community} known={rules.data} />
  return (
    <Screen id="dispatch-rules" title={words.title}>
      <QueryView query={rules}>{() => null}</QueryView>
    </Screen>
  )
}

function Rules({ communityId, known }: { communityId: string; known: DispatchRules }) {
  const words = rulesTexts.use()
  const tree = useTree(communityId).data
  const [rules, setRules, { isChanged }] = useFormDraft(rulesForm, `dispatch-rules.${communityId}`, formsOf(known))
  const [isMissing, setMissing] = useState(false)
  const setting = useSetRules(communityId)
  const change = (next: RuleForm[]) => {
    setMissing(false)
    setRules(next)
  }
  const save = () => {
    const read = rules.flatMap((rule) => ruleOf(rule) ?? [])
    if (read.length < rules.length) setMissing(true)
    else setting.mutate({ version: known.version, rules: read })
  }
  return (
    <Screen
      id="dispatch-rules"
      title={words.title}
      footer={
        <>
          {isMissing && <Banner tone="warn">{words.missing}</Banner>}
          {setting.error && <Banner tone="danger">{messageOf(setting.error)}</Banner>}
          <Button id="rules-save" kind="primary" disabled={!isChanged} busy={setting.isPending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="p">{words.intro}</Box>
        {setting.isSuccess && !isChanged && (
          <Banner id="rules-saved" tone="good">
            {words.saved}
          </Banner>
        )}
        {rules.length === 0 && (
          <EmptyState id="rules-empty" picture="stairs" title={words.emptyTitle} body={words.emptyBody} />
        )}
        {rules.map((rule, at) => (
          <RuleCard
            key={at}
            at={at + 1}
            rule={rule}
            offices={known.offices}
            places={tree ? placesIn(tree) : []}
            onChange={(part) => change(rules.map((one, index) => (index === at ? { ...one, ...part } : one)))}
            tools={
              <OrderTools
                id={`rule-${String(at + 1)}`}
                name={words.rule(at + 1, rule.name)}
                words={words}
                {...toolsFor(rules, at, change)}
              />
            }
          />
        ))}
        {rules.length < mostDispatchRules && (
          <Button id="rule-add" icon="plus" onPress={() => change([...rules, blankRule])}>
            {words.add}
          </Button>
        )}
      </Stack>
    </Screen>
  )
}
