import { useState } from 'react'
import type { Role } from '@liren/shared/roles'
import { gridPosts } from '@liren/shared/neighbourhood.editing'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { names } from '../../../lib/names.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useColumns } from '../../columns/hooks/use-columns.ts'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { blankGrant, grantable, grantFault, grantForm, grantOf, scopesFor, type GrantFault } from '../grant.draft.ts'
import { useGrantRole } from '../hooks/use-role-grants.ts'
import { postNames } from '../posts.texts.ts'
import { rolesTexts } from '../roles.texts.ts'
import { TermFields } from './term.fields.tsx'

/** Gives somebody an office: who, which, where, how long. */
export function GrantSheet({ communityId, onClose }: { communityId: string; onClose: () => void }) {
  const words = rolesTexts.use()
  const roleNames = names.use().role
  const posts = postNames.use()
  const tree = useTree(communityId)
  const columns = useColumns(communityId)
  const [form, setForm, draft] = useFormDraft(grantForm, 'grant', blankGrant(''))
  const [wasTried, setTried] = useState(false)
  const granting = useGrantRole(communityId)
  const fault = grantFault(form)
  const saying = (which: GrantFault) => (wasTried && fault === which ? words.faults[which] : undefined)
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const scopes = tree.data ? scopesFor(form.role, tree.data, columns.data?.items ?? []) : []
  const grant = () => {
    setTried(true)
    if (fault !== null) return
    granting.mutate(grantOf(form), {
      onSuccess: () => {
        draft.done()
        onClose()
      },
    })
  }
  return (
    <Sheet
      id="grant-sheet"
      title={words.grant}
      onClose={onClose}
      footer={
        <Button id="grant-confirm" kind="primary" busy={granting.isPending} onPress={grant}>
          {words.grant}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.grantNote}</Box>
        {granting.error && <Banner tone="danger">{messageOf(granting.error)}</Banner>}
        <Field for="grant-phone" label={words.phone} fault={saying('phone')}>
          <TextInput
            id="grant-phone"
            kind="phone"
            value={form.phone}
            onInput={(phone) => change({ phone })}
            maxLength={24}
            label={words.phone}
            invalid={saying('phone') !== undefined}
            describedBy={noteOf('grant-phone')}
          />
        </Field>
        <Field for="grant-nickname" label={words.nickname} hint={words.nicknameHint} fault={saying('nickname')}>
          <TextInput
            id="grant-nickname"
            value={form.nickname}
            onInput={(nickname) => change({ nickname })}
            maxLength={20}
            label={words.nickname}
            invalid={saying('nickname') !== undefined}
            describedBy={noteOf('grant-nickname')}
          />
        </Field>
        <Field for="grant-role" label={words.role}>
          <SelectInput
            id="grant-role"
            label={words.role}
            value={form.role}
            onChange={(role) => change({ role: role as Role, scope: '' })}
            choices={grantable.map((value) => ({ value, text: roleNames[value] }))}
          />
        </Field>
        <QueryView query={tree}>
          {() => (
            <Field
              for="grant-scope"
              label={words.scope}
              hint={scopes.length === 0 ? words.noScope : undefined}
              fault={saying('scope')}
            >
              <SelectInput
                id="grant-scope"
                label={words.scope}
                value={form.scope}
                onChange={(scope) => change({ scope })}
                choices={[{ value: '', text: words.chooseScope }, ...scopes]}
              />
            </Field>
          )}
        </QueryView>
        {form.role === 'grid_worker' && (
          <LongField label={words.post}>
            <Chips oneOf label={words.post}>
              {gridPosts.map((post) => (
                <Chip
                  key={post}
                  id={`grant-post-${post}`}
                  role="radio"
                  chosen={post === form.post}
                  onPress={() => change({ post })}
                >
                  {posts[post]}
                </Chip>
              ))}
            </Chips>
          </LongField>
        )}
        <TermFields
          id="grant"
          terms={['usual', 'open', 'until']}
          term={form.term}
          day={form.day}
          onChange={change}
          fault={saying('day')}
        />
      </Stack>
    </Sheet>
  )
}
