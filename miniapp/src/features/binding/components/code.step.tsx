import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { canScan } from '../../../platform/scan.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { typedCode } from '../code.draft.ts'
import { bindingTexts } from '../binding.texts.ts'
import type { Joining } from '../hooks/use-joining.ts'
import styles from './code.step.module.css'

/** The code of the slip: by the camera in WeChat, by hand anywhere. */
export function CodeStep({ joining }: { joining: Joining }) {
  const words = bindingTexts.use().join
  const { draft, fault, askError } = joining
  const typed = fault === null || fault === 'scan' ? undefined : words.codeFaults[fault]
  const refused = askError ? messageOf(askError) : undefined
  return (
    <Stack>
      <Box as="p">{words.intro}</Box>
      {canScan ? (
        <Button id="join-scan" icon="scan" onPress={() => void joining.scanSlip()}>
          {words.scan}
        </Button>
      ) : (
        <Banner tone="info">{words.noScan}</Banner>
      )}
      {fault === 'scan' && <Banner tone="warn">{words.scanFault}</Banner>}
      <Field for="join-code" label={words.code} hint={words.codeHint} fault={typed ?? refused}>
        <TextInput
          id="join-code"
          className={styles['code']}
          value={draft.code}
          onInput={(code) => joining.type(typedCode(draft.code, code))}
          onEnter={joining.ask}
          placeholder={words.codePlaceholder}
          maxLength={24}
          autoComplete="off"
          label={words.code}
          invalid={typed !== undefined || refused !== undefined}
          describedBy={noteOf('join-code')}
        />
      </Field>
      <Button id="join-without" kind="quiet" onPress={() => open(routes.requestBinding)}>
        {words.without}
      </Button>
    </Stack>
  )
}
