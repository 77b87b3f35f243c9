import { useState } from 'react'
import type { RegisterImport } from '@liren/shared/register'
import { usePageParams } from '../../../platform/page.params.ts'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { ChooseStep } from '../components/choose.step.tsx'
import { DoneStep, GivenUpStep } from '../components/end.step.tsx'
import { FoundStep } from '../components/found.step.tsx'
import { MappingStep } from '../components/mapping.step.tsx'
import { WorkingStep } from '../components/working.step.tsx'
import { useFreshRegister, useImport } from '../hooks/use-import.ts'
import { importTexts } from '../import.texts.ts'
import { registerTexts } from '../register.texts.ts'

/** From a committee's own spreadsheet to the register: file, columns, check, write. Where it stands is the server's. */
export function ImportScreen() {
  return (
    <SignedIn title={importTexts.use().title}>
      <ImportPage />
    </SignedIn>
  )
}

function ImportPage() {
  const { community = '', id, estate } = usePageParams()
  return id === undefined ? (
    <NewImport communityId={community} estateId={estate} />
  ) : (
    <OneImport communityId={community} importId={id} />
  )
}

function NewImport({ communityId, estateId }: { communityId: string; estateId: string | undefined }) {
  const words = importTexts.use()
  const register = registerTexts.use()
  const tree = useTree(communityId)
  const estates = tree.data?.estates ?? []
  const chosen = estates.find(({ id }) => id === estateId) ?? estates[0]
  if (chosen) return <ChooseStep communityId={communityId} estates={estates} estateId={chosen.id} />
  return (
    <Screen id="register-import-page" title={words.title} wide>
      <QueryView query={tree}>
        {() => <EmptyState picture="stairs" title={register.noEstatesTitle} body={register.noEstatesBody} />}
      </QueryView>
    </Screen>
  )
}

function OneImport({ communityId, importId }: { communityId: string; importId: string }) {
  const words = importTexts.use()
  const query = useImport(communityId, importId)
  if (query.data) return <Step communityId={communityId} one={query.data} error={query.error} />
  return (
    <Screen id="register-import-page" title={words.title} wide>
      <QueryView query={query}>{() => null}</QueryView>
    </Screen>
  )
}

interface StepProps {
  communityId: string
  one: RegisterImport
  error: unknown
}

function Step({ communityId, one, error }: StepProps) {
  const [isMapping, setMapping] = useState(false)
  useFreshRegister(communityId, one)
  const at = { communityId, one }
  switch (one.status) {
    case 'reading':
    case 'checking':
    case 'applying':
      return <WorkingStep {...at} status={one.status} error={error} />
    case 'mapping':
      return <MappingStep {...at} onChecked={() => setMapping(false)} />
    case 'checked':
      return isMapping ? (
        <MappingStep {...at} onChecked={() => setMapping(false)} />
      ) : (
        <FoundStep key={one.version} {...at} onMapping={() => setMapping(true)} />
      )
    case 'applied':
      return <DoneStep {...at} />
    default:
      return <GivenUpStep {...at} />
  }
}
