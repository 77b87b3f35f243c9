/** WeChat draws the title and the way back itself. */
export function TitleBar(_: { title: string; isTab: boolean; onBack?: (() => void) | undefined }) {
  return null
}
