/** Browsers have no privacy question of their own. */
export function watchPrivacyQuestion(_asked: (answer: (agreed: boolean) => void) => void): void {}

export function AgreePrivacyButton(_: {
  id: string
  className?: string | undefined
  children: string
  onAgree: () => void
}) {
  return null
}
