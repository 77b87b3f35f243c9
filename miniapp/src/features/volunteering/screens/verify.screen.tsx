import { useRouter } from '@tarojs/taro'
import type { VerifiedCertificate } from '@liren/shared/volunteering.recognition'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { fullMomentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { FactList } from '../../../ui/fact.list.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { useVerified } from '../hooks/use-recognition.ts'
import { recognitionTexts } from '../recognition.texts.ts'

/** What a certificate says, for whoever holds the paper, without signing in. */
export function VerifyScreen() {
  const words = recognitionTexts.use()
  const locale = useLocale()
  const { community = '', id = '' } = useRouter().params
  const verified = useVerified({ communityId: community, certificateId: id })
  return (
    <Screen id="verify" title={words.verifyTitle}>
      <QueryView query={verified}>
        {(data) => (
          <Stack>
            <Banner id="certificate-verified" tone="good">
              {words.verified}
            </Banner>
            {data.minutesTakenBack > 0 && (
              <Banner id="certificate-corrected" tone="warn">
                {words.takenBack(
                  durationText(data.minutesTakenBack, locale),
                  durationText(data.minutes - data.minutesTakenBack, locale),
                )}
              </Banner>
            )}
            <Said certificate={data} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

function Said({ certificate }: { certificate: VerifiedCertificate }) {
  const words = recognitionTexts.use()
  const locale = useLocale()
  const { servedFrom, servedTo } = certificate
  const at = (instant: string) => fullMomentText(instant, locale)
  return (
    <Card id="certificate-facts">
      <FactList
        items={[
          [words.number, certificate.number],
          [words.who, certificate.nameMasked],
          [words.hours, durationText(certificate.minutes, locale)],
          [words.services, words.times(certificate.services)],
          [words.span, servedFrom && servedTo && words.from(at(servedFrom), at(servedTo))],
          [words.standing, words.standings[certificate.standing]],
          [words.issuer, words.issuerOf(certificate.community)],
          [words.issuedAt, at(certificate.issuedAt)],
        ]}
      />
      {certificate.content.length > 0 && (
        <>
          <Box as="h2">{words.content}</Box>
          <FactList
            items={certificate.content.map((one) => [
              one.title,
              words.line(durationText(one.minutes, locale), one.services),
            ])}
          />
        </>
      )}
    </Card>
  )
}
