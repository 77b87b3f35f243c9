import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { bindingTexts } from '../binding.texts.ts'
import { Bound } from '../components/bound.tsx'
import { CodeStep } from '../components/code.step.tsx'
import { FlatStep } from '../components/flat.step.tsx'
import { useJoining, type Joining } from '../hooks/use-joining.ts'

/** Binding a flat by its slip: the code, the flat and who I am there, and what I may do now. */
export function JoinScreen() {
  const words = bindingTexts.use().join
  return (
    <SignedIn title={words.title} why={{ title: words.signIn, body: words.signInBody }}>
      <JoinPage />
    </SignedIn>
  )
}

function JoinPage() {
  const words = bindingTexts.use().join
  const joining = useJoining(usePageParams())
  return (
    <Screen id="join" title={words.title} footer={!joining.bound && <Footer joining={joining} />}>
      <Stack>
        <Stations label={words.stepsLabel} names={words.steps} present={stepOf(joining)} />
        <Step joining={joining} />
      </Stack>
    </Screen>
  )
}

function stepOf({ bound, flat }: Joining): number {
  if (bound) return 2
  return flat ? 1 : 0
}

function Step({ joining }: { joining: Joining }) {
  const { bound, flat } = joining
  if (bound) return <Bound flat={bound} />
  return flat ? <FlatStep joining={joining} flat={flat} /> : <CodeStep joining={joining} />
}

function Footer({ joining }: { joining: Joining }) {
  const { join: words, who } = bindingTexts.use()
  return joining.flat ? (
    <>
      {joining.isWhoMissing && <Banner tone="warn">{who.missing}</Banner>}
      <Button id="join-submit" kind="primary" busy={joining.isBinding} onPress={joining.submit}>
        {words.submit}
      </Button>
    </>
  ) : (
    <Button id="join-next" kind="primary" busy={joining.isAsking} onPress={joining.ask}>
      {words.next}
    </Button>
  )
}
