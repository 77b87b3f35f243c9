import { Box, Txt } from '../../../platform/elements.tsx'
import { canPrint, printPage } from '../../../platform/print.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import type { CeremonyState } from '../hooks/use-ceremony.ts'
import type { KeyPair } from '../key.seal.ts'
import { openingTexts } from '../opening.texts.ts'
import { KeySheet } from './key.sheet.tsx'
import styles from './ceremony.module.css'

/** The key is on the screen: written down twice, and who keeps each. */
export function Keeping({ state, pair, title }: { state: CeremonyState; pair: KeyPair; title: string }) {
  const words = openingTexts.use()
  const { keepers, setKeepers, isFaultSaid } = state
  const [first, second] = keepers
  const fault = isFaultSaid ? words.keptByFault : undefined
  const field = (id: string, label: string, value: string, onInput: (text: string) => void) => (
    <Field for={id} label={label} hint={id === 'keeper-1' ? words.keptByHint : undefined} fault={fault}>
      <TextInput
        id={id}
        label={label}
        value={value}
        onInput={onInput}
        maxLength={40}
        autoComplete="off"
        invalid={fault !== undefined}
        describedBy={noteOf(id)}
      />
    </Field>
  )
  return (
    <Stack>
      <Box className="unprinted">
        <Banner tone="warn">{words.keepBody}</Banner>
      </Box>
      <KeySheet pair={pair} title={title} />
      <Box className="unprinted">
        <Stack>
          {canPrint ? (
            <Button id="key-print" icon="print" onPress={printPage}>
              {words.print}
            </Button>
          ) : (
            <Banner tone="info">{words.noPrint}</Banner>
          )}
          <Section title={words.keptBy}>
            <Card>
              <Stack>
                {field('keeper-1', words.keptByFirst, first, (text) => setKeepers([text, second]))}
                {field('keeper-2', words.keptBySecond, second, (text) => setKeepers([first, text]))}
              </Stack>
            </Card>
          </Section>
        </Stack>
      </Box>
    </Stack>
  )
}

/** The key is hidden, and a part of it typed back from the paper. */
export function Proving({ state, asked }: { state: CeremonyState; asked: readonly number[] }) {
  const words = openingTexts.use()
  const isDemo = Boolean(useDemo().data)
  return (
    <Stack>
      <Box as="h2" className={styles['title']}>
        {words.proveTitle}
      </Box>
      <Box as="p">{words.proveBody}</Box>
      <Card>
        <Stack>
          {asked.map((group, n) => {
            const id = `prove-${String(n + 1)}`
            const isWrong = state.isFaultSaid && (state.wrong[n] ?? true)
            return (
              <Field
                key={group}
                for={id}
                label={words.proveGroup(group + 1)}
                fault={isWrong ? words.proveFault : undefined}
              >
                <TextInput
                  id={id}
                  className={styles['letters']}
                  label={words.proveGroup(group + 1)}
                  value={state.typed[n] ?? ''}
                  onInput={(text) => state.type(n, text)}
                  maxLength={8}
                  autoComplete="off"
                  invalid={isWrong}
                  describedBy={noteOf(id)}
                />
              </Field>
            )
          })}
        </Stack>
      </Card>
      {isDemo && (
        <Button id="prove-demo" icon="key" onPress={state.fillIn}>
          {words.proveDemo}
        </Button>
      )}
      <Button id="key-look-again" kind="quiet" icon="eye" onPress={state.lookAgain}>
        {words.lookAgain}
      </Button>
      <Txt className={styles['note']}>{words.openNote}</Txt>
    </Stack>
  )
}
