import type { ComplaintPartner } from '@liren/shared/complaints.partners'
import { useState } from 'react'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { messageOf } from '../../../lib/messages.ts'
import { copy } from '../../../platform/clipboard.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Field } from '../../../ui/field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { CallbackSheet } from '../components/callback.sheet.tsx'
import { usePartners, usePartnerWork } from '../hooks/use-partners.ts'
import { partnersTexts } from '../partners.texts.ts'

/** Bodies outside that use the public API: which there are, and another one with its key (committee). */
export function ComplaintPartnersScreen() {
  return (
    <SignedIn title={partnersTexts.use().title}>
      <PartnersPage />
    </SignedIn>
  )
}

function PartnersPage() {
  const words = partnersTexts.use()
  const { community = '' } = usePageParams()
  const [name, setName] = useState('')
  const [calling, setCalling] = useState<string | null>(null)
  const partners = usePartners(community)
  const { adding, renewing, removing } = usePartnerWork(community)
  const error = adding.error ?? renewing.error ?? removing.error
  const shown = renewing.data ?? adding.data
  const called = partners.data?.items.find(({ id }) => id === calling)
  return (
    <Screen
      id="complaint-partners"
      title={words.title}
      sheets={called && <CallbackSheet communityId={community} partner={called} onClose={() => setCalling(null)} />}
    >
      <Stack>
        <Box as="p">{words.intro}</Box>
        {error && <Banner tone="danger">{messageOf(error)}</Banner>}
        {shown && <Key name={shown.partner.name} value={shown.key} />}
        <QueryView query={partners}>
          {({ items, abilities }) =>
            items.length === 0 ? (
              <EmptyState id="partners-empty" picture="board" title={words.emptyTitle} body={words.emptyBody} />
            ) : (
              <Stack>
                {items.map((partner) => (
                  <Partner
                    key={partner.id}
                    communityId={community}
                    partner={partner}
                    abilities={abilities}
                    onCallback={() => setCalling(partner.id)}
                    onRenew={() => renewing.mutate(partner.id)}
                    onRemove={() => removing.mutate(partner.id)}
                  />
                ))}
              </Stack>
            )
          }
        </QueryView>
        {partners.data?.abilities.edit === true && (
          <Section title={words.addTitle}>
            <Stack>
              <Field for="partner-name" label={words.name}>
                <TextInput
                  id="partner-name"
                  value={name}
                  onInput={setName}
                  placeholder={words.nameHint}
                  maxLength={40}
                  label={words.name}
                />
              </Field>
              <Button
                id="partner-add"
                icon="plus"
                disabled={name.trim() === ''}
                busy={adding.isPending}
                onPress={() => {
                  renewing.reset()
                  adding.mutate(name.trim(), { onSuccess: () => setName('') })
                }}
              >
                {words.add}
              </Button>
            </Stack>
          </Section>
        )}
      </Stack>
    </Screen>
  )
}

/** A key, this once. */
function Key({ name, value }: { name: string; value: string }) {
  const words = partnersTexts.use()
  const [isCopied, setCopied] = useState(false)
  return (
    <Card id="partner-key" tinted>
      <Stack tight>
        <Box as="p">{words.key(name)}</Box>
        <Box as="p" id="partner-key-value">
          {value}
        </Box>
        <Button id="partner-key-copy" snug onPress={() => void copy(value).then(setCopied)}>
          {isCopied ? words.copied : words.copy}
        </Button>
      </Stack>
    </Card>
  )
}

interface PartnerProps {
  communityId: string
  partner: ComplaintPartner
  abilities: { edit: boolean; setCallback: boolean }
  onCallback: () => void
  onRenew: () => void
  onRemove: () => void
}

function Partner({ communityId, partner, abilities, onCallback, onRenew, onRemove }: PartnerProps) {
  const { id, name, shared, isCalled } = partner
  const words = partnersTexts.use()
  return (
    <Card id={`partner-${id}`}>
      <Stack tight>
        <Box as="h2">{name}</Box>
        <Box as="p">{words.shared(shared)}</Box>
        <Box as="p">{words.called(isCalled)}</Box>
        <Buttons>
          {abilities.edit && (
            <>
              <Button
                id={`partner-orders-${id}`}
                snug
                icon="bullets"
                label={words.orders(name)}
                onPress={() => open(complaintRoutes.hotline(communityId, id))}
              >
                {words.ordersShort}
              </Button>
              <Button id={`partner-renew-${id}`} snug icon="key" label={words.renew(name)} onPress={onRenew}>
                {words.renewShort}
              </Button>
              <Button id={`partner-remove-${id}`} snug kind="quiet" label={words.remove(name)} onPress={onRemove}>
                {words.removeShort}
              </Button>
            </>
          )}
          {abilities.setCallback && (
            <Button id={`partner-callback-${id}`} snug icon="link" label={words.callback(name)} onPress={onCallback}>
              {words.callbackShort}
            </Button>
          )}
        </Buttons>
      </Stack>
    </Card>
  )
}
