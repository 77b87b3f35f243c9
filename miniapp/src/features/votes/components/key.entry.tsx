import { useState } from 'react'
import type { Decision } from '@liren/shared/votes.views'
import { messageOf } from '../../../lib/messages.ts'
import { Txt } from '../../../platform/elements.tsx'
import { canScan, scan } from '../../../platform/scan.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { countingTexts } from '../counting.texts.ts'
import { demoKeyText, markOf, plainKey, readTypedKey } from '../key.seal.ts'
import { KeyGroups } from './key.groups.tsx'
import styles from './motion.card.module.css'

/** The key as it is typed: in this page's memory alone, checked here before anything is sent. */
export function useTypedKey(decision: Decision) {
  const [typed, setTyped] = useState('')
  const { groups, fault } = readTypedKey(decision, typed)
  return { typed, setTyped, groups, fault, isRight: fault === null }
}

interface KeyEntryProps {
  decision: Decision
  state: ReturnType<typeof useTypedKey>
  error: unknown
}

/** The private half from paper: typed or scanned, shown back in its groups, and told at once whether it is the one. */
export function KeyEntry({ decision, state, error }: KeyEntryProps) {
  const words = countingTexts.use()
  const { typed, setTyped, groups, fault } = state
  const count = plainKey(typed).length
  const demo = useDemo().data
  const demoKey = demo ? demoKeyText(decision, demo.voteKey) : null
  const hint = fault === 'short' && count > 0 ? words.faults.short(count) : words.keyHint
  const said = fault === null || fault === 'short' ? undefined : words.faults[fault]
  const scanned = async () => {
    const text = await scan()
    if (text !== null) setTyped(text)
  }
  return (
    <Section title={words.keyTitle}>
      <Card id="key-entry">
        <Stack>
          <Txt>{words.keyBody(markOf(decision.publicKey ?? ''))}</Txt>
          {demoKey !== null && (
            <Banner id="demo-key" tone="info">
              {words.demoKey}
            </Banner>
          )}
          {demoKey !== null && (
            <Button id="key-demo" icon="key" onPress={() => setTyped(demoKey)}>
              {words.useDemoKey}
            </Button>
          )}
          {canScan && (
            <Button id="key-scan" icon="scan" onPress={() => void scanned()}>
              {words.scan}
            </Button>
          )}
          <Field for="count-key" label={words.key} hint={hint} fault={said}>
            <LongInput
              id="count-key"
              label={words.key}
              value={typed}
              oneLine
              rows={3}
              maxLength={120}
              onInput={setTyped}
              invalid={said !== undefined}
              describedBy={noteOf('count-key')}
            />
          </Field>
          {groups.length > 0 && (
            <Stack tight>
              <Txt className={styles['meta']}>{words.groups}</Txt>
              <KeyGroups id="typed-groups" label={words.groups} groups={groups} say={words.group} />
            </Stack>
          )}
          {fault === null && (
            <Banner id="key-right" tone="good">
              {words.right}
            </Banner>
          )}
          <Txt className={styles['meta']}>{words.openNote}</Txt>
          {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
        </Stack>
      </Card>
    </Section>
  )
}
