import { useState } from 'react'
import type { Tree } from '@liren/shared/neighbourhood'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Panes } from '../../../ui/panes.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useFreshOnShow } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { StepUpSheet } from '../../../ui/step.up.sheet.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { Entrances } from '../components/entrances.tsx'
import { EstateChips } from '../components/estate.chips.tsx'
import { ExportPart, ExportSheet } from '../components/export.part.tsx'
import { ImportsList } from '../components/imports.list.tsx'
import { TotalsCard } from '../components/totals.card.tsx'
import { useExport } from '../hooks/use-export.ts'
import { useTotals } from '../hooks/use-register.ts'
import { registerTexts } from '../register.texts.ts'

/** Who owns what, estate by estate: the figures a vote stands on, and the ways to bring the list in and out. */
export function RegisterScreen() {
  return (
    <SignedIn title={registerTexts.use().title}>
      <RegisterPage />
    </SignedIn>
  )
}

function RegisterPage() {
  const words = registerTexts.use()
  const { community = '', estate } = usePageParams()
  const tree = useTree(community)
  const [chosenId, setChosenId] = useState(estate)
  const chosen = tree.data?.estates.find(({ id }) => id === chosenId) ?? tree.data?.estates[0]
  if (!tree.data || !chosen) {
    return (
      <Screen id="register" title={words.title} wide>
        <QueryView query={tree}>
          {() => <EmptyState picture="stairs" title={words.noEstatesTitle} body={words.noEstatesBody} />}
        </QueryView>
      </Screen>
    )
  }
  return (
    <EstateRegister
      key={chosen.id}
      communityId={community}
      tree={tree.data}
      estate={chosen}
      onEstate={(id) => setChosenId(id)}
    />
  )
}

interface EstateRegisterProps {
  communityId: string
  tree: Tree
  estate: Tree['estates'][number]
  onEstate: (estateId: string) => void
}

function EstateRegister({ communityId, tree, estate, onEstate }: EstateRegisterProps) {
  const words = registerTexts.use()
  const totals = useTotals(communityId, estate.id)
  const exporting = useExport(communityId, estate.id)
  const [isAsking, setAsking] = useState(false)
  useFreshOnShow(totals)
  return (
    <Screen
      id="register"
      title={words.title}
      wide
      footer={
        <Button
          id="register-import"
          kind="primary"
          icon="plus"
          onPress={() => open(routes.registerImport(communityId, { estate: estate.id }))}
        >
          {words.import}
        </Button>
      }
      sheets={
        <>
          {isAsking && <ExportSheet state={exporting} onClose={() => setAsking(false)} />}
          <StepUpSheet question={exporting.question} />
        </>
      }
    >
      <Panes
        aside={
          <Stack>
            <EstateChips label={words.estate} estates={tree.estates} chosenId={estate.id} onChange={onEstate} />
            <QueryView query={totals}>{(data) => <TotalsCard id="register-totals" totals={data} />}</QueryView>
            <ExportPart state={exporting} onAsk={() => setAsking(true)} />
          </Stack>
        }
      >
        <Section title={words.byEntrance}>
          <Entrances communityId={communityId} estate={estate} />
        </Section>
        <Section title={words.imports}>
          <ImportsList communityId={communityId} />
        </Section>
      </Panes>
    </Screen>
  )
}
